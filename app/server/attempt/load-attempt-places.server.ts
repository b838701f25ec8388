/**
 * What every page of an attempt shows of the whole: its header, and its places with what is answered and flagged.
 * The owner is part of the query: another person's attempt does not exist for the asker.
 */
import { type AttemptState, remainingSeconds } from '~/domain/attempt/attempt'
import { isSameHolder } from '~/domain/attempt/holder'
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
  readonly extraMinutes: number
  /** A page without distraction: no ticking, the overview folded. */
  readonly calm: boolean
  /** Where the test goes forward only: the first place that is still open; null where one may go anywhere. */
  readonly forwardFrom: number | null
  /** Null: the page that asks holds the attempt. Else since when another one does: this page only reads. */
  readonly heldElsewhereSince: string | null
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

/** `holder`: of the page that asks; null: not asked for. */
export type AttemptAsked = { readonly officerId: string; readonly attemptId: string; readonly holder: string | null; readonly now: Date }

const HEADER = `
SELECT a.id, a.state, a.due_at, a.round_attempt, a.round_limit, a.extra_minutes, a.calm_page, a.furthest_ordinal, a.holder, a.holder_since, c.code, v.title,
  coalesce(v.definition->'finalTest'->>'navigation' = 'forward', false) AS forward,
  (SELECT max(s.received_at) FROM answer_step s WHERE s.attempt_id = a.id AND NOT s.late) AS saved_at
FROM attempt a JOIN course_version v ON v.id = a.course_version_id JOIN course c ON c.id = a.course_id
WHERE a.id = $1 AND a.officer_id = $2`

const PLACES = `
SELECT p.ordinal, p.question_id, p.flagged, q.kind, s.sequence, s.response
FROM attempt a JOIN attempt_question p ON p.attempt_id = a.id JOIN question q ON q.id = p.question_id
LEFT JOIN LATERAL (SELECT sequence, response FROM answer_step s WHERE s.attempt_id = p.attempt_id AND s.ordinal = p.ordinal AND NOT s.late ORDER BY sequence DESC LIMIT 1) s ON true
WHERE a.id = $1 AND a.officer_id = $2 ORDER BY p.ordinal`

type HeaderRow = {
  id: string; state: AttemptState; due_at: Date; round_attempt: number; round_limit: number; extra_minutes: number; calm_page: boolean; furthest_ordinal: number
  holder: string | null; holder_since: Date | null; code: string; title: string; forward: boolean; saved_at: Date | null
}
type PlaceRow = { ordinal: number; question_id: string; flagged: boolean; kind: string; sequence: number | null; response: unknown }

/** Null: no such attempt of this officer. */
export async function loadAttemptPlaces({ officerId, attemptId, holder, now }: AttemptAsked): Promise<AttemptPlaces | null> {
  const values = [attemptId, officerId]
  const [headers, places] = await Promise.all([
    pool().query<HeaderRow>({ name: 'attempt-header', text: HEADER, values }),
    pool().query<PlaceRow>({ name: 'attempt-places', text: PLACES, values }),
  ])
  const row = headers.rows[0]
  if (!row) return null
  return {
    header: headerOf(row, holder, now),
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

function headerOf(row: HeaderRow, holder: string | null, now: Date): AttemptHeader {
  return {
    id: row.id,
    state: row.state,
    courseCode: row.code,
    courseTitle: row.title,
    round: { number: row.round_attempt, of: row.round_limit },
    dueAt: row.due_at.toISOString(),
    remainingSeconds: remainingSeconds(row.due_at, now),
    savedAt: row.saved_at?.toISOString() ?? null,
    extraMinutes: row.extra_minutes,
    calm: row.calm_page,
    forwardFrom: row.forward ? row.furthest_ordinal : null,
    heldElsewhereSince: holder === null || isSameHolder(row.holder, holder) ? null : (row.holder_since ?? now).toISOString(),
  }
}
