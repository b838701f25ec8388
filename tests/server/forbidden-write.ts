/**
 * How a write that the database must refuse is put together: a copy of a row that is there with one thing wrong, or a statement.
 * The writes themselves stand by what they are about in forbidden-facts, forbidden-learning and forbidden-writes.
 */
import { randomUUID } from 'node:crypto'

/** rule: the constraint, unique index or trigger that must refuse it. */
export type Forbidden = { rule: string; what: string; sql: string; values: unknown[] }

export const past = { valid_from: '1990-01-01', valid_to: '1990-02-01' }
export const backwards = { valid_from: '1990-01-02', valid_to: '1990-01-02' }
const withoutId = new Set(['planned_course', 'unit_event_member', 'competency_level', 'lesson_progress', 'attempt_question', 'certificate_revocation', 'class_session_member', 'review_card', 'course_asset', 'withdrawn_question', 'programme_quota', 'assignment_member', 'assignment_notice', 'standing_gap', 'standing_quarter', 'quarter_count', 'unit_day', 'roster_row', 'evidence_row', 'standard_draft', 'competency_draft', 'standard_publication', 'framework_version', 'export_file_part'])

/** A copy of a row that is there, with these columns changed: by values, or by an SQL expression over the row t. */
export function add(table: string, rule: string, what: string, changes: Record<string, unknown> | string, where = 'true'): Forbidden {
  const fresh = withoutId.has(table) ? {} : { id: randomUUID() }
  const [expression, given] = typeof changes === 'string' ? [changes, fresh] : [`'{}'::jsonb`, { ...fresh, ...changes }]
  return { rule, what, sql: `INSERT INTO ${table} SELECT (jsonb_populate_record(t, $1::jsonb || ${expression})).* FROM ${table} t WHERE ${where} LIMIT 1`, values: [JSON.stringify(given)] }
}
/** A statement as it stands. */
export const say = (rule: string, what: string, sql: string): Forbidden => ({ rule, what, sql, values: [] })
