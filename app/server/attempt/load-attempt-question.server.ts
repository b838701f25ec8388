/** The read model of one question of an open attempt. Only `forLearner` shapes the question: no key leaves the server. */
import { err, ok, type Result } from '~/domain/kernel/result'
import type { LearnerQuestion } from '~/domain/question/learner-question'
import { kindOf } from '~/domain/question/registry'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { getCourseAssets } from '~/server/course/get-course-assets.server'
import { findRichTexts, type RichTexts } from '~/server/question/find-rich-texts.server'
import { loadAttemptPlaces, type AttemptAsked, type AttemptHeader } from './load-attempt-places.server'

export type AttemptCell = { readonly ordinal: number; readonly answered: boolean; readonly flagged: boolean }
export type AttemptQuestion = {
  readonly header: AttemptHeader
  readonly cells: readonly AttemptCell[]
  readonly ordinal: number
  readonly flagged: boolean
  readonly question: LearnerQuestion
  /** Its texts with markup, by their source. */
  readonly texts: RichTexts
  /** What was saved here, as the kind reads it (null before the first answer); or what could not be saved yet. */
  readonly response: unknown
  /** `response` is not saved yet. */
  readonly restored: boolean
  /** For the next save of this place: one above the current sequence, and an idempotency key. */
  readonly next: { readonly sequence: number; readonly key: string }
}
/** `ended`: nothing is asked any more. `elsewhere`: the test goes forward only, and stands at another place. */
export type QuestionRefusal = { readonly kind: 'not_found' } | { readonly kind: 'ended' } | { readonly kind: 'elsewhere'; readonly ordinal: number; readonly passedBy: boolean }

/** `kept`: fields of an answer to this question that could not be saved; null: none. */
export type QuestionAsked = AttemptAsked & { readonly ordinal: number; readonly kept?: unknown }

export async function loadAttemptQuestion(asked: QuestionAsked): Promise<Result<AttemptQuestion, QuestionRefusal>> {
  const { attemptId, ordinal } = asked
  const attempt = await loadAttemptPlaces(asked)
  const place = attempt?.places.find((one) => one.ordinal === ordinal)
  if (!attempt || !place) return err({ kind: 'not_found' })
  const { header, places } = attempt
  if (header.state !== 'in_progress') return err({ kind: 'ended' })
  if (header.forwardFrom !== null && header.forwardFrom !== ordinal) return err({ kind: 'elsewhere', ordinal: Math.min(header.forwardFrom, places.length), passedBy: ordinal < header.forwardFrom })
  const drawn = await db().attemptQuestion.findUniqueOrThrow({
    where: { attemptId_ordinal: { attemptId, ordinal } },
    select: { optionOrder: true, question: { select: { definition: true, courseVersionId: true } } },
  })
  const kind = kindOf(place.kind)
  if (!kind) return err({ kind: 'not_found' })
  const question = kind.forLearner(drawn.question.definition, drawn.optionOrder)
  const kept = asked.kept === null || asked.kept === undefined ? null : kind.parseResponse(asked.kept)
  return ok({
    header,
    cells: places.map(({ ordinal: number, answered, flagged }) => ({ ordinal: number, answered, flagged })),
    ordinal,
    flagged: place.flagged,
    question,
    texts: await findRichTexts(question, () => getCourseAssets(drawn.question.courseVersionId)),
    response: (kept?.ok ? kept.value : place.response) ?? null,
    restored: kept?.ok ?? false,
    next: { sequence: place.sequence + 1, key: newId() },
  })
}
