/**
 * Saves one answer: one statement, so one round trip and one commit; "saved" is said only after it.
 * - Judged by the server's clock on receipt: after the due instant plus the grace, or after the end, a new answer is kept as
 *   late and not graded.
 * - Only the page that holds the attempt writes (domain/attempt/holder), and where the test goes forward only, no place
 *   before the furthest one.
 * - The same key again gives the first result; the same key with another body is refused.
 * - A sequence at or below the current one is stale: an autosave is then ignored, a real save refused; both are told the
 *   newer answer. The same answer as the current one writes nothing and is saved already.
 * The share lock on the attempt is the one its foreign key takes anyway; it makes a save wait for a submit under way.
 */
import { GRACE_SECONDS } from '~/domain/attempt/attempt'
import { err, ok, type Result } from '~/domain/kernel/result'
import { pool } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { getPlaceKind } from './get-place-kind.server'

export type SaveAnswer = {
  readonly officerId: string
  readonly attemptId: string
  readonly ordinal: number
  /** Counts up from 1 at each place; made by the page. */
  readonly sequence: number
  /** Idempotency key made by the page, 8–64 signs. */
  readonly key: string
  /** Form values or JSON, as the question's kind reads them. */
  readonly response: unknown
  /** The page that writes; null: not told, and not asked for. */
  readonly holder: string | null
  /** Sent by the page by itself: a stale one is nobody's mistake. */
  readonly autosave: boolean
  readonly now: Date
}

export type NewerAnswer = { readonly sequence: number; readonly response: unknown }
export type SavedAnswer = { readonly ignored: false; readonly savedAt: Date; readonly sequence: number } | { readonly ignored: true; readonly newer: NewerAnswer }
export type SaveRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'response_invalid' }
  /** `kept`: stored as late; it changes nothing of the mark. */
  | { readonly kind: 'finished' | 'late'; readonly kept: boolean }
  | { readonly kind: 'taken_over'; readonly since: Date }
  | { readonly kind: 'passed_by' }
  | { readonly kind: 'key_reused' }
  | { readonly kind: 'stale'; readonly newer: NewerAnswer }

const STATEMENT = `
WITH own AS (
  SELECT state, holder_since, $7::timestamptz > due_at + interval '${GRACE_SECONDS} seconds' AS late, state <> 'in_progress' AS ended,
    $9::text IS NULL OR holder IS NULL OR holder = $9 OR starts_with(holder, $9 || '-') OR starts_with($9, holder || '-') AS held,
    $10::boolean AND $3 < furthest_ordinal AS passed_by
  FROM attempt WHERE id = $1 AND officer_id = $2 FOR KEY SHARE
), place AS (
  SELECT 1 FROM attempt_question WHERE attempt_id = $1 AND ordinal = $3
), replay AS (
  SELECT ordinal = $3 AND response = $6::jsonb AS same, sequence, received_at, late FROM answer_step WHERE attempt_id = $1 AND key = $5
), current AS (
  SELECT sequence, response, received_at, late, response = $6::jsonb AS same FROM answer_step WHERE attempt_id = $1 AND ordinal = $3 ORDER BY sequence DESC LIMIT 1
), written AS (
  INSERT INTO answer_step (id, attempt_id, ordinal, sequence, key, response, received_at, late)
  SELECT $8, $1, $3, $4, $5, $6::jsonb, $7::timestamptz, own.late OR own.ended
  FROM own, place
  WHERE (own.late OR own.ended OR (own.held AND NOT own.passed_by)) AND NOT EXISTS (SELECT FROM replay) AND NOT EXISTS (SELECT FROM current WHERE same OR sequence >= $4)
  RETURNING received_at, late
)
SELECT (SELECT to_jsonb(o) FROM own o) AS own,
  EXISTS (SELECT FROM place) AS placed,
  (SELECT to_jsonb(r) FROM replay r) AS replay,
  (SELECT to_jsonb(c) FROM current c) AS current,
  (SELECT to_jsonb(w) FROM written w) AS written`

type Row = {
  own: { late: boolean; ended: boolean; held: boolean; holder_since: string | null; passed_by: boolean } | null
  placed: boolean
  replay: { same: boolean; sequence: number; received_at: string; late: boolean } | null
  current: { same: boolean; sequence: number; response: unknown; received_at: string; late: boolean } | null
  written: { received_at: string; late: boolean } | null
}

export async function saveAnswer(input: SaveAnswer): Promise<Result<SavedAnswer, SaveRefusal>> {
  const place = await getPlaceKind(input.attemptId, input.ordinal)
  if (!place) return err({ kind: 'not_found' })
  const response = place.kind.parseResponse(input.response)
  if (!response.ok || JSON.stringify(response.value).length > place.kind.longestResponse) return err({ kind: 'response_invalid' })
  const row = await writeStep(input, response.value, place.forward)
  return row === null ? staleAnswer(input, { sequence: input.sequence, response: null }) : outcome(row, input)
}

/** Null when another request took the same key or sequence at the same moment, twice in a row. */
async function writeStep(input: SaveAnswer, response: unknown, forward: boolean, again = true): Promise<Row | null> {
  const values = [input.attemptId, input.officerId, input.ordinal, input.sequence, input.key, JSON.stringify(response), input.now, newId(), input.holder, forward]
  try {
    const { rows } = await pool().query<Row>({ name: 'save-answer', text: STATEMENT, values })
    return rows[0] ?? null
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error
    return again ? writeStep(input, response, forward, false) : null
  }
}

function outcome({ own, placed, replay, current, written }: Row, input: SaveAnswer): Result<SavedAnswer, SaveRefusal> {
  if (own === null || !placed) return err({ kind: 'not_found' })
  if (replay && !replay.same) return err({ kind: 'key_reused' })
  const over = own.ended ? 'finished' : 'late'
  const step = replay ?? (written ? { ...written, sequence: input.sequence } : null)
  if (step) return step.late ? err({ kind: over, kept: true }) : ok({ ignored: false, savedAt: new Date(step.received_at), sequence: step.sequence })
  if (own.ended || own.late) return err({ kind: over, kept: current?.same ?? false })
  if (!own.held) return err({ kind: 'taken_over', since: new Date(own.holder_since ?? input.now) })
  if (own.passed_by) return err({ kind: 'passed_by' })
  if (current?.same) return ok({ ignored: false, savedAt: new Date(current.received_at), sequence: current.sequence })
  return staleAnswer(input, { sequence: current?.sequence ?? input.sequence, response: current?.response ?? null })
}

function staleAnswer({ autosave }: SaveAnswer, newer: NewerAnswer): Result<SavedAnswer, SaveRefusal> {
  return autosave ? ok({ ignored: true, newer }) : err({ kind: 'stale', newer })
}
