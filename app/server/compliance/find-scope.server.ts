/** The units of a day that the actor's roles put in his or her charge for an act: topmost only, by level and name. */
import { scopeUnits, type Act } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { compareVietnamese } from '~/domain/kernel/compare-vietnamese'
import { getUnitPath } from './get-unit-path.server'

export async function findScope({ actor, act, asOf }: { actor: Actor; act: Act; asOf: Day }): Promise<UnitOnDay[]> {
  const held = new Set(scopeUnits(actor, act))
  const paths = await Promise.all([...held].map((unitId) => getUnitPath(unitId, asOf)))
  const topmost = paths.flatMap(([unit, ...ancestors]) => (unit && !ancestors.some(({ unitId }) => held.has(unitId)) ? [{ unit, depth: ancestors.length }] : []))
  return topmost.sort((a, b) => a.depth - b.depth || compareVietnamese(a.unit.name, b.unit.name)).map(({ unit }) => unit)
}
