/** What was entered or corrected after an instant about some officers and a day: why a recomputation for the day gives another row. */
import type { Day } from '~/domain/kernel/day'
import type pg from 'pg'
import { pool } from '~/server/db.server'

export type LaterFact = { readonly officerId: string; readonly kind: 'evidence' | 'evidence_superseded' | 'posting' | 'posting_superseded' | 'waiver' | 'waiver_superseded' | 'absence' | 'absence_superseded' | 'revocation' | 'standard'; readonly at: Date; readonly what: string }

const HELD = (row: string) => `${row}.officer_id = ANY($1::uuid[]) AND ${row}.valid_from <= $3::date AND (${row}.valid_to IS NULL OR ${row}.valid_to > $3::date)`
/** Hours count for their year, whatever day they were given on. */
const COUNTS = `e.officer_id = ANY($1::uuid[]) AND e.valid_from <= $3::date AND (e.valid_to IS NULL OR e.valid_to > $3::date OR e.kind = 'training_hours')`
const PROOF = `coalesce(c.code || ' ' || e.level, t.code, e.education, e.kind)`
const PROOFS = `evidence e LEFT JOIN competency c ON c.id = e.competency_id LEFT JOIN certificate_type t ON t.id = e.certificate_type_id`

/** Only what speaks of the day: a proof from the day after has no part in it, whenever it was entered. */
const FACTS = `
SELECT e.officer_id::text AS "officerId", 'evidence' AS kind, e.recorded_at AS at, ${PROOF} AS what FROM ${PROOFS} WHERE ${COUNTS} AND e.recorded_at > $2
UNION ALL SELECT e.officer_id::text, 'evidence_superseded', e.superseded_at, ${PROOF} FROM ${PROOFS} WHERE ${COUNTS} AND e.superseded_at > $2
UNION ALL SELECT p.officer_id::text, 'posting', p.recorded_at, p.decision FROM posting p WHERE ${HELD('p')} AND p.recorded_at > $2
UNION ALL SELECT p.officer_id::text, 'posting_superseded', p.superseded_at, p.decision FROM posting p WHERE ${HELD('p')} AND p.superseded_at > $2
UNION ALL SELECT w.officer_id::text, 'waiver', w.recorded_at, w.decision FROM waiver w WHERE ${HELD('w')} AND w.recorded_at > $2
UNION ALL SELECT w.officer_id::text, 'waiver_superseded', w.superseded_at, w.decision FROM waiver w WHERE ${HELD('w')} AND w.superseded_at > $2
UNION ALL SELECT a.officer_id::text, 'absence', a.recorded_at, a.decision FROM absence a WHERE ${HELD('a')} AND a.recorded_at > $2
UNION ALL SELECT a.officer_id::text, 'absence_superseded', a.superseded_at, a.decision FROM absence a WHERE ${HELD('a')} AND a.superseded_at > $2
UNION ALL SELECT f.officer_id::text, 'revocation', r.recorded_at, r.reason FROM certificate_revocation r JOIN certificate f ON f.id = r.certificate_id WHERE f.officer_id = ANY($1::uuid[]) AND r.revoked_on <= $3::date AND r.recorded_at > $2
UNION ALL SELECT DISTINCT p.officer_id::text, 'standard', s.published_at, s.decision FROM position_standard s JOIN posting p ON p.position_id = s.position_id WHERE ${HELD('p')} AND s.valid_from <= $3::date AND s.published_at > $2
ORDER BY 3`

/** By officer, earliest first. In: the officers, the moment after which, the day that the figures are of, and the connection whose view counts. */
export async function findLaterFacts(officerIds: readonly string[], after: Date, asOf: Day, client: Pick<pg.ClientBase, 'query'> = pool()): Promise<Map<string, LaterFact[]>> {
  const { rows } = await client.query<LaterFact>({ name: 'later-facts', text: FACTS, values: [officerIds, after, asOf] })
  const found = new Map<string, LaterFact[]>()
  for (const fact of rows) {
    const own = found.get(fact.officerId)
    if (own) own.push(fact)
    else found.set(fact.officerId, [fact])
  }
  return found
}
