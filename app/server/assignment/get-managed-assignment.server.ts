/** An assignment that the actor may manage: by its unit as it is today, or as it last was where the unit is gone. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { getUnitPath } from '~/server/compliance/get-unit-path.server'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type ManageRefusal = 'role' | 'scope' | 'not_found'

export async function getManagedAssignment(by: Actor, id: string, today: Day) {
  const found = await db().assignment.findUnique({
    where: { id },
    include: { course: { select: { code: true, versions: { where: { isCurrent: true }, select: { title: true } } } }, position: { select: { name: true } }, extensions: { orderBy: { at: 'desc' } } },
  })
  if (!found) return err('not_found') satisfies Result<never, ManageRefusal>
  const now = await getUnitPath(found.unitId, today)
  const path = now.length > 0 ? now : await getUnitPath(found.unitId, fromColumn(found.assignedAt))
  const decision = may(by, 'manageAssignments', { unitPath: path.map(({ unitId }) => unitId) })
  if (!decision.ok) return err(decision.reason)
  return ok({ ...found, unit: path[0] ?? null, title: found.course.versions[0]?.title ?? found.course.code })
}
