/** What rows are judged against: units of their days, posts, and how far the reach goes with which the import is planned. */
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { pathIn } from '~/domain/roster/match-unit'
import type { PositionChoice } from '~/domain/roster/match-position'
import { db } from '~/server/db.server'
import type { Reach } from './find-known.server'
import { type Units, loadUnits } from './load-units.server'

export type Surroundings = {
  readonly units: Units
  readonly positions: readonly PositionChoice[]
  readonly today: Day
  /** whether the unit is on the day one of those that the import may reach, or below one */
  readonly inReach: (unitId: string, day: Day) => boolean
  /** whether the unit is, on the day, the one whose list this is, or below it */
  readonly inList: (unitId: string, day: Day) => boolean
  readonly reach: Reach
}

/** `scope`: the units in the charge of whoever uploaded the import (roster_import.scope); who may work on it has at least that reach. */
export async function loadSurroundings(scope: readonly string[], listUnitId: string, now: Date): Promise<Surroundings> {
  const today = dayOfInstant(now)
  const [units, positions] = await Promise.all([loadUnits(), db().position.findMany({ select: { id: true, code: true, name: true }, orderBy: { code: 'asc' } })])
  const inReach = (unitId: string, day: Day) => pathIn(unitId, units.on(day)).some((one) => scope.includes(one))
  return {
    units, positions, today, inReach,
    inList: (unitId, day) => pathIn(unitId, units.on(day)).includes(listUnitId),
    reach: { today, inReach: (unitId) => inReach(unitId, today) },
  }
}
