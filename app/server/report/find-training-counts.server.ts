/**
 * Who of some units completed what in some days, by group of people and content: counted in the database. A completion is a
 * certificate that was not revoked, a degree, or hours of a class (those that came with a certificate,
 * ours or one of the same paper or day, are that certificate already).
 */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'
import { contentOfCertificate, officerGroup, type TrainingCount } from '~/domain/report/training-results'
import { db } from '~/server/db.server'
import { notRevoked, peopleOfUnits } from './people-of-units.server'

export async function findTrainingCounts({ units, from, asOf }: { readonly units: readonly string[]; readonly from: Day; readonly asOf: Day }): Promise<TrainingCount[]> {
  const [positions, types] = await Promise.all([
    db().position.findMany({ select: { id: true, name: true, level: true } }),
    db().certificateType.findMany({ select: { id: true, code: true } }),
  ])
  return db().$queryRaw<TrainingCount[]>(Prisma.sql`
    WITH people AS (${peopleOfUnits(units, asOf)}),
    turns AS (
      SELECT m.officer_id, g.name AS grp, o.sex, CASE e.kind WHEN 'education' THEN 'degree' WHEN 'certificate' THEN c.content ELSE 'skills' END AS content
      FROM people m
      JOIN unnest(${positions.map(({ id }) => id)}::uuid[], ${positions.map(officerGroup)}::text[]) AS g (id, name) ON g.id = m.position_id
      JOIN officer o ON o.id = m.officer_id
      JOIN evidence e ON e.officer_id = m.officer_id AND e.superseded_at IS NULL AND ${notRevoked(asOf)} AND e.valid_from BETWEEN ${from}::date AND ${asOf}::date
        AND (e.kind IN ('certificate', 'education') OR e.kind = 'training_hours' AND e.certificate_id IS NULL AND NOT EXISTS (
          SELECT 1 FROM evidence k WHERE k.officer_id = e.officer_id AND k.kind = 'certificate' AND k.superseded_at IS NULL AND (k.paper = e.paper OR k.valid_from = e.valid_from)))
      LEFT JOIN unnest(${types.map(({ id }) => id)}::uuid[], ${types.map(({ code }) => contentOfCertificate(code))}::text[]) AS c (id, content) ON c.id = e.certificate_type_id)
    SELECT grp AS "group", content, count(DISTINCT officer_id)::int AS people, (count(DISTINCT officer_id) FILTER (WHERE sex = 'female'))::int AS women, count(*)::int AS turns
    FROM turns GROUP BY GROUPING SETS ((grp, content), (grp))`)
}
