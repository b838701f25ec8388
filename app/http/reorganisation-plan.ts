/** A stored plan as its page shows it: names for ids, sentences for faults; many units and lines are cut, with the whole in the file. */
import type { MappingFault } from '~/domain/reorganisation/reorganisation'
import type { LoadedReorganisation } from '~/server/reorganisation/load-reorganisation.server'
import { faultsByRow } from '~/server/reorganisation/stored-plan.server'

/** A city has some hundreds of communes; lines that are wrong are shown up to a hundred, the file holds all. */
const MOST_LINES = 100

export function shownPlan({ view, people }: LoadedReorganisation, sentence: (fault: MappingFault) => string) {
  const { plan, mapping } = view
  const before = new Map(plan?.units.map((unit) => [unit.id, unit.nameBefore ?? '']))
  const after = new Map(plan?.units.map((unit) => [unit.id, unit.nameAfter ?? unit.nameBefore ?? '']))
  const from = (id: string) => before.get(id) ?? ''
  const to = (id: string | null) => (id === null ? null : (after.get(id) ?? ''))
  const lines = new Map(mapping?.lines.map(({ row, entry }) => [row, [entry.from, entry.to].filter((text) => text !== '').join(' → ')]))
  const faulty = [...faultsByRow(plan, mapping)].slice(0, MOST_LINES).map(([row, faults]) => ({ row, text: lines.get(row) ?? '', sentences: [...new Set(faults.map(sentence))] }))
  return {
    units: (plan?.units ?? []).map(({ id, kind, changes, nameBefore, nameAfter }) => ({ id, kind, changes, nameBefore, nameAfter })),
    flows: (plan?.flows ?? []).map((flow) => ({ ...flow, from: from(flow.from), to: to(flow.to) })),
    roles: (plan?.roles ?? []).map(({ id, who, role, unitId, goesOn }) => ({ id, who, role, unit: from(unitId), goesOn: goesOn.map((one) => to(one) ?? '') })),
    dependents: (plan?.dependents ?? []).map(({ kind, unitId, name, count, fate, into }, index) => ({ id: `${index}`, kind, name, count, fate, unit: from(unitId), into: to(into) })),
    people: people.map((person) => ({ ...person, from: from(person.from), to: to(person.to) })),
    faulty, officers: plan?.officers ?? 0, lacking: plan?.unassigned ?? 0,
  }
}
