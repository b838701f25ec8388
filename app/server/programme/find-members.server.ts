/**
 * Members of the programme on a day, by the main post they hold that day (decision 092): searched, filtered by stage, unit
 * and cohort, one page or all, with what there is to choose from. Where the same question as a figure is asked, it says how
 * many the figure counts who are not named here, and the other way round (decision 105).
 */
import { mayEver, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { birthText, type BirthPrecision } from '~/domain/compliance/birth-text'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { wordBeginnings } from '~/domain/kernel/vietnamese-text'
import { RETAINED_MONTHS, type AskedStage, type Stage } from '~/domain/programme/stage'
import { db, pool } from '~/server/db.server'
import { COMMUNE_POSTS } from './commune-posts-sql.server'
import { findProgramme, type Programme } from './find-programme.server'
import { findVisibleUnits } from './find-visible-units.server'

export const MEMBERS_A_PAGE = 50

export type MemberFilter = { readonly search: string; readonly stage: AskedStage | null; readonly unitId: string | null; readonly cohortId: string | null }
export type MemberRow = {
  readonly id: string
  readonly officerId: string
  readonly fullName: string
  readonly staffCode: string
  /** As far as known: 05/03/1985, 03/1985, 1985 or empty. */
  readonly birth: string
  /** The unit whose quota the member counts for, under its last name up to the day. */
  readonly unit: { readonly name: string; readonly type: string } | null
  readonly cohort: string | null
  readonly stage: Stage
  readonly on: Day
  readonly decision: string
  readonly retained: boolean
  /** The main post of the day. */
  readonly position: string | null
}
/** A figure against a quota and the list of the same question. */
export type FigureBeside = {
  /** What the figure counts. */
  readonly counted: number
  /** Of these: at work elsewhere or nowhere on the day, so not named. */
  readonly away: number
  /** Named in the list, but counted for the quota of another unit. */
  readonly others: number
}
export type MemberList = {
  readonly programme: Programme
  /** The topmost units whose members are listed. */
  readonly tops: readonly UnitOnDay[]
  readonly rows: readonly MemberRow[]
  readonly total: number
  readonly page: number
  /** Null where the list and the figure agree, or where no figure asks the same. */
  readonly beside: FigureBeside | null
  readonly units: readonly UnitOnDay[]
  readonly cohorts: readonly { readonly id: string; readonly name: string }[]
}

const FROM = `
FROM programme_member m JOIN officer o ON o.id = m.officer_id LEFT JOIN programme_cohort c ON c.id = m.cohort_id
JOIN LATERAL (SELECT s.stage, s.happened_on, s.decision FROM programme_stage s WHERE s.member_id = m.id AND s.superseded_at IS NULL AND s.happened_on <= $3::date ORDER BY s.number DESC LIMIT 1) s ON true
LEFT JOIN LATERAL (SELECT p.unit_id, q.name FROM posting p JOIN position q ON q.id = p.position_id WHERE p.officer_id = o.id AND p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= $3::date AND (p.valid_to IS NULL OR p.valid_to > $3::date) LIMIT 1) post ON true
CROSS JOIN LATERAL (SELECT $9::boolean OR coalesce(post.unit_id = ANY($2::uuid[]), false) AS here, $9::boolean OR m.unit_id = ANY($2::uuid[]) AS own) seen
CROSS JOIN LATERAL (SELECT s.stage = 'appointed' AND (s.happened_on + make_interval(months => ${RETAINED_MONTHS}))::date <= $3::date
  AND EXISTS (SELECT FROM ${COMMUNE_POSTS} AND p.valid_from <= $3::date AND (p.valid_to IS NULL OR p.valid_to > $3::date)) AS yes) retained
WHERE m.programme_id = $1 AND (seen.here OR seen.own)
  AND (o.search_key ~ ALL ($4::text[]) OR lower(o.staff_code) = lower($5)) AND ($7::uuid IS NULL OR m.unit_id = $7) AND ($8::uuid IS NULL OR m.cohort_id = $8)
  AND ($6::text IS NULL OR CASE $6::text WHEN 'retained' THEN retained.yes
    WHEN 'completed' THEN EXISTS (SELECT FROM programme_stage g WHERE g.member_id = m.id AND g.superseded_at IS NULL AND g.stage = 'graduated' AND g.happened_on <= $3::date) ELSE s.stage = $6 END)`
const COUNTS = `SELECT count(*) FILTER (WHERE seen.here)::int AS total, count(*) FILTER (WHERE seen.own)::int AS counted, count(*) FILTER (WHERE NOT seen.here)::int AS away, count(*) FILTER (WHERE NOT seen.own)::int AS others ${FROM}`
const ROWS = `SELECT m.id::text, o.id::text AS "officerId", o.full_name AS "fullName", o.staff_code AS "staffCode", o.birth_date::text AS "birthDate", o.birth_precision AS "birthPrecision", (
    SELECT json_build_object('name', v.name, 'type', v.type) FROM unit_version v WHERE v.unit_id = m.unit_id AND v.valid_from <= $3::date ORDER BY v.valid_from DESC LIMIT 1) AS unit,
  c.name AS cohort, s.stage, s.happened_on::text AS "on", s.decision, retained.yes AS retained, post.name AS position
${FROM} AND seen.here ORDER BY o.sort_key COLLATE "C", o.birth_date, o.id LIMIT $10 OFFSET $11`

export type FindMembers = { readonly actor: Actor; readonly asOf: Day; readonly filter: MemberFilter; /** null: all */ readonly page: number | null }

export async function findMembers({ actor, asOf, filter, page }: FindMembers): Promise<Result<MemberList, Refusal | 'none'>> {
  const ever = mayEver(actor, 'viewProgramme')
  if (!ever.ok) return err(ever.reason)
  const programme = await findProgramme()
  if (programme === null) return err('none')
  const { tops, units } = await findVisibleUnits(actor, 'viewProgramme', asOf)
  const whole = tops.some(({ unitId }) => unitId === programme.unitId)
  const unitIds = units.map(({ unitId }) => unitId)
  // Words hold letters and digits only, so none of a pattern's own signs.
  const patterns = wordBeginnings(filter.search)
  const values = [programme.id, unitIds, asOf, patterns, filter.search.trim(), filter.stage, filter.unitId, filter.cohortId, whole]
  const [{ rows: counted }, cohorts, quotaUnits, quotas] = await Promise.all([
    pool().query<FigureBeside & { total: number }>(COUNTS, values),
    db().programmeCohort.findMany({ where: { programmeId: programme.id }, orderBy: { startsOn: 'desc' }, select: { id: true, name: true }, take: 200 }),
    db().programmeMember.groupBy({ by: ['unitId'], where: { programmeId: programme.id } }),
    db().programmeQuota.count({ where: { programmeId: programme.id, unitId: { in: unitIds }, quota: { gt: 0 } } }),
  ])
  const { total, ...beside } = counted[0] ?? { total: 0, counted: 0, away: 0, others: 0 }
  const shown = page === null ? 1 : Math.min(page, Math.max(1, Math.ceil(total / MEMBERS_A_PAGE)))
  const { rows } = await pool().query<Omit<MemberRow, 'birth'> & { birthDate: Day | null; birthPrecision: BirthPrecision | null }>(ROWS, [...values, page === null ? total : MEMBERS_A_PAGE, page === null ? 0 : (shown - 1) * MEMBERS_A_PAGE])
  const used = new Set(quotaUnits.map(({ unitId }) => unitId))
  // No figure is told by name or cohort, and none differs where there is no quota (decision 097): nothing is said there.
  const isFigure = quotas > 0 && filter.search.trim() === '' && filter.cohortId === null
  return ok({
    programme, tops, total, page: shown, cohorts,
    rows: rows.map(({ birthDate, birthPrecision, ...row }) => ({ ...row, birth: birthText(birthDate, birthPrecision) })),
    beside: isFigure && (beside.away > 0 || beside.others > 0) ? beside : null,
    units: units.filter(({ unitId }) => used.has(unitId)),
  })
}
