/**
 * What a page tells of itself for the log of an open attempt: left, returned, signed in again. So many an attempt are kept;
 * further ones are only counted, so that no page can fill the database.
 */
import { remainingSeconds } from '~/domain/attempt/attempt'
import { err, ok, type Result } from '~/domain/kernel/result'
import { pool } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { countAttemptEvent } from '~/server/metrics/metrics.server'
import type { AttemptEventKind } from './write-attempt-event.server'

export const REPORTED_EVENTS = ['left', 'returned', 'signed_in_again'] as const satisfies readonly AttemptEventKind[]
export type ReportedEvent = (typeof REPORTED_EVENTS)[number]

const MOST_EVENTS = 200

export type ReportEvent = {
  readonly officerId: string
  readonly attemptId: string
  readonly kind: ReportedEvent
  readonly ordinal: number | null
  readonly holder: string | null
  readonly address: string | null
  readonly now: Date
}

const STATEMENT = `
WITH own AS (
  SELECT due_at FROM attempt WHERE id = $2 AND officer_id = $3 AND state = 'in_progress'
), kept AS (
  INSERT INTO attempt_event (id, attempt_id, at, kind, detail) SELECT $1, $2, $4, $5, $6::jsonb FROM own
  WHERE (SELECT count(*) FROM attempt_event WHERE attempt_id = $2) < ${MOST_EVENTS} RETURNING 1
)
SELECT (SELECT due_at FROM own) AS due_at, EXISTS (SELECT FROM kept) AS kept`

/** Reason `not_found`: no such open attempt of this officer. */
export async function reportAttemptEvent({ officerId, attemptId, kind, now, ...seen }: ReportEvent): Promise<Result<{ readonly kept: boolean; readonly remainingSeconds: number }, 'not_found'>> {
  const detail = JSON.stringify(Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== null)))
  const { rows } = await pool().query<{ due_at: Date | null; kept: boolean }>({ name: 'report-attempt-event', text: STATEMENT, values: [newId(), attemptId, officerId, now, kind, detail] })
  const { due_at: dueAt = null, kept = false } = rows[0] ?? {}
  if (dueAt === null) return err('not_found')
  countAttemptEvent(kept ? 'kept' : 'dropped')
  return ok({ kept, remainingSeconds: remainingSeconds(dueAt, now) })
}
