/**
 * What speaks against undoing a list of proofs: one of its proofs that has been shortened by hand since (another row stands in
 * its place), or that a later list, already applied, found on record and therefore did not write. One that was withdrawn
 * wholly depends on nothing and is passed over.
 */
import { Prisma } from '@prisma/client'
import type { Transaction } from '~/server/db.server'

export type EvidenceDependent = { readonly kind: 'shortened' | 'laterImport'; readonly officerId: string; readonly staffCode: string; readonly fullName: string; /** how many there are in all: the list stops at 50 */ readonly total: number }

const MOST = 50

export function findEvidenceDependents(tx: Pick<Transaction, '$queryRaw'>, importId: string): Promise<EvidenceDependent[]> {
  return tx.$queryRaw<EvidenceDependent[]>(Prisma.sql`
    WITH written AS MATERIALIZED (SELECT officer_id, evidence_id FROM evidence_row WHERE import_id = ${importId}::uuid AND applied_at IS NOT NULL),
    found AS (
      SELECT 'shortened' AS kind, w.officer_id FROM written w JOIN evidence later ON later.supersedes_id = w.evidence_id
      UNION SELECT 'laterImport', w.officer_id FROM written w JOIN evidence_row r ON r.evidence_id = w.evidence_id AND r.kind = 'unchanged' AND r.import_id <> ${importId}::uuid
        JOIN evidence_import i ON i.id = r.import_id AND i.state IN ('applying', 'applied')
    )
    SELECT f.kind, o.id AS "officerId", o.staff_code AS "staffCode", o.full_name AS "fullName", count(*) OVER ()::int AS total
    FROM found f JOIN officer o ON o.id = f.officer_id ORDER BY o.sort_key, o.id, f.kind LIMIT ${MOST}`)
}
