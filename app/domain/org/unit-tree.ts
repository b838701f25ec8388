/**
 * The tree of units on any day from all their dated versions: who lies under whom. Pure look-ups over some thousands of
 * rows, so that several days cost one query. Source: design.md §3 (the unit tree is dated and has no fixed depth).
 */
import type { Day } from '../kernel/day'

export type UnitVersionOf<Unit> = Unit & { readonly validFrom: Day; readonly validTo: Day | null }
type Placed = { readonly unitId: string; readonly parentId: string | null }

/** A version without its days. */
export function unitOf<Unit extends Placed>(version: UnitVersionOf<Unit>): Unit {
  const { validFrom: _from, validTo: _to, ...unit } = version
  return unit as unknown as Unit
}

/** The units in force on a day, in the order given. */
export function unitsOn<Unit extends Placed>(versions: readonly UnitVersionOf<Unit>[], day: Day): Unit[] {
  return versions.filter(({ validFrom, validTo }) => validFrom <= day && (validTo === null || validTo > day)).map((version) => unitOf<Unit>(version))
}

/** A unit and everything below it, parents before children, siblings in the order given; empty when the root is not there. */
export function treeUnder<Unit extends Placed>(units: readonly Unit[], rootId: string): Unit[] {
  const children = new Map<string | null, Unit[]>()
  for (const unit of units) {
    const siblings = children.get(unit.parentId)
    if (siblings) siblings.push(unit)
    else children.set(unit.parentId, [unit])
  }
  const seen = new Set<string>()
  const below = (unit: Unit): Unit[] => {
    if (seen.has(unit.unitId)) return []
    seen.add(unit.unitId)
    return [unit, ...(children.get(unit.unitId) ?? []).flatMap(below)]
  }
  const root = units.find(({ unitId }) => unitId === rootId)
  return root === undefined ? [] : below(root)
}

/** By unit of a tree (root first): the child of the root that it lies under, or the root itself. */
export function topsOf(tree: readonly Placed[]): Map<string, string> {
  const root = tree[0]?.unitId
  const tops = new Map<string, string>()
  for (const { unitId, parentId } of tree) tops.set(unitId, unitId === root || parentId === root || parentId === null ? unitId : (tops.get(parentId) ?? unitId))
  return tops
}
