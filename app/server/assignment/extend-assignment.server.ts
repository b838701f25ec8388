/** A later due date for everybody in an assignment who is not done, with a reason they are told. Who has later stays. */
import type { Actor } from '~/domain/access/role'
import type { ExtensionForm } from '~/domain/assignment/assignment-form'
import { dayOfInstant } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { closeLeft } from './close-left.server'
import { findOpenMembers } from './find-open-members.server'
import { getManagedAssignment, type ManageRefusal } from './get-managed-assignment.server'
import { keepDueDays } from './keep-due-days.server'
import { tellMembers } from './tell-members.server'

export async function extendAssignment({ by, id, form, now }: { by: Actor; id: string; form: ExtensionForm; now: Date }): Promise<Result<{ people: number }, ManageRefusal | 'cancelledAlready' | 'dueOnEarly' | 'nobodyLeft'>> {
  const today = dayOfInstant(now)
  const found = await getManagedAssignment(by, id, today)
  if (!found.ok) return found
  if (form.dueOn <= today) return err('dueOnEarly')
  return db().$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<{ cancelled: boolean }[]>`SELECT cancelled_at IS NOT NULL AS cancelled FROM assignment WHERE id = ${id}::uuid FOR UPDATE`
    if (locked?.cancelled !== false) return err('cancelledAlready')
    await closeLeft(tx, found.value, today)
    const members = (await findOpenMembers(tx, id, today)).filter(({ dueOn }) => dueOn < form.dueOn)
    if (members.length === 0) return err('nobodyLeft')
    const officers = members.map(({ officerId }) => officerId)
    const extensionId = newId()
    await tx.assignmentExtension.create({ data: { id: extensionId, assignmentId: id, dueOn: toColumn(form.dueOn), reason: form.reason, at: now, actorId: by.userId, actorName: by.displayName } })
    await tx.assignmentMember.updateMany({ where: { assignmentId: id, officerId: { in: officers } }, data: { dueOn: toColumn(form.dueOn) } })
    if (found.value.dueKind === 'fixed' && found.value.dueOn !== null && found.value.dueOn < toColumn(form.dueOn)) await tx.assignment.update({ where: { id }, data: { dueOn: toColumn(form.dueOn) } })
    await keepDueDays(tx, { courseId: found.value.courseId, officerIds: officers, today })
    await tellMembers(tx, members.map(({ officerId, fullName, course, title }) => ({ assignmentId: id, officerId, fullName, unitId: null, key: `extended:${extensionId}`, item: { kind: 'assignment_extended' as const, values: { course, title, dueOn: form.dueOn, reason: form.reason } } })), today, now)
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'assignment.extend', subjectType: 'assignment', subjectId: id, detail: { dueOn: form.dueOn, reason: form.reason, people: members.length } })
    return ok({ people: members.length })
  }, { timeout: 60_000, maxWait: 15_000 })
}
