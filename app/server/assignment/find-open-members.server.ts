/** The members of an assignment who still have something to do, as material of what they are told. In the caller's transaction. */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'
import type { Transaction } from '~/server/db.server'
import { memberStateSql } from './member-state-sql.server'

export type OpenMember = { readonly officerId: string; readonly fullName: string; readonly dueOn: Day; readonly course: string; readonly title: string }

export async function findOpenMembers(tx: Transaction, assignmentId: string, today: Day, officerId: string | null = null): Promise<OpenMember[]> {
  const one = officerId === null ? Prisma.empty : Prisma.sql`AND m.officer_id = ${officerId}::uuid`
  return tx.$queryRaw<OpenMember[]>`
    SELECT o.id AS "officerId", o.full_name AS "fullName", m.due_on::text AS "dueOn", c.code AS course, v.title
    FROM assignment_member m JOIN assignment a ON a.id = m.assignment_id JOIN officer o ON o.id = m.officer_id JOIN course c ON c.id = a.course_id JOIN course_version v ON v.course_id = c.id AND v.is_current
    WHERE a.id = ${assignmentId}::uuid AND ${memberStateSql(today)} IN ('open', 'overdue') ${one} ORDER BY o.id`
}
