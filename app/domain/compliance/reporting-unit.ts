/**
 * For whom a report is made: the topmost unit of the path that is in the actor's charge. A district's HR reports for
 * the district, even about one of its communes; the city's HR reports for the city. Source: issue "HR".
 */
import { scopeUnits } from '../access/policy'
import type { Actor } from '../access/role'
import type { UnitOnDay } from './overview'

/** In: the unit asked about with its ancestors, nearest first. Out: one of them; the unit itself when none is in charge. */
export function reportingUnit(actor: Actor, unit: UnitOnDay, ancestors: readonly UnitOnDay[]): UnitOnDay {
  const held = new Set(scopeUnits(actor, 'viewUnitStanding'))
  return [unit, ...ancestors].filter(({ unitId }) => held.has(unitId)).at(-1) ?? unit
}
