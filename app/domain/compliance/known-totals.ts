/**
 * People and people who comply on a day, as known at an earlier moment beside as known now: of a unit and of each unit right
 * below it. What is known now is counted; what was known then is that without the rows of the people about whom something
 * was learnt since, and with the rows they had then. Source: issue "Compliance" (two times).
 */
import type { CountedRow } from '../snapshot/row-change'
import type { UnitOnDay } from './overview'
import type { Count } from './share-class'

export type KnownPair = { readonly then: Count; readonly now: Count }
export type KnownRow = KnownPair & { readonly unit: UnitOnDay }
export type KnownTotals = KnownPair & { readonly rows: readonly KnownRow[] }

export type KnownCounts = {
  readonly unit: UnitOnDay
  readonly children: readonly UnitOnDay[]
  /** Each unit counted, those that had ended by the day too, and under which child (or the unit itself); null: under none of them. */
  readonly tops: ReadonlyMap<string, string | null>
  /** As known now. */
  readonly counts: readonly ({ readonly unitId: string } & Count)[]
  /** By unit: what the people about whom something was learnt since add to it then, less what they add to it now. */
  readonly changes: ReadonlyMap<string, Count>
}

/** A person's row then and now, null where not counted in these units. */
export type RowPair = { readonly then: CountedRow | null; readonly now: CountedRow | null }

/** Changes by unit with those of more people: however many there are, no more is held than a figure for each unit. */
export function addPairs(changes: ReadonlyMap<string, Count>, pairs: readonly RowPair[]): Map<string, Count> {
  const sum = new Map(changes)
  const add = ({ unitId, meets }: CountedRow, sign: 1 | -1) => {
    const tally = sum.get(unitId) ?? { people: 0, met: 0 }
    sum.set(unitId, { people: tally.people + sign, met: tally.met + (meets ? sign : 0) })
  }
  for (const { then, now } of pairs) {
    if (now) add(now, -1)
    if (then) add(then, 1)
  }
  return sum
}

type Tally = { people: number; met: number }

/** The unit's own people, where it has any beside units below it, are the first row. Units without people stay, with zeros. */
export function knownTotals({ unit, children, tops, counts, changes }: KnownCounts): KnownTotals {
  const now = new Map<string, Tally>()
  const change = new Map<string, Tally>()
  const add = (to: Map<string, Tally>, key: string, people: number, met: number) => {
    const tally = to.get(key) ?? { people: 0, met: 0 }
    to.set(key, { people: tally.people + people, met: tally.met + met })
  }
  const topOf = (unitId: string) => tops.get(unitId) ?? unit.unitId
  for (const { unitId, people, met } of counts) add(now, topOf(unitId), people, met)
  for (const [unitId, { people, met }] of changes) add(change, topOf(unitId), people, met)
  const none = { people: 0, met: 0 }
  const sum = (all: Iterable<Tally>) => [...all].reduce((total, one) => ({ people: total.people + one.people, met: total.met + one.met }), none)
  const plus = (a: Tally, b: Tally) => sum([a, b])
  const pairOf = (key: string): KnownPair => ({ now: now.get(key) ?? none, then: plus(now.get(key) ?? none, change.get(key) ?? none) })
  const own = pairOf(unit.unitId)
  const rows = children.map((child) => ({ unit: child, ...pairOf(child.unitId) }))
  return {
    rows: children.length > 0 && own.now.people + own.then.people > 0 ? [{ unit, ...own }, ...rows] : rows,
    now: sum(now.values()), then: plus(sum(now.values()), sum(change.values())),
  }
}
