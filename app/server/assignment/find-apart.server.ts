/** Of some officers: who holds the certificate of a course today and until when, and who is under way with it, or exempt from it, in another assignment. */
import { Prisma } from '@prisma/client'
import type { Apart } from '~/domain/assignment/reconcile'
import type { Day } from '~/domain/kernel/day'
import type { Transaction } from '~/server/db.server'
import { certificatesSql, memberStateSql } from './member-state-sql.server'

type Row = { officerId: string; until: string | null; elsewhere: boolean; excused: boolean }

/** `assignmentId`: the one that asks; null before it is made. */
export async function findApart(tx: Transaction, { courseId, assignmentId, officerIds, today }: { courseId: string; assignmentId: string | null; officerIds: readonly string[]; today: Day }): Promise<Apart> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT o.id AS "officerId", coalesce(bool_or(x.state IN ('open', 'overdue')), false) AS elsewhere, coalesce(bool_or(x.state = 'exempt'), false) AS excused,
      (SELECT max(coalesce(e.valid_to, 'infinity'))::text ${certificatesSql(Prisma.sql`o.id`, Prisma.sql`${courseId}::uuid`, today)} AND (e.valid_to IS NULL OR e.valid_to > ${today}::date)) AS until
    FROM unnest(${[...officerIds]}::uuid[]) AS o (id)
    LEFT JOIN LATERAL (
      SELECT ${memberStateSql(today)} AS state FROM assignment_member m JOIN assignment a ON a.id = m.assignment_id
      WHERE m.officer_id = o.id AND a.course_id = ${courseId}::uuid AND a.id IS DISTINCT FROM ${assignmentId}::uuid AND a.cancelled_at IS NULL) x ON true
    GROUP BY o.id`
  const those = (wanted: (row: Row) => boolean) => new Set(rows.filter(wanted).map(({ officerId }) => officerId))
  return {
    held: new Map(rows.flatMap(({ officerId, until }) => (until === null ? [] : [[officerId, until === 'infinity' ? null : until]]))),
    elsewhere: those(({ elsewhere }) => elsewhere),
    excused: those(({ excused }) => excused),
  }
}
