/** What an officer is assigned and has not done: the course, by when, by whom, the nearest day first. */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'
import { memberStateSql } from './member-state-sql.server'

export type OwnAssignment = { readonly courseCode: string; readonly title: string; readonly dueOn: Day; readonly by: string; readonly reason: string; readonly overdue: boolean }

export async function findOwnAssignments(officerId: string, today: Day): Promise<OwnAssignment[]> {
  const state = memberStateSql(today)
  return db().$queryRaw<OwnAssignment[]>(Prisma.sql`
    SELECT s."courseCode", s.title, s."dueOn", s.by, s.reason, s.state = 'overdue' AS overdue FROM (
      SELECT c.code AS "courseCode", v.short_title AS title, m.due_on::text AS "dueOn", a.assigned_by_name AS by, a.reason, ${state} AS state
      FROM assignment_member m JOIN assignment a ON a.id = m.assignment_id JOIN course c ON c.id = a.course_id JOIN course_version v ON v.course_id = c.id AND v.is_current
      WHERE m.officer_id = ${officerId}::uuid) s
    WHERE s.state IN ('open', 'overdue') ORDER BY s."dueOn", s."courseCode"`)
}
