/**
 * Assigns a course: the assignment, its first members with their enrolments, and the audit event in one transaction; then
 * the members are told. The same form sent again gives the assignment it made the first time.
 */
import type { Actor } from '~/domain/access/role'
import type { AssignmentForm } from '~/domain/assignment/assignment-form'
import { addDays, dayOfInstant } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { evaluateAssignment } from './evaluate-assignment.server'
import { type WishRefusal, loadAssignmentWish } from './load-assignment-wish.server'

export type MakeAssignment = { readonly by: Actor; readonly form: AssignmentForm; /** of the form as it was shown */ readonly formKey: string; readonly now: Date }

export async function makeAssignment({ by, form, formKey, now }: MakeAssignment): Promise<Result<{ id: string; joined: number }, WishRefusal | 'nobody'>> {
  const today = dayOfInstant(now)
  const wish = await loadAssignmentWish({ by, form, today })
  if (!wish.ok) return wish
  const { course, unit, position, named } = wish.value
  try {
    return await db().$transaction(async (tx) => {
      const id = newId()
      const made = await tx.$executeRaw`
        INSERT INTO assignment (id, course_id, unit_id, position_id, rule, reason, due_kind, due_on, due_days, assigned_by_id, assigned_by_name, assigned_at, form_key, evaluated_on)
        VALUES (${id}::uuid, ${course.id}::uuid, ${unit.unitId}::uuid, ${position?.id ?? null}::uuid, ${form.rule}, ${form.reason}, ${form.due.kind},
          ${form.due.kind === 'fixed' ? form.due.on : null}::date, ${form.due.kind === 'fixed' ? null : form.due.days}::int, ${by.userId}::uuid, ${by.displayName}, ${now}, ${`${by.userId}:${formKey}`}, ${toColumn(addDays(today, -1))}::date)
        ON CONFLICT (form_key) DO NOTHING`
      if (made === 0) {
        const there = await tx.assignment.findUniqueOrThrow({ where: { formKey: `${by.userId}:${formKey}` }, select: { id: true, _count: { select: { members: true } } } })
        return ok({ id: there.id, joined: there._count.members })
      }
      const changes = await evaluateAssignment(tx, { assignmentId: id, today, now, named })
      const joined = changes?.join.length ?? 0
      if (joined === 0) throw NOBODY
      await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'assignment.make', subjectType: 'assignment', subjectId: id, detail: { course: course.code, rule: form.rule, unitId: unit.unitId, positionId: position?.id ?? null, due: form.due, reason: form.reason, people: joined } })
      return ok({ id, joined })
    }, { timeout: 120_000, maxWait: 15_000 })
  } catch (error) {
    if (error === NOBODY) return err('nobody')
    throw error
  }
}

/** Thrown inside the transaction so that nothing of an empty assignment stays. */
const NOBODY = new Error('nobody would be in the assignment')
