/**
 * What speaks against undoing an import: anything recorded about people whom it brought in; about those whose post it
 * changed, what has been done since on the ground of the new post; and whatever a later import or a later posting changed.
 */
import { Prisma } from '@prisma/client'
import type { Transaction } from '~/server/db.server'

/** Tables with a row about an officer, each by the word that the page has for it. A test holds this list against the database. */
export const DEPENDENT_TABLES = [
  ['evidence', 'evidence'], ['enrolment', 'enrolment'], ['certificate', 'certificate'], ['attempt', 'attempt'], ['user', 'app_user'], ['session', 'class_session_member'], ['session', 'practice_session'],
  ['session', 'review_card'], ['accommodation', 'accommodation'], ['waiver', 'waiver'], ['absence', 'absence'], ['programme', 'programme_member'], ['assignment', 'assignment_member'], ['sheet', 'unit_sheet_item'], ['snapshot', 'standing_snapshot_row'],
] as const
export type Dependent = { readonly kind: (typeof DEPENDENT_TABLES)[number][0] | 'laterImport' | 'laterPosting'; readonly officerId: string; readonly staffCode: string; readonly fullName: string; /** how many there are in all: the list stops at 50 */ readonly total: number }

const MOST = 50

/** The names are those of the list above. */
const aboutMade = Prisma.raw(DEPENDENT_TABLES.map(([kind, table]) => `SELECT '${kind}' AS kind, officer_id FROM ${table} WHERE officer_id IN (SELECT officer_id FROM made)`).join(' UNION '))

export async function findDependents(tx: Pick<Transaction, '$queryRaw'>, importId: string): Promise<Dependent[]> {
  return tx.$queryRaw<Dependent[]>(Prisma.sql`
    WITH touched AS MATERIALIZED (SELECT officer_id, applied_at, made FROM roster_row WHERE import_id = ${importId}::uuid AND applied_at IS NOT NULL),
    made AS MATERIALIZED (SELECT officer_id FROM touched WHERE (made->>'isNew')::boolean),
    moved AS MATERIALIZED (SELECT officer_id, applied_at, (applied_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS applied_on FROM touched WHERE jsonb_array_length(made->'postings') > 0),
    written AS MATERIALIZED (SELECT t.officer_id, (p->>'id')::uuid AS id FROM touched t, jsonb_array_elements(t.made->'postings') p),
    found AS (
      ${aboutMade}
      UNION SELECT 'programme', m.officer_id FROM programme_member m JOIN moved USING (officer_id) WHERE m.created_at >= moved.applied_at
      UNION SELECT 'assignment', m.officer_id FROM assignment_member m JOIN moved USING (officer_id) WHERE m.assigned_on >= moved.applied_on
      UNION SELECT 'sheet', i.officer_id FROM unit_sheet_item i JOIN unit_sheet s ON s.id = i.sheet_id JOIN moved USING (officer_id) WHERE s.opened_on >= moved.applied_on
      UNION SELECT 'snapshot', r.officer_id FROM standing_snapshot_row r JOIN standing_snapshot s ON s.id = r.snapshot_id JOIN moved USING (officer_id) WHERE s.signed_at >= moved.applied_at
      UNION SELECT 'laterImport', r.officer_id FROM roster_row r JOIN roster_import i ON i.id = r.import_id JOIN touched t ON t.officer_id = r.officer_id
        WHERE r.import_id <> ${importId}::uuid AND r.applied_at >= t.applied_at AND i.state <> 'undone'
      UNION SELECT 'laterPosting', w.officer_id FROM written w JOIN posting p ON p.id = w.id WHERE p.superseded_at IS NOT NULL
      UNION SELECT 'laterPosting', p.officer_id FROM posting p JOIN made m ON m.officer_id = p.officer_id WHERE p.superseded_at IS NULL AND p.id NOT IN (SELECT id FROM written)
    )
    SELECT f.kind, o.id AS "officerId", o.staff_code AS "staffCode", o.full_name AS "fullName", count(*) OVER ()::int AS total
    FROM found f JOIN officer o ON o.id = f.officer_id ORDER BY o.sort_key, o.id, f.kind LIMIT ${MOST}`)
}
