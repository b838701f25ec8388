/**
 * The cohorts of the programme, latest first, with how many members of each stand where on the day: everybody's for the
 * unit that runs the programme, for others the people of their own tree only, who hold a main post there on the day. That
 * a cohort is full is said to all who may select; how many seats others have taken is not.
 */
import { mayEver, may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { stages, type Stage } from '~/domain/programme/stage'
import { db } from '~/server/db.server'
import { findProgramme } from './find-programme.server'
import { findVisibleUnits } from './find-visible-units.server'
import { holdsSeatSql } from './holds-seat-sql.server'

export type CohortRow = { readonly id: string; readonly name: string; readonly startsOn: Day; readonly endsOn: Day; readonly seats: number; /** seats held by those whom the reader sees: without those who were dropped */ readonly members: number; readonly full: boolean; readonly byStage: Readonly<Record<Stage, number>> }

export async function findCohorts(by: Actor, today: Day): Promise<Result<{ readonly rows: CohortRow[]; readonly whole: boolean; readonly mayAdd: boolean }, Refusal | 'none'>> {
  const ever = mayEver(by, 'viewProgramme')
  if (!ever.ok) return err(ever.reason)
  const programme = await findProgramme()
  if (programme === null) return err('none')
  const { tops, units } = await findVisibleUnits(by, 'viewProgramme', today)
  const whole = tops.some(({ unitId }) => unitId === programme.unitId)
  const rows = await db().$queryRaw<(Omit<CohortRow, 'byStage'> & { byStage: Partial<Record<Stage, number>> })[]>`
    WITH seen AS (
      SELECT m.id, m.cohort_id FROM programme_member m WHERE m.programme_id = ${programme.id}::uuid AND (${whole}::boolean OR EXISTS (
        SELECT FROM posting p WHERE p.officer_id = m.officer_id AND p.kind = 'main' AND p.superseded_at IS NULL AND p.unit_id = ANY(${units.map(({ unitId }) => unitId)}::uuid[])
          AND p.valid_from <= ${today}::date AND (p.valid_to IS NULL OR p.valid_to > ${today}::date))))
    SELECT c.id::text, c.name, c.starts_on::text AS "startsOn", c.ends_on::text AS "endsOn", c.seats, (SELECT count(*)::int FROM seen m WHERE m.cohort_id = c.id AND ${holdsSeatSql}) AS members,
      (SELECT count(*) FROM programme_member m WHERE m.cohort_id = c.id AND ${holdsSeatSql}) >= c.seats AS "full",
      (SELECT coalesce(json_object_agg(x.stage, x.count), '{}') FROM (
        SELECT s.stage, count(*)::int FROM seen m
        JOIN LATERAL (SELECT s.stage FROM programme_stage s WHERE s.member_id = m.id AND s.superseded_at IS NULL AND s.happened_on <= ${today}::date ORDER BY s.number DESC LIMIT 1) s ON true
        WHERE m.cohort_id = c.id GROUP BY 1) x) AS "byStage"
    FROM programme_cohort c WHERE c.programme_id = ${programme.id}::uuid ORDER BY c.starts_on DESC, c.name LIMIT 200`
  return ok({ rows: rows.map((row) => ({ ...row, byStage: Object.fromEntries(stages.map((stage) => [stage, row.byStage[stage] ?? 0])) as Record<Stage, number> })), whole, mayAdd: may(by, 'manageProgramme', { unitPath: [programme.unitId] }).ok })
}
