/** Members of the programme on a day, by the main post they hold that day (decision 092): searched, filtered by stage, unit and cohort, one page or all, with what there is to choose from. */
import { mayEver, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { wordBeginnings } from '~/domain/kernel/vietnamese-text'
import type { Stage } from '~/domain/programme/stage'
import { db, pool } from '~/server/db.server'
import { findProgramme, type Programme } from './find-programme.server'
import { findVisibleUnits } from './find-visible-units.server'

export const MEMBERS_A_PAGE = 50

export type MemberFilter = { readonly search: string; readonly stage: Stage | null; readonly unitId: string | null; readonly cohortId: string | null }
export type MemberRow = {
  readonly id: string
  readonly officerId: string
  readonly fullName: string
  readonly staffCode: string
  readonly birthDate: Day | null
  readonly unitId: string
  readonly cohort: string | null
  readonly stage: Stage
  readonly on: Day
  readonly decision: string
  /** The main post of the day. */
  readonly position: string | null
}
export type MemberList = {
  readonly programme: Programme
  readonly rows: readonly MemberRow[]
  readonly total: number
  readonly page: number
  readonly units: readonly UnitOnDay[]
  readonly cohorts: readonly { readonly id: string; readonly name: string }[]
}

const FROM = `
FROM programme_member m JOIN officer o ON o.id = m.officer_id LEFT JOIN programme_cohort c ON c.id = m.cohort_id
JOIN LATERAL (SELECT s.stage, s.happened_on, s.decision FROM programme_stage s WHERE s.member_id = m.id AND s.superseded_at IS NULL AND s.happened_on <= $3::date ORDER BY s.number DESC LIMIT 1) s ON true
LEFT JOIN LATERAL (SELECT p.unit_id, q.name FROM posting p JOIN position q ON q.id = p.position_id WHERE p.officer_id = o.id AND p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= $3::date AND (p.valid_to IS NULL OR p.valid_to > $3::date) LIMIT 1) post ON true
WHERE m.programme_id = $1 AND ($9::boolean OR post.unit_id = ANY($2::uuid[]))
  AND (o.search_key ~ ALL ($4::text[]) OR lower(o.staff_code) = lower($5)) AND ($6::text IS NULL OR s.stage = $6) AND ($7::uuid IS NULL OR m.unit_id = $7) AND ($8::uuid IS NULL OR m.cohort_id = $8)`
const ROWS = `SELECT m.id::text, o.id::text AS "officerId", o.full_name AS "fullName", o.staff_code AS "staffCode", o.birth_date::text AS "birthDate", m.unit_id::text AS "unitId", c.name AS cohort, s.stage, s.happened_on::text AS "on", s.decision, post.name AS position
${FROM} ORDER BY o.sort_key COLLATE "C", o.birth_date, o.id LIMIT $10 OFFSET $11`

export type FindMembers = { readonly actor: Actor; readonly asOf: Day; readonly filter: MemberFilter; /** null: all */ readonly page: number | null }

export async function findMembers({ actor, asOf, filter, page }: FindMembers): Promise<Result<MemberList, Refusal | 'none'>> {
  const ever = mayEver(actor, 'viewProgramme')
  if (!ever.ok) return err(ever.reason)
  const programme = await findProgramme()
  if (programme === null) return err('none')
  const { tops, units } = await findVisibleUnits(actor, 'viewProgramme', asOf)
  // Words hold letters and digits only, so none of a pattern's own signs.
  const patterns = wordBeginnings(filter.search)
  const values = [programme.id, units.map(({ unitId }) => unitId), asOf, patterns, filter.search.trim(), filter.stage, filter.unitId, filter.cohortId, tops.some(({ unitId }) => unitId === programme.unitId)]
  const [{ rows: counted }, cohorts, quotaUnits] = await Promise.all([
    pool().query<{ total: number }>(`SELECT count(*)::int AS total ${FROM}`, values),
    db().programmeCohort.findMany({ where: { programmeId: programme.id }, orderBy: { startsOn: 'desc' }, select: { id: true, name: true }, take: 200 }),
    db().programmeMember.groupBy({ by: ['unitId'], where: { programmeId: programme.id } }),
  ])
  const total = counted[0]?.total ?? 0
  const shown = page === null ? 1 : Math.min(page, Math.max(1, Math.ceil(total / MEMBERS_A_PAGE)))
  const { rows } = await pool().query<MemberRow>(ROWS, [...values, page === null ? total : MEMBERS_A_PAGE, page === null ? 0 : (shown - 1) * MEMBERS_A_PAGE])
  const used = new Set(quotaUnits.map(({ unitId }) => unitId))
  return ok({ programme, rows, total, page: shown, units: units.filter(({ unitId }) => used.has(unitId)), cohorts })
}
