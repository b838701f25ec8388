/**
 * What was entered, corrected or decided after an instant that has a part in the standing of some officers on a day, with
 * when and by whom: why a recomputation for the day gives another row. The facts of a person; the standards of the post; the
 * rule of counting, for who is absent; a reorganisation, for whose unit or a unit above it was part of it.
 */
import type { Day } from '~/domain/kernel/day'
import type { LaterFact } from '~/domain/snapshot/later-fact'
import type pg from 'pg'
import { pool } from '~/server/db.server'

const HELD = (row: string) => `${row}.officer_id = ANY($1::uuid[]) AND ${row}.valid_from <= $3::date AND (${row}.valid_to IS NULL OR ${row}.valid_to > $3::date)`
/** Hours count for their year, whatever day they were given on. */
const COUNTS = `e.officer_id = ANY($1::uuid[]) AND e.valid_from <= $3::date AND (e.valid_to IS NULL OR e.valid_to > $3::date OR e.kind = 'training_hours')`
const PROOF = `e.kind AS "of", coalesce(c.code || ' ' || c.name, t.code || ' ' || t.name, d.name, e.education, '') AS what, coalesce(e.level, e.hours)::int AS amount`
const PROOFS = `evidence e LEFT JOIN competency c ON c.id = e.competency_id LEFT JOIN certificate_type t ON t.id = e.certificate_type_id LEFT JOIN document_type d ON d.code = e.document_type`
const NO_PROOF = `NULL AS "of"`
const USER = (id: string) => `(SELECT display_name FROM app_user WHERE id = ${id})`
/** Whoever did it, as the audit trail has it: with the row as its subject, or as a work on many rows at the very instant. */
const ACTOR = `coalesce((SELECT display_name FROM app_user WHERE id = a.actor_id), a.actor_name)`
const WITHDREW = (table: string, row: string) => `(SELECT ${ACTOR} FROM audit_event a WHERE a.subject_type = '${table}' AND a.subject_id = ${row}.id::text AND a.action = '${table}.withdraw' LIMIT 1)`
const AT_ONCE = (at: string, actions: string) => `(SELECT ${ACTOR} FROM audit_event a WHERE a.at = ${at} AND a.action IN (${actions}) ORDER BY a.sequence LIMIT 1)`
const UNDID = `'attempt.regrade', 'programme.take-back', 'certificate.revoke'`
const ROSTER = `'roster.apply', 'roster.undo'`

