/**
 * Where people stand on a day who were known, at an earlier moment, to be in a unit that had ended by that day: the act that
 * ended it was entered after it took effect. The unit counts where what became of it stands; one that was split or
 * dissolved, in the whole that held it on its last day. What went to units outside the whole is not counted. Source: issue
 * "Compliance" (two times); decision 042.
 */
import { addDays, type Day } from '../kernel/day'
import { landing } from './back-cast'
import { heirsOf, type UnitChange } from './successor'
import { type UnitVersionOf, treeUnder, unitsOn } from './unit-tree'

type Placed = { readonly unitId: string; readonly parentId: string | null }

/** In: by unit of the whole on the day, what it is counted under; the root of the whole; versions and events of all units. Out: the same, with units that had ended. Total. */
export function withFormerUnits<Top extends string | null>(tops: ReadonlyMap<string, Top>, facts: { readonly rootId: string; readonly versions: readonly UnitVersionOf<Placed>[]; readonly changes: readonly UnitChange[]; readonly asOf: Day }): Map<string, Top | string> {
  const { rootId, versions, changes, asOf } = facts
  const alive = new Set(unitsOn(versions, asOf).map(({ unitId }) => unitId))
  const eves = lastDays(versions, alive, asOf)
  const structures = new Map([...new Set(eves.values())].map((eve) => [eve, structureOf(versions, rootId, eve)]))
  const places = new Map<string, Top | string>(tops)
  for (const [unitId, eve] of eves) {
    const { parents, whole } = structures.get(eve) ?? structureOf(versions, rootId, eve)
    const found = landing(unitId, { parents, alive, changes, day: eve, until: asOf })
    const top = found.kind === 'unit' ? tops.get(found.unitId) : undefined
    const stays = found.kind === 'ended' || (found.kind === 'split' && heirsOf(unitId, changes, eve, asOf).some((heir) => tops.has(heir)))
    if (top !== undefined) places.set(unitId, top)
    else if (stays && whole.has(unitId)) places.set(unitId, rootId)
  }
  return places
}

/** By unit that had ended by the day: its last day. */
function lastDays(versions: readonly UnitVersionOf<Placed>[], alive: ReadonlySet<string>, asOf: Day): Map<string, Day> {
  const ends = new Map<string, Day>()
  for (const { unitId, validTo } of versions) {
    if (alive.has(unitId) || validTo === null || validTo > asOf) continue
    const eve = addDays(validTo, -1)
    if (eve > (ends.get(unitId) ?? '')) ends.set(unitId, eve)
  }
  return ends
}

function structureOf(versions: readonly UnitVersionOf<Placed>[], rootId: string, day: Day): { readonly parents: ReadonlyMap<string, string | null>; readonly whole: ReadonlySet<string> } {
  const units = unitsOn(versions, day)
  return { parents: new Map(units.map(({ unitId, parentId }) => [unitId, parentId])), whole: new Set(treeUnder(units, rootId).map(({ unitId }) => unitId)) }
}
