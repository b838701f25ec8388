/** Calls an assignment off, with a reason its members are told. Enrolments stay: what was begun may be finished. */
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { closeLeft } from './close-left.server'
import { findOpenMembers } from './find-open-members.server'
import { getManagedAssignment, type ManageRefusal } from './get-managed-assignment.server'
import { keepDueDays } from './keep-due-days.server'
import { tellMembers } from './tell-members.server'

export async function cancelAssignment({ by, id, reason, now }: { by: Actor; id: string; reason: string; now: Date }): Promise<Result<{ people: number }, ManageRefusal | 'cancelledAlready'>> {
  const today = dayOfInstant(now)
  const found = await getManagedAssignment(by, id, today)
  if (!found.ok) return found
  return db().$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<{ cancelled: boolean }[]>`SELECT cancelled_at IS NOT NULL AS cancelled FROM assignment WHERE id = ${id}::uuid FOR UPDATE`
    if (locked?.cancelled !== false) return err('cancelledAlready')
    await closeLeft(tx, found.value, today)
    const members = await findOpenMembers(tx, id, today)
    await tx.assignment.update({ where: { id }, data: { cancelledAt: now, cancelReason: reason } })
    await keepDueDays(tx, { courseId: found.value.courseId, officerIds: members.map(({ officerId }) => officerId), today })
    await tellMembers(tx, members.map(({ officerId, fullName, course, title }) => ({ assignmentId: id, officerId, fullName, unitId: null, key: 'cancelled', item: { kind: 'assignment_cancelled' as const, values: { course, title, reason } } })), today, now)
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'assignment.cancel', subjectType: 'assignment', subjectId: id, detail: { reason, people: members.length } })
    return ok({ people: members.length })
  }, { timeout: 60_000, maxWait: 15_000 })
}
