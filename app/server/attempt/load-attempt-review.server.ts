/**
 * The read model of check-your-answers: every question in a few words with the answer given. No key, no feedback. Where the
 * test goes forward only, what has been passed by is not shown again, and what lies ahead is not told.
 */
import { kindOf } from '~/domain/question/registry'
import { db } from '~/server/db.server'
import { findPlainWords } from '~/server/question/find-rich-texts.server'
import { loadAttemptPlaces, type AttemptAsked, type AttemptHeader } from './load-attempt-places.server'

export type ReviewRow = {
  readonly ordinal: number
  /** Null: not reached yet, in a test that goes forward only. */
  readonly stem: string | null
  /** The answer in words; null when there is none. */
  readonly answer: string | null
  readonly flagged: boolean
}
export type AttemptReview = {
  readonly header: AttemptHeader
  readonly rows: readonly ReviewRow[]
  /** How many places the test has. */
  readonly total: number
}

/** Null: no such attempt of this officer. */
export async function loadAttemptReview(asked: AttemptAsked): Promise<AttemptReview | null> {
  const attempt = await loadAttemptPlaces(asked)
  if (!attempt) return null
  const { forwardFrom } = attempt.header
  const from = forwardFrom ?? 1
  const drawn = await db().attemptQuestion.findMany({ where: { attemptId: asked.attemptId, ordinal: { gte: from } }, select: { ordinal: true, optionOrder: true, question: { select: { definition: true } } } })
  const byOrdinal = new Map(drawn.map((row) => [row.ordinal, row]))
  const rows = attempt.places.filter(({ ordinal }) => ordinal >= from).map(async ({ ordinal, kind: name, flagged, answered, response }) => {
    const kind = kindOf(name)
    const row = byOrdinal.get(ordinal)
    return {
      ordinal,
      stem: kind && row && !(forwardFrom !== null && ordinal > forwardFrom) ? await findPlainWords(kind.forLearner(row.question.definition, row.optionOrder).stem) : null,
      answer: kind && row && answered ? await findPlainWords(kind.describeResponse(row.question.definition, response)) : null,
      flagged,
    }
  })
  return { header: attempt.header, rows: await Promise.all(rows), total: attempt.places.length }
}
