/** The read model of one question of an open attempt. Only `forLearner` shapes the question: no key leaves the server. */
import type { LearnerQuestion } from '~/domain/question/learner-question'
import { kindOf } from '~/domain/question/registry'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { loadAttemptPlaces, type AttemptHeader } from './load-attempt-places.server'

export type AttemptCell = { readonly ordinal: number; readonly answered: boolean; readonly flagged: boolean }
export type AttemptQuestion = {
  readonly header: AttemptHeader
  readonly cells: readonly AttemptCell[]
  readonly ordinal: number
  readonly flagged: boolean
  readonly question: LearnerQuestion
  /** What was saved here, as the kind reads it; null before the first answer. */
  readonly response: unknown
  /** For the next save of this place: one above the current sequence, and an idempotency key. */
  readonly next: { readonly sequence: number; readonly key: string }
}

/** Null: no such attempt of this officer, or no such place in it. */
export async function loadAttemptQuestion(officerId: string, attemptId: string, ordinal: number, now: Date): Promise<AttemptQuestion | null> {
  const attempt = await loadAttemptPlaces(officerId, attemptId, now)
  const place = attempt?.places.find((one) => one.ordinal === ordinal)
  if (!attempt || !place) return null
  const drawn = await db().attemptQuestion.findUniqueOrThrow({
    where: { attemptId_ordinal: { attemptId, ordinal } },
    select: { optionOrder: true, question: { select: { definition: true } } },
  })
  const question = kindOf(place.kind)?.forLearner(drawn.question.definition, drawn.optionOrder)
  if (!question) return null
  return {
    header: attempt.header,
    cells: attempt.places.map(({ ordinal: number, answered, flagged }) => ({ ordinal: number, answered, flagged })),
    ordinal,
    flagged: place.flagged,
    question,
    response: place.response ?? null,
    next: { sequence: place.sequence + 1, key: newId() },
  }
}
