/**
 * Who is late with a course assigned, in the units in the actor's charge today, the longest first, a page at a time: what an
 * escalation leads to. Heads see the people of their unit and below, whoever assigned the course, and nobody else.
 */
import { Prisma } from '@prisma/client'
import { mayEver, scopeUnits } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { db } from '~/server/db.server'
import { memberStateSql } from './member-state-sql.server'

export const OVERDUE_PER_PAGE = 25

export type OverdueRow = { readonly officerId: string; readonly assignmentId: string; readonly fullName: string; readonly staffCode: string; readonly unitName: string; readonly unitType: string; readonly positionName: string; readonly course: string; readonly title: string; readonly dueOn: Day; readonly reason: string; readonly assignedByName: string }
/** A course somebody there is late with. */
export type OverdueCourse = { readonly code: string; readonly title: string; readonly people: number }
export type OverduePage = { readonly rows: readonly OverdueRow[]; readonly total: number; readonly page: number; readonly courses: readonly OverdueCourse[]; /** of all courses; nobody twice */ readonly people: number }

export async function findOverdueMembers({ by, course, page, today }: { by: Actor; course: string | null; page: number; today: Day }): Promise<Result<OverduePage, 'role'>> {
  if (!mayEver(by, 'viewOverdueMembers').ok) return err('role')
  const trees = await Promise.all(scopeUnits(by, 'viewOverdueMembers').map(async (unitId) => (await findUnitTrees(unitId, [today])).get(today) ?? []))
  const units = [...new Set(trees.flat().map(({ unitId }) => unitId))]
  const late = Prisma.sql`
    SELECT m.officer_id, m.assignment_id, m.due_on, a.reason, a.assigned_by_name, c.code, w.title, p.unit_id, p.position_id
    FROM posting p JOIN assignment_member m ON m.officer_id = p.officer_id JOIN assignment a ON a.id = m.assignment_id JOIN course c ON c.id = a.course_id JOIN course_version w ON w.course_id = c.id AND w.is_current
    WHERE p.unit_id = ANY(${units}::uuid[]) AND p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= ${today}::date AND (p.valid_to IS NULL OR p.valid_to > ${today}::date)
      AND m.due_on < ${today}::date AND a.cancelled_at IS NULL AND ${memberStateSql(today)} = 'overdue'`
  const [courses, counted] = await Promise.all([
    db().$queryRaw<OverdueCourse[]>`WITH late AS (${late}) SELECT code, title, count(DISTINCT officer_id)::int AS people FROM late GROUP BY code, title ORDER BY code`,
    db().$queryRaw<{ people: number; total: number }[]>`WITH late AS (${late}) SELECT count(DISTINCT officer_id)::int AS people, count(*) FILTER (WHERE ${course}::text IS NULL OR code = ${course})::int AS total FROM late`,
  ])
  const { people, total } = counted[0] ?? { people: 0, total: 0 }
  const shown = Math.min(Math.max(1, page), Math.max(1, Math.ceil(total / OVERDUE_PER_PAGE)))
  const rows = await db().$queryRaw<OverdueRow[]>`
    WITH late AS (${late})
    SELECT l.officer_id AS "officerId", l.assignment_id AS "assignmentId", o.full_name AS "fullName", o.staff_code AS "staffCode", v.name AS "unitName", v.type AS "unitType", q.name AS "positionName",
      l.code AS course, l.title, l.due_on::text AS "dueOn", l.reason, l.assigned_by_name AS "assignedByName"
    FROM late l JOIN officer o ON o.id = l.officer_id JOIN position q ON q.id = l.position_id
    JOIN unit_version v ON v.unit_id = l.unit_id AND v.valid_from <= ${today}::date AND (v.valid_to IS NULL OR v.valid_to > ${today}::date)
    WHERE ${course}::text IS NULL OR l.code = ${course} ORDER BY l.due_on, o.sort_key COLLATE "C", o.id, l.assignment_id LIMIT ${OVERDUE_PER_PAGE} OFFSET ${(shown - 1) * OVERDUE_PER_PAGE}`
  return ok({ rows, total, page: shown, courses, people })
}
