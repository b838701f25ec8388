/**
 * People who do not comply on a day, by first cause: the rule of domain/compliance/cause.ts, counted in the database.
 * Of the proofs all but competencies are read: what is missing beyond these is competency, because the span knows how
 * many requirements are missing. Whoever still has time as a new appointee is missing nothing, and is not among them. A test keeps this equal to `firstCause` person by person.
 */
import { Prisma } from '@prisma/client'
import { type Cause, causes } from '~/domain/compliance/cause'
import { educations } from '~/domain/standard/education'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'

export async function findCauses(unitIds: readonly string[] | null, asOf: Day): Promise<{ cause: Cause; people: number }[]> {
  const rows = await db().$queryRaw<{ cause: Cause; people: number }[]>(causesQuery(unitIds, asOf))
  return causes.map((cause) => ({ cause, people: rows.find((row) => row.cause === cause)?.people ?? 0 }))
}

function causesQuery(unitIds: readonly string[] | null, asOf: Day): Prisma.Sql {
  const inUnits = unitIds === null ? Prisma.empty : Prisma.sql`AND s.unit_id = ANY(${[...unitIds]}::uuid[])`
  const holding = Prisma.sql`e.superseded_at IS NULL AND e.grade <= COALESCE(q.min_grade, 'C') AND e.valid_from <= ${asOf}::date AND (e.valid_to IS NULL OR e.valid_to > ${asOf}::date)`
  return Prisma.sql`
    WITH short AS MATERIALIZED (
      SELECT s.officer_id, s.total_count - s.met_count AS missing, v.id AS standard_id
      FROM standing_span s
      LEFT JOIN position_standard v ON v.position_id = s.position_id AND v.valid_from <= ${asOf}::date AND (v.valid_to IS NULL OR v.valid_to > ${asOf}::date)
      WHERE NOT s.meets AND s.valid_from <= ${asOf}::date AND (s.valid_to IS NULL OR s.valid_to > ${asOf}::date) ${inUnits}
    ), proof AS (
      SELECT e.officer_id, e.certificate_type_id, max(array_position(${[...educations]}::text[], e.education)) FILTER (WHERE holds) AS height, bool_or(holds) AS holds, min(e.grade) FILTER (WHERE holds) AS grade
      FROM short JOIN evidence e USING (officer_id) LEFT JOIN certificate_revocation r USING (certificate_id),
      LATERAL (SELECT e.superseded_at IS NULL AND (e.valid_to IS NULL OR e.valid_to > ${asOf}::date) AND (r.revoked_on IS NULL OR r.revoked_on > ${asOf}::date) AS holds) h
      WHERE e.kind IN ('certificate', 'education') AND e.valid_from <= ${asOf}::date AND (e.superseded_at IS NULL OR r.revoked_on <= ${asOf}::date)
      GROUP BY e.officer_id, e.certificate_type_id
    ), unmet AS (
      SELECT s.officer_id, bool_or(q.kind = 'certificate' AND p.officer_id IS NULL) AS never, bool_or(q.kind = 'certificate') AS lapsed, count(*) FILTER (WHERE q.kind <> 'certificate') AS papers
      FROM short s JOIN standard_requirement q ON q.standard_id = s.standard_id AND q.kind <> 'competency'
      LEFT JOIN proof p ON p.officer_id = s.officer_id AND p.certificate_type_id IS NOT DISTINCT FROM q.certificate_type_id
      WHERE CASE q.kind
          WHEN 'certificate' THEN p.holds IS NOT TRUE OR p.grade > COALESCE(q.min_grade, 'C')
          WHEN 'education' THEN COALESCE(p.height, 0) < array_position(${[...educations]}::text[], q.education)
          WHEN 'document' THEN NOT EXISTS (SELECT FROM evidence e WHERE e.officer_id = s.officer_id AND e.document_type = q.document_type AND ${holding})
          ELSE NOT EXISTS (
            SELECT FROM evidence e WHERE e.officer_id = s.officer_id AND e.kind = 'training_hours' AND ${holding} AND extract(year FROM e.valid_from) >= extract(year FROM ${asOf}::date) - 1
            GROUP BY extract(year FROM e.valid_from) HAVING sum(e.hours) >= q.hours) END
        AND NOT EXISTS (SELECT FROM waiver w WHERE w.officer_id = s.officer_id AND w.superseded_at IS NULL AND w.valid_from <= ${asOf}::date AND (w.valid_to IS NULL OR w.valid_to > ${asOf}::date)
          AND w.subject = concat_ws(':', q.kind, q.certificate_type_id::text, q.document_type))
      GROUP BY s.officer_id
    )
    SELECT CASE WHEN u.never THEN 'certificate_never' WHEN u.lapsed THEN 'certificate_lapsed' WHEN s.missing > COALESCE(u.papers, 0) THEN 'competency_below'
      WHEN u.papers > 0 THEN 'document_missing' ELSE 'no_standard' END AS cause, count(*)::int AS people
    FROM short s LEFT JOIN unmet u USING (officer_id) GROUP BY 1`
}