/** Only what speaks of the day: a proof from the day after has no part in it, whenever it was entered. */
const FACTS = `
WITH RECURSIVE held AS MATERIALIZED (
  SELECT DISTINCT p.officer_id, p.unit_id, p.position_id FROM posting p WHERE ${HELD('p')} AND p.kind = 'main'
), above (unit_id, top) AS (
  SELECT DISTINCT unit_id, unit_id FROM held UNION SELECT a.unit_id, v.parent_id FROM above a JOIN unit_version v ON v.unit_id = a.top WHERE v.parent_id IS NOT NULL
), run AS MATERIALIZED (
  -- The posts of the day, and earlier ones in the same position: since when it was held decides about time and transitions.
  SELECT p.* FROM posting p WHERE p.officer_id = ANY($1::uuid[]) AND p.kind = 'main' AND p.valid_from <= $3::date AND greatest(p.recorded_at, p.superseded_at) > $2
    AND EXISTS (SELECT FROM held h WHERE h.officer_id = p.officer_id AND h.position_id = p.position_id)
), away (id, officer_id, kind, valid_from, valid_to) AS (
  -- The absence of the day; of leave, whatever touches it too: together they are one leave, which may be long by another row.
  SELECT b.id, b.officer_id, b.kind, b.valid_from, b.valid_to FROM absence b WHERE ${HELD('b')}
  UNION SELECT l.id, l.officer_id, l.kind, l.valid_from, l.valid_to FROM away w JOIN absence l ON l.officer_id = w.officer_id AND l.kind = 'leave' AND w.kind = 'leave'
    AND (l.valid_from = w.valid_to OR l.valid_to = w.valid_from) AND (l.superseded_at IS NULL OR l.superseded_at > $2)
), reorganised AS MATERIALIZED (
  SELECT DISTINCT h.officer_id, r.id FROM reorganisation r CROSS JOIN LATERAL jsonb_array_elements(r.plan->'units') u JOIN above a ON a.top = (u->>'id')::uuid JOIN held h ON h.unit_id = a.unit_id
  WHERE (r.applied_at > $2 OR r.undone_at > $2) AND r.effective_on <= $3::date AND (u->>'kind' IN ('closed', 'created', 'along') OR u->'changes' ? 'reparent')
), moved AS MATERIALIZED (SELECT applied_at AS at FROM reorganisation WHERE applied_at > $2 UNION SELECT undone_at FROM reorganisation WHERE undone_at > $2)
SELECT e.officer_id::text AS "officerId", 'evidence' AS kind, e.recorded_at AS at, ${PROOF}, ${USER('e.recorded_by_id')} AS by FROM ${PROOFS} WHERE ${COUNTS} AND e.recorded_at > $2
UNION ALL SELECT e.officer_id::text, 'evidence_superseded', e.superseded_at, ${PROOF}, coalesce(${WITHDREW('evidence', 'e')}, ${AT_ONCE('e.superseded_at', UNDID)}) FROM ${PROOFS} WHERE ${COUNTS} AND e.superseded_at > $2
UNION ALL SELECT p.officer_id::text, 'posting', p.recorded_at, ${NO_PROOF}, p.decision, NULL, ${AT_ONCE('p.recorded_at', ROSTER)} FROM run p WHERE p.recorded_at > $2 AND p.recorded_at NOT IN (SELECT at FROM moved)
UNION ALL SELECT p.officer_id::text, 'posting_superseded', p.superseded_at, ${NO_PROOF}, p.decision, NULL, ${AT_ONCE('p.superseded_at', ROSTER)} FROM run p WHERE p.superseded_at > $2 AND p.superseded_at NOT IN (SELECT at FROM moved)
UNION ALL SELECT w.officer_id::text, 'waiver', w.recorded_at, ${NO_PROOF}, w.decision, NULL, ${USER('w.recorded_by_id')} FROM waiver w WHERE ${HELD('w')} AND w.recorded_at > $2
UNION ALL SELECT w.officer_id::text, 'waiver_superseded', w.superseded_at, ${NO_PROOF}, w.decision, NULL, ${WITHDREW('waiver', 'w')} FROM waiver w WHERE ${HELD('w')} AND w.superseded_at > $2
UNION ALL SELECT a.officer_id::text, 'absence', a.recorded_at, ${NO_PROOF}, a.decision, NULL, ${USER('a.recorded_by_id')} FROM away w JOIN absence a USING (id) WHERE a.recorded_at > $2
UNION ALL SELECT b.officer_id::text, 'absence_superseded', b.superseded_at, ${NO_PROOF}, b.decision, NULL, ${WITHDREW('absence', 'b')} FROM away w JOIN absence b USING (id) WHERE b.superseded_at > $2
UNION ALL SELECT f.officer_id::text, 'revocation', r.recorded_at, ${NO_PROOF}, r.reason, NULL, ${USER('r.revoked_by_id')} FROM certificate_revocation r JOIN certificate f ON f.id = r.certificate_id WHERE f.officer_id = ANY($1::uuid[]) AND r.revoked_on <= $3::date AND r.recorded_at > $2
UNION ALL SELECT DISTINCT h.officer_id::text, 'standard', s.published_at, ${NO_PROOF}, s.decision, NULL::int, n.published_by FROM position_standard s JOIN held h ON h.position_id = s.position_id LEFT JOIN standard_publication n ON n.standard_id = s.id WHERE s.valid_from <= $3::date AND s.published_at > $2
UNION ALL SELECT DISTINCT b.officer_id::text, 'counting_rule', a.at, ${NO_PROOF}, '', NULL::int, ${ACTOR} FROM audit_event a JOIN absence b ON ${HELD('b')} WHERE a.at > $2 AND a.action = 'counting_rule.set' AND a.subject_type = 'counting_rule'
UNION ALL SELECT m.officer_id::text, 'reorganisation', r.applied_at, ${NO_PROOF}, r.basis_number, NULL, coalesce(${USER('r.confirmed_by_id')}, r.confirmed_name) FROM reorganised m JOIN reorganisation r ON r.id = m.id WHERE r.applied_at > $2
UNION ALL SELECT m.officer_id::text, 'reorganisation_undone', r.undone_at, ${NO_PROOF}, r.basis_number, NULL, coalesce(${USER('r.undone_by_id')}, r.undone_name) FROM reorganised m JOIN reorganisation r ON r.id = m.id WHERE r.undone_at > $2
UNION ALL SELECT DISTINCT h.officer_id::text, 'structure', a.at, ${NO_PROOF}, coalesce(v.legal_basis, ''), NULL::int, NULL FROM audit_event a CROSS JOIN held h JOIN unit_version v ON v.unit_id = h.unit_id AND v.valid_to <= $3::date WHERE a.at > $2 AND a.action = 'unit.apply_structure' AND a.subject_type = 'unit_structure' AND NOT EXISTS (SELECT FROM unit_version w WHERE w.unit_id = h.unit_id AND w.valid_from >= v.valid_to)
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
