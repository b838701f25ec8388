/** Whether the actor may do what concerns all units: only by a role in a unit with none above it on the day. */
import { may, type Decision, type Act } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export async function getTopRight(by: Actor, act: Act, today: Day): Promise<Decision> {
  const on = toColumn(today)
  const tops = await db().unitVersion.findMany({ where: { parentId: null, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] }, select: { unitId: true } })
  return may(by, act, { unitPath: tops.map(({ unitId }) => unitId) })
}
