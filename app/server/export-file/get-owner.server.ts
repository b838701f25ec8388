/** The owner of a file with the roles of a day, as a guard would hand him or her to a use case; null when the account is disabled. */
import type { Actor } from '~/domain/access/role'
import type { Role } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export async function getOwner(userId: string, today: Day): Promise<Actor | null> {
  const on = toColumn(today)
  const user = await db().user.findUnique({
    where: { id: userId, disabledAt: null },
    select: { username: true, displayName: true, officerId: true, roles: { where: { validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] }, select: { role: true, unitId: true } } },
  })
  return user && { userId, username: user.username, displayName: user.displayName, officerId: user.officerId, roles: user.roles.map(({ role, unitId }) => ({ role: role as Role, unitId })) }
}
