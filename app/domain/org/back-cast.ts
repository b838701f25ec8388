/**
 * People of units as they were on a day, put under the units of a later structure: each unit of the day stands where its
 * successor stands. A unit that only gave some people away stands for itself, and is told. One that was split, dissolved or left the tree is put nowhere and told as such; its people are
 * counted in the whole only where the whole itself was there on the day. Only units of the reader's own charge on the day
 * take part, so that no structure shows more than the day itself does. Source: issue "Compliance" (today's structure).
 */
import type { Day } from '../kernel/day'
import { hasGivenAway, type UnitChange, successorOf } from './successor'
import { topsOf, treeUnder } from './unit-tree'

type Placed = { readonly unitId: string; readonly parentId: string | null }

export type BackCast<Unit> = {
  /** top: the child of the root (of the later structure) or the root; null: of the whole, but under no child. */
  readonly placed: readonly { readonly unit: Unit; readonly top: string | null }[]
  /** Split into several units, of which some are here, and not of the whole on the day: counted nowhere. */
  readonly split: readonly Unit[]
  /** Placed, and gave some of its people to other units since: they are counted with it. */
  readonly gave: readonly Unit[]
}

/** In: units of the day and of the later day, the root asked about, who has charge of what, events, both days. Total. */
export function backCast<Unit extends Placed>(question: { readonly then: readonly Unit[]; readonly later: readonly Placed[]; readonly rootId: string; readonly held: ReadonlySet<string>; readonly changes: readonly UnitChange[]; readonly day: Day; readonly until: Day }): BackCast<Unit> {
  const { then, later, rootId, held, changes, day, until } = question
  const tops = topsOf(treeUnder(later, rootId))
  const whole = new Set(treeUnder(then, rootId).map(({ unitId }) => unitId))
  const parents = new Map(then.map(({ unitId, parentId }) => [unitId, parentId]))
  const alive = new Set(later.map(({ unitId }) => unitId))
  const placed: { unit: Unit; top: string | null }[] = []
  const split: Unit[] = []
  for (const unit of inCharge(then, held)) {
    const found = landing(unit.unitId, { parents, alive, changes, day, until })
    const top = found.kind === 'unit' ? tops.get(found.unitId) : undefined
    if (top !== undefined) placed.push({ unit, top })
    else if (whole.has(unit.unitId)) placed.push({ unit, top: null })
    else if (found.kind === 'split' && found.among.some((one) => tops.has(one))) split.push(unit)
  }
  return { placed, split, gave: placed.flatMap(({ unit, top }) => (top !== null && hasGivenAway(unit.unitId, changes, day, until) ? [unit] : [])) }
}

/** What stands for a unit of the day on the later one: a desk or department that ended without an event of its own went where its parent went. Total. */
export function landing(unitId: string, facts: { parents: ReadonlyMap<string, string | null>; alive: ReadonlySet<string>; changes: readonly UnitChange[]; day: Day; until: Day }): ReturnType<typeof successorOf> {
  const found = successorOf(unitId, facts.changes, facts.day, facts.until)
  if (found.kind !== 'unit' || facts.alive.has(found.unitId)) return found
  const parent = facts.parents.get(unitId)
  return parent ? landing(parent, facts) : { kind: 'ended' }
}

function inCharge<Unit extends Placed>(units: readonly Unit[], held: ReadonlySet<string>): Unit[] {
  const mine = new Set(units.filter(({ unitId }) => held.has(unitId)).flatMap(({ unitId }) => treeUnder(units, unitId).map((one) => one.unitId)))
  return units.filter(({ unitId }) => mine.has(unitId))
}
