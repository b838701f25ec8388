/** What was entered or corrected after an instant about some officers: why a recomputation gives another row. */
import { pool } from '~/server/db.server'

export type LaterFact = { readonly officerId: string; readonly kind: 'evidence' | 'evidence_superseded' | 'posting' | 'posting_superseded' | 'revocation' | 'standard'; readonly at: Date; readonly what: string }

const FACTS = `
SELECT e.officer_id::text AS "officerId", 'evidence' AS kind, e.recorded_at AS at, coalesce(c.code || ' ' || e.level, t.code, e.education, e.kind) AS what
FROM evidence e LEFT JOIN competency c ON c.id = e.competency_id LEFT JOIN certificate_type t ON t.id = e.certificate_type_id WHERE e.officer_id = ANY($1::uuid[]) AND e.recorded_at > $2
UNION ALL SELECT e.officer_id::text, 'evidence_superseded', e.superseded_at, coalesce(c.code || ' ' || e.level, t.code, e.education, e.kind)
FROM evidence e LEFT JOIN competency c ON c.id = e.competency_id LEFT JOIN certificate_type t ON t.id = e.certificate_type_id WHERE e.officer_id = ANY($1::uuid[]) AND e.superseded_at > $2
UNION ALL SELECT p.officer_id::text, 'posting', p.recorded_at, p.decision FROM posting p WHERE p.officer_id = ANY($1::uuid[]) AND p.recorded_at > $2
UNION ALL SELECT p.officer_id::text, 'posting_superseded', p.superseded_at, p.decision FROM posting p WHERE p.officer_id = ANY($1::uuid[]) AND p.superseded_at > $2
UNION ALL SELECT f.officer_id::text, 'revocation', r.recorded_at, r.reason FROM certificate_revocation r JOIN certificate f ON f.id = r.certificate_id WHERE f.officer_id = ANY($1::uuid[]) AND r.recorded_at > $2
UNION ALL SELECT DISTINCT p.officer_id::text, 'standard', s.published_at, s.decision FROM position_standard s JOIN posting p ON p.position_id = s.position_id WHERE p.officer_id = ANY($1::uuid[]) AND s.published_at > $2
ORDER BY 3`

/** By officer, earliest first. */
export async function findLaterFacts(officerIds: readonly string[], after: Date): Promise<Map<string, LaterFact[]>> {
  const { rows } = await pool().query<LaterFact>({ name: 'later-facts', text: FACTS, values: [officerIds, after] })
  const found = new Map<string, LaterFact[]>()
  for (const fact of rows) found.set(fact.officerId, [...(found.get(fact.officerId) ?? []), fact])
  return found
}
