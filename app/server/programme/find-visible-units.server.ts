/** The ids of every unit of a day that the actor's roles put in his or her charge for an act, with all below them. */
import type { Act } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { findScope } from '~/server/compliance/find-scope.server'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'

/** `tops`: the topmost units in charge; `units`: those and everything below, tops first. */
export async function findVisibleUnits(actor: Actor, act: Act, day: Day): Promise<{ readonly tops: UnitOnDay[]; readonly units: UnitOnDay[] }> {
  const tops = await findScope({ actor, act, asOf: day })
  const trees = await Promise.all(tops.map(({ unitId }) => findUnitTrees(unitId, [day])))
  return { tops, units: trees.flatMap((tree) => tree.get(day) ?? []) }
}
