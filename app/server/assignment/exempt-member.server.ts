/** Takes one person out of one assignment, with a reason that is shown and told. Doing it twice changes nothing. */
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { findOpenMembers } from './find-open-members.server'
import { getManagedAssignment, type ManageRefusal } from './get-managed-assignment.server'
import { getMemberName } from './get-member-name.server'
import { keepDueDays } from './keep-due-days.server'
import { tellMembers } from './tell-members.server'

export async function exemptMember({ by, id, officerId, reason, now }: { by: Actor; id: string; officerId: string; reason: string; now: Date }): Promise<Result<{ fullName: string }, ManageRefusal | 'nothingToExempt'>> {
  const today = dayOfInstant(now)
  const found = await getManagedAssignment(by, id, today)
  if (!found.ok) return found
  if ((await getMemberName({ by, id, officerId, today })) === null) return err('nothingToExempt')
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT officer_id FROM assignment_member WHERE assignment_id = ${id}::uuid AND officer_id = ${officerId}::uuid FOR UPDATE`
    const [member] = await findOpenMembers(tx, id, today, officerId)
    if (member === undefined) return err('nothingToExempt')
    await tx.assignmentMember.update({ where: { assignmentId_officerId: { assignmentId: id, officerId } }, data: { exemptedAt: now, exemptedById: by.userId, exemptedByName: by.displayName, exemptReason: reason } })
    await keepDueDays(tx, { courseId: found.value.courseId, officerIds: [officerId], today })
    const { course, title, fullName } = member
    await tellMembers(tx, [{ assignmentId: id, officerId, fullName, unitId: null, key: 'exempted', item: { kind: 'assignment_exempted', values: { course, title, reason } } }], today, now)
    // Why somebody is exempt may touch on health or family: the trail says that, not why.
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'assignment.exempt', subjectType: 'assignment', subjectId: id, detail: { officerId } })
    return ok({ fullName })
  })
}
