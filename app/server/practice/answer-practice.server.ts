/**
 * Takes one try at one question of a session: judged at once, kept for ever. The lock on the session makes a double click
 * one try. The first try moves the question's card (FSRS) in the same transaction: of a review always, of practice where it
 * was not known or has a card; so the day's review brings back what was wrong. When every question is done the session is
 * finished.
 */
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { nextTry, practiceState, recallOf, type PracticeTry } from '~/domain/practice/practice'
import { kindOf } from '~/domain/question/registry'
import { hasOpenAttempt } from '~/server/attempt/find-result-attempt.server'
import { db, type Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { scheduleCard } from '~/server/review/schedule-card.server'
import type { SessionItem } from './create-session.server'
import { practiceRules } from './practice-rules.server'

export type AnswerPractice = {
  readonly actor: Actor
  readonly sessionId: string
  readonly ordinal: number
  /** The number of the try the page was showing; another one means that the try was taken already. */
  readonly try: number
  readonly response: unknown
  readonly hintShown: boolean
  /** Shows the explanation without a further try. */
  readonly givesUp: boolean
  readonly now: Date
}

/**
 * Reasons: `not_found`; `unanswered` (nothing chosen and not given up); `taken` (this try was taken, or the question is done);
 * `withheld` (a question of a test that the officer is taking now). */
export async function answerPractice(input: AnswerPractice): Promise<Result<null, 'not_found' | 'unanswered' | 'taken' | 'withheld'>> {
  const { officerId } = input.actor
  if (!officerId) return err('not_found')
  return db().$transaction(async (tx) => {
    const [session] = await tx.$queryRaw<{ mode: string; penalty_percent: number; items: SessionItem[] }[]>`
      SELECT mode, penalty_percent, items FROM practice_session WHERE id = ${input.sessionId}::uuid AND officer_id = ${officerId}::uuid FOR UPDATE`
    const item = session?.items[input.ordinal - 1]
    if (!session || !item) return err('not_found' as const)
    const question = await tx.question.findUniqueOrThrow({ where: { id: item.questionId }, select: { kind: true, code: true, purpose: true, definition: true, courseVersion: { select: { courseId: true, definition: true } } } })
    if (question.purpose === 'exam' && (await hasOpenAttempt(officerId, question.courseVersion.courseId, tx))) return err('withheld' as const)
    const rules = practiceRules({ mode: session.mode, penaltyPercent: session.penalty_percent }, question.courseVersion.definition)
    const tries: PracticeTry[] = await tx.practiceAnswer.findMany({ where: { sessionId: input.sessionId, ordinal: input.ordinal }, orderBy: { try: 'asc' }, select: { try: true, fraction: true, right: true, hintShown: true } })
    if (practiceState(tries, rules) !== 'open' || nextTry(tries, rules) !== input.try) return err('taken' as const)
    const kind = kindOf(question.kind)
    const response = kind?.parseResponse(input.givesUp ? {} : input.response)
    if (!kind || !response?.ok) return err('not_found' as const)
    if (!input.givesUp && !kind.isAnswered(response.value)) return err('unanswered' as const)
    const { fraction, right } = kind.grade(question.definition, response.value)
    const taken: PracticeTry = { try: nextTry(tries, rules, input.givesUp), fraction, right, hintShown: input.hintShown }
    await tx.practiceAnswer.create({ data: { id: newId(), sessionId: input.sessionId, ordinal: input.ordinal, questionId: item.questionId, response: response.value as object, answeredAt: input.now, ...taken } })
    if (tries.length === 0) await moveCard(tx, { officerId, courseId: question.courseVersion.courseId, questionCode: question.code }, taken, { now: input.now, review: session.mode === 'review' })
    await finishWhenDone(tx, input.sessionId, session.items.length, input.now)
    return ok(null)
  })
}

type CardKey = { readonly officerId: string; readonly courseId: string; readonly questionCode: string }

/** A question known from the start of practice needs no card; one that has a card is moved by every first try. */
async function moveCard(tx: Transaction, key: CardKey, taken: PracticeTry, { now, review }: { readonly now: Date; readonly review: boolean }): Promise<void> {
  const card = await tx.reviewCard.findUnique({ where: { officerId_courseId_questionCode: key }, select: { state: true } })
  if (card === null && !review && recallOf(taken) === 'good') return
  const { state, dueAt } = scheduleCard(card?.state ?? null, recallOf(taken), now)
  const moved = { state, dueAt, reviewedAt: now }
  await tx.reviewCard.upsert({ where: { officerId_courseId_questionCode: key }, create: { ...key, ...moved }, update: moved })
}

/** A question counts as gone over from its first try on: what is left is only to try again. */
async function finishWhenDone(tx: Transaction, sessionId: string, items: number, now: Date): Promise<void> {
  const done = await tx.practiceAnswer.findMany({ where: { sessionId }, distinct: ['ordinal'], select: { ordinal: true } })
  if (done.length >= items) await tx.practiceSession.updateMany({ where: { id: sessionId, finishedAt: null }, data: { finishedAt: now } })
}
