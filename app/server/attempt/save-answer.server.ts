/**
 * Saves one answer: one statement, so one round trip and one commit; "saved" is said only after it.
 * - Judged by the server's clock on receipt: after the due instant plus the grace it is kept as late and not graded.
 * - The same key again gives the first result; the same key with another body is refused.
 * - A sequence at or below the current one is stale, and is told the newer answer. The same answer as the current one
 *   writes nothing and is saved already.
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
  readonly now: Date
}

export type SavedAnswer = { readonly savedAt: Date; readonly sequence: number }
export type SaveRefusal =
  | { readonly kind: 'not_found' }
  | { readonly kind: 'finished' }
  | { readonly kind: 'late' }
  | { readonly kind: 'key_reused' }
  | { readonly kind: 'stale'; readonly newer: { readonly sequence: number; readonly response: unknown } }
  | { readonly kind: 'response_invalid' }

/** Answers are short; what is longer did not come from our pages. */
const LONGEST_RESPONSE = 2000

const STATEMENT = `
WITH own AS (
  SELECT state, due_at FROM attempt WHERE id = $1 AND officer_id = $2 FOR KEY SHARE
), place AS (
  SELECT 1 FROM attempt_question WHERE attempt_id = $1 AND ordinal = $3
), replay AS (
  SELECT ordinal = $3 AND response = $6::jsonb AS same, sequence, received_at, late FROM answer_step WHERE attempt_id = $1 AND key = $5
), current AS (
  SELECT sequence, response, received_at, late, response = $6::jsonb AS same FROM answer_step WHERE attempt_id = $1 AND ordinal = $3 ORDER BY sequence DESC LIMIT 1
), written AS (
  INSERT INTO answer_step (id, attempt_id, ordinal, sequence, key, response, received_at, late)
  SELECT $8, $1, $3, $4, $5, $6::jsonb, $7::timestamptz, $7::timestamptz > own.due_at + interval '${GRACE_SECONDS} seconds'
  FROM own, place
  WHERE own.state = 'in_progress' AND NOT EXISTS (SELECT FROM replay) AND NOT EXISTS (SELECT FROM current WHERE same OR sequence >= $4)
  RETURNING received_at, late
)
SELECT (SELECT state FROM own) AS state,
  EXISTS (SELECT FROM place) AS placed,
  (SELECT to_jsonb(r) FROM replay r) AS replay,
  (SELECT to_jsonb(c) FROM current c) AS current,
  (SELECT to_jsonb(w) FROM written w) AS written`

type Row = {
  state: string | null
  placed: boolean
  replay: { same: boolean; sequence: number; received_at: string; late: boolean } | null
  current: { same: boolean; sequence: number; response: unknown; received_at: string; late: boolean } | null
  written: { received_at: string; late: boolean } | null
}

export async function saveAnswer(input: SaveAnswer): Promise<Result<SavedAnswer, SaveRefusal>> {
  const kind = await getPlaceKind(input.attemptId, input.ordinal)
  if (!kind) return err({ kind: 'not_found' })
  const response = kind.parseResponse(input.response)
  if (!response.ok || JSON.stringify(response.value).length > LONGEST_RESPONSE) return err({ kind: 'response_invalid' })
  const row = await writeStep(input, response.value)
  return row === null ? err({ kind: 'stale', newer: { sequence: input.sequence, response: null } }) : outcome(row, input)
}

/** Null when another request took the same key or sequence at the same moment, twice in a row. */
async function writeStep(input: SaveAnswer, response: unknown, again = true): Promise<Row | null> {
  const values = [input.attemptId, input.officerId, input.ordinal, input.sequence, input.key, JSON.stringify(response), input.now, newId()]
  try {
    const { rows } = await pool().query<Row>({ name: 'save-answer', text: STATEMENT, values })
    return rows[0] ?? null
  } catch (error) {
    if ((error as { code?: string }).code !== '23505') throw error
    return again ? writeStep(input, response, false) : null
  }
}

function outcome(row: Row, { sequence }: SaveAnswer): Result<SavedAnswer, SaveRefusal> {
  const { state, placed, replay, current, written } = row
  if (state === null || !placed) return err({ kind: 'not_found' })
  if (replay && !replay.same) return err({ kind: 'key_reused' })
  if (replay) return saved(replay, replay.sequence)
  if (written) return saved(written, sequence)
  if (state !== 'in_progress') return err({ kind: 'finished' })
  if (current?.same) return saved(current, current.sequence)
  return err({ kind: 'stale', newer: { sequence: current?.sequence ?? sequence, response: current?.response ?? null } })
}

function saved(step: { received_at: string; late: boolean }, sequence: number): Result<SavedAnswer, SaveRefusal> {
  return step.late ? err({ kind: 'late' }) : ok({ savedAt: new Date(step.received_at), sequence })
}
