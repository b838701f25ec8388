/** The assignments of units in the actor's charge, latest first, a page at a time, each with how many people stand where. */
import { mayEver } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { MemberState } from '~/domain/assignment/member-state'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { Prisma } from '@prisma/client'
import { db } from '~/server/db.server'
import { findVisibleUnits } from '~/server/programme/find-visible-units.server'
import { inChargeSql, memberStateSql } from './member-state-sql.server'

export const ASSIGNMENTS_PER_PAGE = 25
export const assignmentFilters = ['running', 'ended', 'all'] as const
export type AssignmentFilter = (typeof assignmentFilters)[number]

export type StateCounts = Readonly<Partial<Record<MemberState, number>>>
export type AssignmentRow = { readonly id: string; readonly course: string; readonly title: string; readonly rule: string; readonly unitName: string; readonly unitType: string; readonly position: string | null; readonly dueKind: string; readonly dueOn: Day | null; readonly dueDays: number | null; readonly assignedOn: Day; readonly assignedByName: string; readonly cancelled: boolean; readonly counts: StateCounts }

type Question = { by: Actor; filter: AssignmentFilter; page: number; today: Day }

export async function findAssignments({ by, filter, page, today }: Question): Promise<Result<{ rows: AssignmentRow[]; total: number; page: number }, 'role'>> {
  if (!mayEver(by, 'manageAssignments').ok) return err('role')
  const units = (await findVisibleUnits(by, 'manageAssignments', today)).units.map(({ unitId }) => unitId)
  const inCharge = inChargeSql(units, today)
  // Ended: cancelled, or nobody in it has anything left to do.
  const running = Prisma.sql`a.cancelled_at IS NULL AND EXISTS (SELECT 1 FROM assignment_member m WHERE m.assignment_id = a.id AND ${inCharge} AND ${memberStateSql(today)} IN ('open', 'overdue'))`
  const wanted = filter === 'all' ? Prisma.empty : filter === 'running' ? Prisma.sql`AND ${running}` : Prisma.sql`AND NOT (${running})`
  const chosen = Prisma.sql`FROM assignment a WHERE a.unit_id = ANY(${units}::uuid[]) ${wanted}`
  const [counted] = await db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${chosen}`
  const total = counted?.total ?? 0
  const shown = Math.min(Math.max(1, page), Math.max(1, Math.ceil(total / ASSIGNMENTS_PER_PAGE)))
  const rows = await db().$queryRaw<AssignmentRow[]>`
    WITH shown AS (SELECT a.* ${chosen} ORDER BY a.assigned_at DESC, a.id DESC LIMIT ${ASSIGNMENTS_PER_PAGE} OFFSET ${(shown - 1) * ASSIGNMENTS_PER_PAGE})
    SELECT a.id, c.code AS course, v.title, a.rule, u.name AS "unitName", u.type AS "unitType", p.name AS position, a.due_kind AS "dueKind", a.due_on::text AS "dueOn", a.due_days AS "dueDays",
      (a.assigned_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date::text AS "assignedOn", a.assigned_by_name AS "assignedByName", a.cancelled_at IS NOT NULL AS cancelled,
      COALESCE((SELECT jsonb_object_agg(s.state, s.people) FROM (SELECT ${memberStateSql(today)} AS state, count(*)::int AS people FROM assignment_member m WHERE m.assignment_id = a.id AND ${inCharge} GROUP BY 1) s), '{}') AS counts
    FROM shown a JOIN course c ON c.id = a.course_id JOIN course_version v ON v.course_id = c.id AND v.is_current LEFT JOIN position p ON p.id = a.position_id
    LEFT JOIN unit_version u ON u.unit_id = a.unit_id AND u.valid_from <= ${today}::date AND (u.valid_to IS NULL OR u.valid_to > ${today}::date)
    ORDER BY a.assigned_at DESC, a.id DESC`
  return ok({ rows, total, page: shown })
}
