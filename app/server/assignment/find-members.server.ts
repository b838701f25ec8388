/** The people of an assignment who are in the actor's charge today, by state and name, a page at a time or all; how many stand where, whatever is filtered. */
import { Prisma } from '@prisma/client'
import type { MemberState } from '~/domain/assignment/member-state'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { wordBeginnings } from '~/domain/kernel/vietnamese-text'
import { db } from '~/server/db.server'
import { findVisibleUnits } from '~/server/programme/find-visible-units.server'
import type { StateCounts } from './find-assignments.server'
import { inChargeSql, memberStateSql } from './member-state-sql.server'

export type MemberRow = { readonly officerId: string; readonly fullName: string; readonly staffCode: string; readonly unitName: string | null; readonly unitType: string | null; readonly positionName: string | null; readonly assignedOn: Day; readonly dueOn: Day; readonly closedOn: Day | null; readonly exemptReason: string | null; readonly exemptedByName: string | null; readonly state: MemberState }
export type MemberFilter = { readonly search: string; readonly state: MemberState | null }
type Question = { by: Actor; assignmentId: string; filter: MemberFilter; today: Day; page?: { limit: number; offset: number } }

export async function findMembers({ by, assignmentId, filter, today, page }: Question): Promise<{ rows: MemberRow[]; total: number; counts: StateCounts }> {
  const { units } = await findVisibleUnits(by, 'manageAssignments', today)
  const inCharge = inChargeSql(units.map(({ unitId }) => unitId), today)
  const patterns = wordBeginnings(filter.search)
  const limit = page ? Prisma.sql`LIMIT ${page.limit} OFFSET ${page.offset}` : Prisma.empty
  const chosen = Prisma.sql`FROM (SELECT m.*, ${memberStateSql(today)} AS state FROM assignment_member m JOIN assignment a ON a.id = m.assignment_id WHERE a.id = ${assignmentId}::uuid AND ${inCharge}) m JOIN officer o ON o.id = m.officer_id
    WHERE (o.search_key ~ ALL (${patterns}::text[]) OR o.staff_code = ${filter.search.trim()}) AND (${filter.state}::text IS NULL OR m.state = ${filter.state})`
  const [rows, totals, states] = await Promise.all([
    db().$queryRaw<MemberRow[]>`
      SELECT o.id AS "officerId", o.full_name AS "fullName", o.staff_code AS "staffCode", v.name AS "unitName", v.type AS "unitType", q.name AS "positionName", m.assigned_on::text AS "assignedOn", m.due_on::text AS "dueOn",
        m.closed_on::text AS "closedOn", m.exempt_reason AS "exemptReason", m.exempted_by_name AS "exemptedByName", m.state
      FROM (SELECT m.*, o.sort_key ${chosen} ORDER BY array_position(ARRAY['overdue', 'open', 'done', 'exempt', 'left', 'cancelled'], m.state), o.sort_key COLLATE "C", o.id ${limit}) m JOIN officer o ON o.id = m.officer_id
      LEFT JOIN posting p ON p.officer_id = o.id AND p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= ${today}::date AND (p.valid_to IS NULL OR p.valid_to > ${today}::date)
      LEFT JOIN position q ON q.id = p.position_id LEFT JOIN unit_version v ON v.unit_id = p.unit_id AND v.valid_from <= ${today}::date AND (v.valid_to IS NULL OR v.valid_to > ${today}::date)
      ORDER BY array_position(ARRAY['overdue', 'open', 'done', 'exempt', 'left', 'cancelled'], m.state), o.sort_key COLLATE "C", o.id`,
    db().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${chosen}`,
    db().$queryRaw<{ state: MemberState; people: number }[]>`SELECT ${memberStateSql(today)} AS state, count(*)::int AS people FROM assignment_member m JOIN assignment a ON a.id = m.assignment_id WHERE a.id = ${assignmentId}::uuid AND ${inCharge} GROUP BY 1`,
  ])
  return { rows, total: totals[0]?.total ?? 0, counts: Object.fromEntries(states.map(({ state, people }) => [state, people])) }
}
