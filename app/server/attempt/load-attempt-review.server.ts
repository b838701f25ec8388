/** The read model of check-your-answers: every question in a few words with the answer given. No key, no feedback. */
import { kindOf } from '~/domain/question/registry'
import { db } from '~/server/db.server'
import { loadAttemptPlaces, type AttemptHeader } from './load-attempt-places.server'

export type ReviewRow = {
  readonly ordinal: number
  readonly stem: string
  /** The answer in words; null when there is none. */
  readonly answer: string | null
  readonly flagged: boolean
}
export type AttemptReview = { readonly header: AttemptHeader; readonly rows: readonly ReviewRow[] }

/** Null: no such attempt of this officer. */
export async function loadAttemptReview(officerId: string, attemptId: string, now: Date): Promise<AttemptReview | null> {
  const attempt = await loadAttemptPlaces(officerId, attemptId, now)
  if (!attempt) return null
  const drawn = await db().attemptQuestion.findMany({ where: { attemptId }, select: { ordinal: true, optionOrder: true, question: { select: { definition: true } } } })
  const byOrdinal = new Map(drawn.map((row) => [row.ordinal, row]))
  const rows = attempt.places.map(({ ordinal, kind: name, flagged, answered, response }) => {
    const kind = kindOf(name)
    const row = byOrdinal.get(ordinal)
    return {
      ordinal,
      stem: kind && row ? kind.forLearner(row.question.definition, row.optionOrder).stem : '',
      answer: kind && row && answered ? kind.describeResponse(row.question.definition, response) : null,
      flagged,
    }
  })
  return { header: attempt.header, rows }
}
