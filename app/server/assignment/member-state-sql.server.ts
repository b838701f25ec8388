/**
 * Facts of assignments as SQL, for counts, filters and pages over many people: whether the certificate of a course is
 * held, the state of a member (a test keeps it equal to domain/assignment/member-state), and who is in some units today.
 */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'

/** The certificates `e` of a course that an officer had got by a day and that were not revoked by then, over or not. */
export function certificatesSql(officer: Prisma.Sql, course: Prisma.Sql, asOf: Day): Prisma.Sql {
  return Prisma.sql`FROM evidence e JOIN course_version v ON v.certificate_type_id = e.certificate_type_id AND v.is_current LEFT JOIN certificate_revocation r ON r.certificate_id = e.certificate_id
    WHERE e.officer_id = ${officer} AND v.course_id = ${course} AND e.kind = 'certificate' AND e.superseded_at IS NULL AND e.valid_from <= ${asOf}::date AND (r.revoked_on IS NULL OR r.revoked_on > ${asOf}::date)`
}

/** Whether member `m` has the certificate asked for: got since being assigned, or lasting beyond the due day. */
export function certifiedSql(course: Prisma.Sql, asOf: Day): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 ${certificatesSql(Prisma.sql`m.officer_id`, course, asOf)} AND (e.valid_from >= m.assigned_on OR e.valid_to IS NULL OR e.valid_to > m.due_on))`
}

/** The state of member `m` of assignment `a` on a day, as domain/assignment/member-state has it. */
export function memberStateSql(asOf: Day): Prisma.Sql {
  return Prisma.sql`CASE WHEN m.exempted_at IS NOT NULL THEN 'exempt'
    WHEN m.closed_because = 'met' OR ${certifiedSql(Prisma.sql`a.course_id`, asOf)} THEN 'done'
    WHEN m.closed_because = 'left' THEN 'left' WHEN a.cancelled_at IS NOT NULL THEN 'cancelled' WHEN m.due_on < ${asOf}::date THEN 'overdue' ELSE 'open' END`
}

/** Whether member `m` holds the main post of the day in one of the units: of others nothing is shown or counted (decision 092). `positionId`: that position only. */
export function inChargeSql(units: readonly string[], asOf: Day, positionId: string | null = null): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM posting p WHERE p.officer_id = m.officer_id AND p.kind = 'main' AND p.superseded_at IS NULL AND p.unit_id = ANY(${[...units]}::uuid[]) ${positionId === null ? Prisma.empty : Prisma.sql`AND p.position_id = ${positionId}::uuid`}
    AND p.valid_from <= ${asOf}::date AND (p.valid_to IS NULL OR p.valid_to > ${asOf}::date))`
}
