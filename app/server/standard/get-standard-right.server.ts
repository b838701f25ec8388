/** What the actor may do with the standards of the city: HR of any unit looks, HR of the top unit edits. */
import { may, type Decision } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'
import { toColumn } from '~/server/day-column.server'

export async function getStandardRight(by: Actor, today: Day): Promise<Decision> {
  const on = toColumn(today)
  const tops = await db().unitVersion.findMany({ where: { parentId: null, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] }, select: { unitId: true } })
  return may(by, 'editStandards', { unitPath: tops.map(({ unitId }) => unitId) })
}
