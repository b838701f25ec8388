/** What rows are judged against: units of their days, posts, and how far the rights of the one who imports reach. */
import { may } from '~/domain/access/policy'
import type { Actor, Role } from '~/domain/access/role'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { pathIn } from '~/domain/roster/match-unit'
import type { PositionChoice } from '~/domain/roster/match-position'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { type Units, loadUnits } from './load-units.server'

export type Surroundings = {
  readonly units: Units
  readonly positions: readonly PositionChoice[]
  readonly today: Day
  /** whether the unit is in the actor's charge on the day */
  readonly inReach: (unitId: string, day: Day) => boolean
  /** whether the unit is, on the day, the one whose list this is, or below it */
  readonly inList: (unitId: string, day: Day) => boolean
}

export async function loadSurroundings(userId: string, listUnitId: string, now: Date): Promise<Surroundings> {
  const today = dayOfInstant(now)
  const on = toColumn(today)
  const [units, positions, user] = await Promise.all([
    loadUnits(),
    db().position.findMany({ select: { id: true, code: true, name: true }, orderBy: { code: 'asc' } }),
    db().user.findUniqueOrThrow({ where: { id: userId }, select: { username: true, displayName: true, officerId: true, disabledAt: true, roles: { where: { validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] }, select: { role: true, unitId: true } } } }),
  ])
  const roles = user.disabledAt === null ? user.roles.map(({ role, unitId }) => ({ role: role as Role, unitId })) : []
  const actor: Actor = { userId, username: user.username, displayName: user.displayName, officerId: user.officerId, roles }
  return {
    units, positions, today,
    inReach: (unitId, day) => may(actor, 'importRoster', { unitPath: pathIn(unitId, units.on(day)) }).ok,
    inList: (unitId, day) => pathIn(unitId, units.on(day)).includes(listUnitId),
  }
}
