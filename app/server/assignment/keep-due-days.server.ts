/**
 * Keeps the due day of enrolments in a course as the assignments under way have it: the nearest of them, or none when no
 * assignment asks for the course any more. Nothing else sets it. In the caller's transaction, after what changed.
 */
import type { Day } from '~/domain/kernel/day'
import type { Transaction } from '~/server/db.server'
import { memberStateSql } from './member-state-sql.server'

export async function keepDueDays(tx: Transaction, { courseId, officerIds, today }: { courseId: string; officerIds: readonly string[]; today: Day }): Promise<void> {
  await tx.$executeRaw`
    UPDATE enrolment n SET due_on = (
      SELECT min(m.due_on) FROM assignment_member m JOIN assignment a ON a.id = m.assignment_id WHERE m.officer_id = n.officer_id AND a.course_id = n.course_id AND ${memberStateSql(today)} IN ('open', 'overdue'))
    WHERE n.officer_id = ANY(${[...officerIds]}::uuid[]) AND n.course_id = ${courseId}::uuid AND n.completed_at IS NULL AND n.withdrawn_at IS NULL`
}
