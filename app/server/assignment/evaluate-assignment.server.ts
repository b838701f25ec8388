/**
 * Asks the rule of one assignment who is meant today and writes what changed: newcomers join and are enrolled in the
 * course, who left is closed, who is meant again, or whose certificate ends, is asked again. In the caller's transaction, which holds the assignment's row:
 * of two at once the second waits and finds nothing to do. The rule stands in domain/assignment/reconcile.
 */
import { Prisma } from '@prisma/client'
import type { AssignmentRule, Due } from '~/domain/assignment/assignment-form'
import { type Changes, type KnownMember, reconcile } from '~/domain/assignment/reconcile'
import type { Day } from '~/domain/kernel/day'
import { fromColumn, toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { findApart } from './find-apart.server'
import { findMeantPeople } from './find-meant-people.server'
import { keepDueDays } from './keep-due-days.server'
import { certifiedSql } from './member-state-sql.server'

export type EvaluationWish = { readonly assignmentId: string; readonly today: Day; readonly now: Date; /** officers named by a list, on the first evaluation */ readonly named?: readonly string[] }

/** Out: what changed; null when the assignment is cancelled, or was evaluated today already. */
export async function evaluateAssignment(tx: Transaction, { assignmentId, today, now, named }: EvaluationWish): Promise<Changes | null> {
  await tx.$queryRaw`SELECT id FROM assignment WHERE id = ${assignmentId}::uuid FOR UPDATE`
  const assignment = await tx.assignment.findUniqueOrThrow({ where: { id: assignmentId }, include: { course: { select: { code: true } } } })
  const first = named !== undefined
  if (assignment.cancelledAt !== null || (!first && fromColumn(assignment.evaluatedOn) >= today)) return null
  const members = await tx.$queryRaw<KnownMember[]>`
    SELECT m.officer_id AS "officerId", m.closed_because AS closed, m.exempted_at IS NOT NULL AS exempt, m.due_on::text AS "dueOn", ${certifiedSql(Prisma.sql`${assignment.courseId}::uuid`, today)} AS done
    FROM assignment_member m WHERE m.assignment_id = ${assignmentId}::uuid`
  const rule = assignment.rule as AssignmentRule
  const { meant, present } = await findMeantPeople(tx, {
    rule, unitId: assignment.unitId, positionId: assignment.positionId, courseCode: assignment.course.code, asOf: today,
    named: named ?? (rule === 'list' ? members.map(({ officerId }) => officerId) : []),
  })
  const apart = await findApart(tx, { courseId: assignment.courseId, assignmentId, officerIds: meant.map(({ officerId }) => officerId), today })
  const changes = reconcile({ rule, due: dueOf(assignment), today, first, meant, present, members, ...apart })
  await writeChanges(tx, assignment, changes, today, now)
  await tx.assignment.update({ where: { id: assignmentId }, data: { evaluatedOn: toColumn(today) } })
  return changes
}

/** How an assignment counts its due date, out of its columns (constraint assignment_due). */
export function dueOf({ dueKind, dueOn, dueDays }: { dueKind: string; dueOn: Date | null; dueDays: number | null }): Due {
  return dueKind === 'fixed' && dueOn !== null ? { kind: 'fixed', on: fromColumn(dueOn) } : { kind: dueKind === 'from_appointed' ? 'from_appointed' : 'from_assigned', days: dueDays ?? 0 }
}

async function writeChanges(tx: Transaction, { id, courseId, reason }: { id: string; courseId: string; reason: string }, { join, close, again }: Changes, today: Day, now: Date): Promise<void> {
  await tx.assignmentMember.createMany({ data: join.map(({ officerId, dueOn }) => ({ assignmentId: id, officerId, assignedOn: toColumn(today), dueOn: toColumn(dueOn) })), skipDuplicates: true })
  await tx.$executeRaw`
    UPDATE assignment_member m SET closed_because = c.because, closed_on = ${today}::date FROM unnest(${close.map(({ officerId }) => officerId)}::uuid[], ${close.map(({ because }) => because)}::text[]) AS c (id, because)
    WHERE m.assignment_id = ${id}::uuid AND m.officer_id = c.id`
  await tx.$executeRaw`
    UPDATE assignment_member m SET closed_because = NULL, closed_on = NULL, assigned_on = ${today}::date, due_on = c.due_on FROM unnest(${again.map(({ officerId }) => officerId)}::uuid[], ${again.map(({ dueOn }) => dueOn)}::date[]) AS c (id, due_on)
    WHERE m.assignment_id = ${id}::uuid AND m.officer_id = c.id`
  const officers = [...join, ...again].map(({ officerId }) => officerId)
  // An enrolment that is open is taken up; others are made (enrolment_one_open has the last word).
  await tx.$executeRaw`
    INSERT INTO enrolment (id, officer_id, course_id, course_version_id, source, reason, enrolled_at)
    SELECT j.id, j.officer_id, v.course_id, v.id, 'assigned', ${reason}, ${now}
    FROM unnest(${officers.map(() => newId())}::uuid[], ${officers}::uuid[]) AS j (id, officer_id), course_version v WHERE v.course_id = ${courseId}::uuid AND v.is_current
    ON CONFLICT DO NOTHING`
  await keepDueDays(tx, { courseId, officerIds: [...officers, ...close.map(({ officerId }) => officerId)], today })
  if (officers.length > 0) await rewriteStanding(tx, officers) // whose move a gap is changes
}
