/** A stored plan as its page shows it: names for ids, sentences for faults, one page of each list, so that a plan of any size is a page of its usual size. */
import type { MappingFault, UnitOutcome } from '~/domain/reorganisation/reorganisation'
import type { LoadedReorganisation } from '~/server/reorganisation/load-reorganisation.server'
import { faultsByRow } from '~/server/reorganisation/stored-plan.server'
import { pageOf } from './roster-address'

const PLAN_LISTS = ['faults', 'units', 'flows', 'roles', 'dependents'] as const
type PlanPages = Readonly<Record<(typeof PLAN_LISTS)[number], number>>
const PAGE = 25
/** Units named in one row; of more the number is told. */
const NAMED = 6
const ORDER: readonly UnitOutcome['kind'][] = ['created', 'changed', 'closed', 'kept', 'along']

/** Which page of each list the address asks for. */
export function planPagesOf(request: Request): PlanPages {
  return Object.fromEntries(PLAN_LISTS.map((name) => [name, pageOf(request, name)])) as Record<(typeof PLAN_LISTS)[number], number>
}

export function shownPlan({ view, people, page, total, size }: LoadedReorganisation, pages: PlanPages, sentence: (fault: MappingFault) => string) {
  const { plan, mapping } = view
  const before = new Map(plan?.units.map((unit) => [unit.id, unit.nameBefore ?? '']))
  const after = new Map(plan?.units.map((unit) => [unit.id, unit.nameAfter ?? unit.nameBefore ?? '']))
  const from = (id: string) => before.get(id) ?? ''
  const to = (id: string | null) => (id === null ? null : (after.get(id) ?? ''))
  const lines = new Map(mapping?.lines.map(({ row, entry }) => [row, [entry.from, entry.to].filter((text) => text !== '').join(' → ')]))
  const neighbours = neighboursOf(view.plan?.events ?? [])
  const named = (ids: readonly string[] | undefined, name: (id: string) => string) => ({ names: (ids ?? []).slice(0, NAMED).map(name), more: Math.max(0, (ids?.length ?? 0) - NAMED) })
  const units = [...(plan?.units ?? [])].sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
  const flows = (plan?.flows ?? []).map((flow) => ({ ...flow, from: from(flow.from), to: to(flow.to) })).sort((a, b) => (a.to ?? '').localeCompare(b.to ?? '', 'vi') || a.from.localeCompare(b.from, 'vi'))
  return {
    faults: onePage([...faultsByRow(plan, mapping)], pages.faults, ([row, faults]) => ({ row, text: lines.get(row) ?? '', sentences: [...new Set(faults.map(sentence))] })),
    units: onePage(units, pages.units, ({ id, kind, changes, nameBefore, nameAfter }) => ({ id, kind, changes, nameBefore, nameAfter, from: named(neighbours.from.get(id), from), to: named(neighbours.to.get(id), (other) => to(other) ?? '') })),
    flows: onePage(flows, pages.flows, (flow) => flow),
    roles: onePage(plan?.roles ?? [], pages.roles, ({ id, who, role, unitId, goesOn }) => ({ id, who, role, unit: from(unitId), goesOn: goesOn.map((one) => to(one) ?? '') })),
    dependents: onePage((plan?.dependents ?? []).map((one, index) => ({ ...one, index })), pages.dependents, ({ index, kind, unitId, name, count, fate, into }) => ({ id: `${index}`, kind, name, count, fate, unit: from(unitId), into: to(into) })),
    people: { rows: people.map((person) => ({ ...person, from: from(person.from), to: to(person.to) })), page, total, size },
    officers: plan?.officers ?? 0, lacking: plan?.unassigned ?? 0,
  }
}

/** A page beyond the last is the last. */
function onePage<Row, Shown>(all: readonly Row[], asked: number, shown: (row: Row) => Shown) {
  const page = Math.min(asked, Math.max(1, Math.ceil(all.length / PAGE)))
  return { rows: all.slice((page - 1) * PAGE, page * PAGE).map(shown), page, total: all.length, size: PAGE }
}

/** Of each unit the others that it comes from, and the others that it goes to. */
function neighboursOf(events: NonNullable<LoadedReorganisation['view']['plan']>['events']) {
  const found = { from: new Map<string, string[]>(), to: new Map<string, string[]>() }
  const add = (map: Map<string, string[]>, unit: string, other: string) => void (unit === other || map.set(unit, [...(map.get(unit) ?? []), other]))
  for (const event of events) for (const old of event.from) for (const next of event.to) { add(found.from, next, old); add(found.to, old, next) }
  return found
}
