/**
 * What speaks against undoing an import: people whom it brought in and who have since learnt, been certified or signed in,
 * and anybody whom a later import has changed or whose posting has been superseded since.
 */
import { Prisma } from '@prisma/client'
import type { Transaction } from '~/server/db.server'

export type Dependent = { readonly kind: 'evidence' | 'enrolment' | 'certificate' | 'attempt' | 'user' | 'session' | 'accommodation' | 'laterImport' | 'laterPosting'; readonly officerId: string; readonly staffCode: string; readonly fullName: string }

const MOST = 50

export async function findDependents(tx: Pick<Transaction, '$queryRaw'>, importId: string): Promise<Dependent[]> {
  return tx.$queryRaw<Dependent[]>(Prisma.sql`
    WITH touched AS MATERIALIZED (SELECT officer_id, applied_at, made FROM roster_row WHERE import_id = ${importId}::uuid AND applied_at IS NOT NULL),
    made AS MATERIALIZED (SELECT officer_id FROM touched WHERE (made->>'isNew')::boolean),
    written AS MATERIALIZED (SELECT t.officer_id, (p->>'id')::uuid AS id FROM touched t, jsonb_array_elements(t.made->'postings') p),
    found AS (
      SELECT 'evidence' AS kind, officer_id FROM evidence WHERE officer_id IN (SELECT officer_id FROM made)
      UNION SELECT 'enrolment', officer_id FROM enrolment WHERE officer_id IN (SELECT officer_id FROM made)
      UNION SELECT 'certificate', officer_id FROM certificate WHERE officer_id IN (SELECT officer_id FROM made)
      UNION SELECT 'attempt', officer_id FROM attempt WHERE officer_id IN (SELECT officer_id FROM made)
      UNION SELECT 'user', officer_id FROM app_user WHERE officer_id IN (SELECT officer_id FROM made)
      UNION SELECT 'session', officer_id FROM class_session_member WHERE officer_id IN (SELECT officer_id FROM made)
      UNION SELECT 'session', officer_id FROM practice_session WHERE officer_id IN (SELECT officer_id FROM made)
      UNION SELECT 'accommodation', officer_id FROM accommodation WHERE officer_id IN (SELECT officer_id FROM made)
      UNION SELECT 'laterImport', r.officer_id FROM roster_row r JOIN roster_import i ON i.id = r.import_id JOIN touched t ON t.officer_id = r.officer_id
        WHERE r.import_id <> ${importId}::uuid AND r.applied_at >= t.applied_at AND i.state <> 'undone'
      UNION SELECT 'laterPosting', w.officer_id FROM written w JOIN posting p ON p.id = w.id WHERE p.superseded_at IS NOT NULL
      UNION SELECT 'laterPosting', p.officer_id FROM posting p JOIN made m ON m.officer_id = p.officer_id WHERE p.superseded_at IS NULL AND p.id NOT IN (SELECT id FROM written)
    )
    SELECT f.kind, o.id AS "officerId", o.staff_code AS "staffCode", o.full_name AS "fullName"
    FROM found f JOIN officer o ON o.id = f.officer_id ORDER BY o.sort_key, o.id, f.kind LIMIT ${MOST}`)
}
