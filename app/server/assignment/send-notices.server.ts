/**
 * Tells what is due today about the members of assignments under way: the rule stands in domain/assignment/notice. Some
 * hundreds of members a transaction, officer after officer, so that a job killed half way has told the first and will
 * tell the others when it runs again.
 */
import type { MemberState } from '~/domain/assignment/member-state'
import { noticesDue, type NoticeStep, reminderDays } from '~/domain/assignment/notice'
import { addDays, type Day, dayOfInstant, diffDays } from '~/domain/kernel/day'
import type { NotificationItem } from '~/domain/notification/notification-kind'
import { db } from '~/server/db.server'
import { memberStateSql } from './member-state-sql.server'
import { type Step, tellMembers } from './tell-members.server'

const BATCH = 300

type Row = { assignmentId: string; officerId: string; fullName: string; unitId: string | null; state: MemberState; assignedOn: Day; toldOn: Day; dueOn: Day; told: string[]; course: string; title: string; by: string }

/** In: the instant; one assignment only, when it was just made. Out: how many steps were told. */
export async function sendNotices(now: Date, assignmentId: string | null = null): Promise<number> {
  const today = dayOfInstant(now)
  let told = 0
  let after: Row | undefined
  for (;;) {
    const rows: Row[] = await findRows(today, assignmentId, after)
    const steps = rows.flatMap((row) => noticesDue({ ...row, told: new Set(row.told) }, today).map(({ step, key }): Step => ({ assignmentId: row.assignmentId, officerId: row.officerId, fullName: row.fullName, unitId: row.unitId, key, item: itemOf(row, step, today) })))
    if (steps.length > 0) told += await db().$transaction((tx) => tellMembers(tx, steps, today, now), { timeout: 60_000, maxWait: 15_000 })
    after = rows.at(-1)
    if (rows.length < BATCH) return told
  }
}

/** Members that may have something to be told: new ones, those near their day, those late. */
function findRows(today: Day, assignmentId: string | null, after: Row | undefined): Promise<Row[]> {
  return db().$queryRaw<Row[]>`
    SELECT * FROM (
      SELECT m.assignment_id AS "assignmentId", m.officer_id AS "officerId", o.full_name AS "fullName", ${memberStateSql(today)} AS state, m.assigned_on::text AS "assignedOn", m.due_on::text AS "dueOn",
        GREATEST(m.assigned_on, (SELECT max((n.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date) FROM assignment_notice n WHERE n.assignment_id = m.assignment_id AND n.officer_id = m.officer_id AND n.step LIKE 'extended:%'))::text AS "toldOn",
        (SELECT p.unit_id FROM posting p WHERE p.officer_id = m.officer_id AND p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= ${today}::date AND (p.valid_to IS NULL OR p.valid_to > ${today}::date) LIMIT 1) AS "unitId",
        COALESCE((SELECT array_agg(n.step) FROM assignment_notice n WHERE n.assignment_id = m.assignment_id AND n.officer_id = m.officer_id), '{}') AS told,
        c.code AS course, v.title, a.assigned_by_name AS by
      FROM assignment_member m JOIN assignment a ON a.id = m.assignment_id JOIN officer o ON o.id = m.officer_id JOIN course c ON c.id = a.course_id JOIN course_version v ON v.course_id = c.id AND v.is_current
      WHERE a.cancelled_at IS NULL AND m.closed_because IS NULL AND m.exempted_at IS NULL AND (${assignmentId}::uuid IS NULL OR a.id = ${assignmentId}::uuid)
        AND (m.officer_id, m.assignment_id) > (${after?.officerId ?? NONE}::uuid, ${after?.assignmentId ?? NONE}::uuid)
        AND (m.due_on <= ${addDays(today, reminderDays[0])}::date OR NOT EXISTS (SELECT 1 FROM assignment_notice n WHERE n.assignment_id = m.assignment_id AND n.officer_id = m.officer_id AND n.step = 'assigned:' || m.assigned_on))
      ORDER BY m.officer_id, m.assignment_id LIMIT ${BATCH}) AS near`
}

const NONE = '00000000-0000-0000-0000-000000000000'

function itemOf({ course, title, dueOn, by }: Row, step: NoticeStep, today: Day): NotificationItem {
  switch (step) {
    case 'assigned':
      return { kind: 'assignment_assigned', values: { course, title, dueOn, by } }
    case 'due_30':
    case 'due_7':
    case 'due_1':
      return { kind: 'assignment_due', values: { course, title, dueOn, days: diffDays(today, dueOn) } }
    case 'overdue':
      return { kind: 'assignment_overdue', values: { course, title, dueOn } }
    case 'escalated':
      return { kind: 'assignment_escalated', values: { course, title } }
  }
}
