/**
 * What every page of an attempt shows of the whole: its header, and its places with what is answered and flagged.
 * The owner is part of the query: another person's attempt does not exist for the asker.
 */
import { type AttemptState, remainingSeconds } from '~/domain/attempt/attempt'
import { kindOf } from '~/domain/question/registry'
import { pool } from '~/server/db.server'

export type AttemptHeader = {
  readonly id: string
  readonly state: AttemptState
  readonly courseCode: string
  readonly courseTitle: string
  /** Which attempt of its round this is, of how many. */
  readonly round: { readonly number: number; readonly of: number }
  readonly dueAt: string
  readonly remainingSeconds: number
  /** When the latest answer was saved; null before the first. */
  readonly savedAt: string | null
}

export type AttemptPlace = {
  readonly ordinal: number
  readonly questionId: string
  readonly kind: string
  readonly flagged: boolean
  readonly answered: boolean
  readonly response: unknown
  /** Sequence of the current answer; 0 before the first. */
  readonly sequence: number
}

export type AttemptPlaces = { readonly header: AttemptHeader; readonly places: readonly AttemptPlace[] }

// The round counts failed attempts at the course before this one, since the last pass.
const HEADER = `
SELECT a.id, a.state, a.due_at, c.code, v.title, (v.definition->'finalTest'->>'attempts')::int AS attempts,
  (SELECT count(*)::int FROM attempt e JOIN course_version w ON w.id = e.course_version_id
    WHERE e.officer_id = a.officer_id AND w.course_id = v.course_id AND e.started_at < a.started_at
      AND e.started_at > coalesce((SELECT max(p.started_at) FROM attempt p JOIN course_version x ON x.id = p.course_version_id JOIN attempt_result r ON r.attempt_id = p.id AND r.passed
        WHERE p.officer_id = a.officer_id AND x.course_id = v.course_id AND p.started_at < a.started_at), '-infinity')) AS failed_before,
  (SELECT max(s.received_at) FROM answer_step s WHERE s.attempt_id = a.id AND NOT s.late) AS saved_at
FROM attempt a JOIN course_version v ON v.id = a.course_version_id JOIN course c ON c.id = v.course_id
WHERE a.id = $1 AND a.officer_id = $2`

const PLACES = `
SELECT p.ordinal, p.question_id, p.flagged, q.kind, s.sequence, s.response
FROM attempt a JOIN attempt_question p ON p.attempt_id = a.id JOIN question q ON q.id = p.question_id
LEFT JOIN LATERAL (SELECT sequence, response FROM answer_step s WHERE s.attempt_id = p.attempt_id AND s.ordinal = p.ordinal AND NOT s.late ORDER BY sequence DESC LIMIT 1) s ON true
WHERE a.id = $1 AND a.officer_id = $2 ORDER BY p.ordinal`

type HeaderRow = { id: string; state: AttemptState; due_at: Date; code: string; title: string; attempts: number; failed_before: number; saved_at: Date | null }
type PlaceRow = { ordinal: number; question_id: string; flagged: boolean; kind: string; sequence: number | null; response: unknown }

/** Null: no such attempt of this officer. */
export async function loadAttemptPlaces(officerId: string, attemptId: string, now: Date): Promise<AttemptPlaces | null> {
  const values = [attemptId, officerId]
  const [headers, places] = await Promise.all([
    pool().query<HeaderRow>({ name: 'attempt-header', text: HEADER, values }),
    pool().query<PlaceRow>({ name: 'attempt-places', text: PLACES, values }),
  ])
  const row = headers.rows[0]
  if (!row) return null
  return {
    header: {
      id: row.id,
      state: row.state,
      courseCode: row.code,
      courseTitle: row.title,
      round: { number: (row.failed_before % row.attempts) + 1, of: row.attempts },
      dueAt: row.due_at.toISOString(),
      remainingSeconds: remainingSeconds(row.due_at, now),
      savedAt: row.saved_at?.toISOString() ?? null,
    },
    places: places.rows.map((place) => ({
      ordinal: place.ordinal,
      questionId: place.question_id,
      kind: place.kind,
      flagged: place.flagged,
      answered: kindOf(place.kind)?.isAnswered(place.response) ?? false,
      response: place.response,
      sequence: place.sequence ?? 0,
    })),
  }
}
