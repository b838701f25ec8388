/** Practice and the day's review: judged at once, tried again, never out of the test's own bank before its time. */
import { describe, expect, test } from 'vitest'
import { loadAttemptResult } from '~/server/attempt/load-attempt-result.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { db } from '~/server/db.server'
import { answerPractice } from '~/server/practice/answer-practice.server'
import { loadPracticeQuestion } from '~/server/practice/load-practice-question.server'
import { loadPracticeResult } from '~/server/practice/load-practice-result.server'
import { loadPracticeStart } from '~/server/practice/load-practice-start.server'
import { startPractice } from '~/server/practice/start-practice.server'
import { findTodaysReview } from '~/server/review/find-todays-review.server'
import { startReview } from '~/server/review/start-review.server'
import { answerAll, makeAttempt, makeLearner, type Learner } from '../factories/attempt'
import { makeCourse } from '../factories/course'
import { makePracticeQuestions } from '../factories/practice'
import { testDatabase } from './database'

await testDatabase()
const now = new Date('2026-05-20T03:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

async function practising(count = 3, lessons: string[] = []) {
  const course = await makeCourse()
  await makePracticeQuestions(course, '1.1a', 4)
  await makePracticeQuestions(course, '1.2a', 4)
  const learner = await makeLearner(course)
  const started = await startPractice({ actor: learner, courseCode: course.code, lessons, count, now })
  if (!started.ok) throw new Error(started.reason)
  return { course, learner, sessionId: started.value.sessionId }
}
const answer = (actor: Learner, sessionId: string, ordinal: number, number: number, choice: string | null, more: { givesUp?: boolean; hintShown?: boolean; now?: Date } = {}) =>
  answerPractice({ actor, sessionId, ordinal, try: number, response: choice === null ? {} : { choice }, hintShown: false, givesUp: false, now, ...more })

describe('practice', () => {
  test('draws practice questions of the lessons chosen, and nothing of the test', async () => {
    const { learner, sessionId } = await practising(10, ['1.1'])
    const { items } = await db().practiceSession.findUniqueOrThrow({ where: { id: sessionId } })
    const drawn = await db().question.findMany({ where: { id: { in: (items as { questionId: string }[]).map(({ questionId }) => questionId) } } })
    expect(drawn).toHaveLength(4)
    expect(drawn.every(({ purpose, objective }) => purpose === 'practice' && objective === '1.1a')).toBe(true)
    expect(JSON.stringify(await loadPracticeQuestion(learner.officerId, sessionId, 1))).not.toMatch(/vì sao|correct/)
  })

  test('explains one’s own choice after a wrong try, everything when the tries are used up', async () => {
    const { learner, sessionId } = await practising()
    expect((await answer(learner, sessionId, 1, 1, 'a')).ok).toBe(true)
    const wrong = await loadPracticeQuestion(learner.officerId, sessionId, 1)
    expect(wrong).toMatchObject({ state: 'open', tryNumber: 2, triesLeft: 2 })
    expect(JSON.stringify(wrong?.review)).toContain('vì sao a')
    expect(JSON.stringify(wrong?.review)).not.toContain('vì sao b')
    await answer(learner, sessionId, 1, 2, 'c')
    await answer(learner, sessionId, 1, 3, 'c')
    const shown = await loadPracticeQuestion(learner.officerId, sessionId, 1)
    expect(shown?.state).toBe('shown')
    expect(JSON.stringify(shown?.review)).toContain('vì sao b')
    expect(await answer(learner, sessionId, 1, 4, 'b')).toEqual({ ok: false, reason: 'taken' })
  })

  test('takes one try of a double click, none without an answer, and the last one for giving up', async () => {
    const { learner, sessionId } = await practising()
    const both = await Promise.all([answer(learner, sessionId, 1, 1, 'a'), answer(learner, sessionId, 1, 1, 'a')])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await answer(learner, sessionId, 2, 1, null)).toEqual({ ok: false, reason: 'unanswered' })
    expect((await answer(learner, sessionId, 2, 1, null, { givesUp: true })).ok).toBe(true)
    expect((await loadPracticeQuestion(learner.officerId, sessionId, 2))?.state).toBe('shown')
  })

  test('sums up with penalties, and finishes when every question was tried', async () => {
    const { learner, sessionId } = await practising(2)
    await answer(learner, sessionId, 1, 1, 'b')
    expect((await db().practiceSession.findUniqueOrThrow({ where: { id: sessionId } })).finishedAt).toBeNull()
    await answer(learner, sessionId, 2, 1, 'a')
    await answer(learner, sessionId, 2, 2, 'b')
    const result = await loadPracticeResult(learner.officerId, sessionId)
    expect(result).toMatchObject({ questions: 2, untried: 0, rightAtOnce: 1, rightLater: 1 })
    expect(result?.earned).toBeCloseTo((1 + 0.67) / 2, 9)
    expect((await db().practiceSession.findUniqueOrThrow({ where: { id: sessionId } })).finishedAt).toEqual(now)
  })

  test('is nobody else’s', async () => {
    const { course, sessionId } = await practising()
    const other = await makeLearner(course)
    expect(await loadPracticeQuestion(other.officerId, sessionId, 1)).toBeNull()
    expect(await loadPracticeResult(other.officerId, sessionId)).toBeNull()
    expect(await answer(other, sessionId, 1, 1, 'b')).toEqual({ ok: false, reason: 'not_found' })
  })

  test('shows how each lesson went, and says when there is nothing', async () => {
    const { course, learner, sessionId } = await practising(1, ['1.1'])
    await answer(learner, sessionId, 1, 1, 'b')
    expect((await loadPracticeStart(learner.officerId, course.code))?.lessons).toMatchObject([{ number: '1.1', questions: 4, tried: 1, right: 1 }, { number: '1.2', questions: 4, tried: 0, right: 0 }])
    expect(await startPractice({ actor: learner, courseCode: course.code, lessons: ['9.9'], count: 5, now })).toEqual({ ok: false, reason: 'nothing' })
  })
})

describe('the review of the day', () => {
  async function failed() {
    const course = await makeCourse()
    await makePracticeQuestions(course, '1.1a', 3)
    await makePracticeQuestions(course, '1.2a', 3)
    const learner = await makeLearner(course)
    const { attemptId } = await makeAttempt({ course, learner, now })
    await answerAll(attemptId, learner.officerId, now, () => true)
    const done = await submitAttempt({ actor: learner, attemptId, now })
    if (!done.ok) throw new Error('not handed in')
    return { course, learner, attemptId }
  }

  test('goes over the objectives by practice questions while the test is not explained', async () => {
    const { learner } = await failed()
    const { questions } = await findTodaysReview(learner.officerId, later(5))
    expect(questions.length).toBeGreaterThan(0)
    expect(questions.every(({ code }) => code.includes('-K'))).toBe(true)
  })

  test('goes over the test’s own questions once the round is over', async () => {
    const { course, learner } = await failed()
    const { attemptId } = await makeAttempt({ course, learner, now: later(60) })
    await answerAll(attemptId, learner.officerId, later(60), () => true)
    await submitAttempt({ actor: learner, attemptId, now: later(61) })
    const { questions } = await findTodaysReview(learner.officerId, later(62))
    expect(questions.some(({ code }) => code.includes('-Q'))).toBe(true)
    expect(questions.length).toBeLessThanOrEqual(10)
  })

  test('moves the card on the first try, brings back sooner what was wrong, and goes on where it was left', async () => {
    const { learner } = await failed()
    const started = await startReview({ actor: learner, now: later(5) })
    if (!started.ok) throw new Error('nothing to review')
    const { sessionId } = started.value
    await answer(learner, sessionId, 1, 1, 'b', { now: later(6) })
    await answer(learner, sessionId, 2, 1, 'a', { now: later(6) })
    await answer(learner, sessionId, 2, 2, 'b', { now: later(7) })
    const cards = await db().reviewCard.findMany({ where: { officerId: learner.officerId } })
    expect(cards).toHaveLength(2)
    const [wrong, right] = [...cards].sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    expect(wrong!.dueAt < right!.dueAt).toBe(true)
    expect(wrong!.dueAt > later(6)).toBe(true)
    expect(await startReview({ actor: learner, now: later(8) })).toEqual({ ok: true, value: { sessionId, next: 3 } })
    expect((await findTodaysReview(learner.officerId, later(8))).doneToday).toBe(2)
    const due = await findTodaysReview(learner.officerId, new Date(right!.dueAt.getTime() + 1000))
    expect(due.questions.slice(0, 2).map(({ code }) => code)).toEqual([wrong!.questionCode, right!.questionCode])
  })

  test('brings back what was wrong in practice, and leaves alone what was known', async () => {
    const { learner, sessionId } = await practising(4)
    await answer(learner, sessionId, 1, 1, 'a')
    await answer(learner, sessionId, 1, 2, 'b', { now: later(1) })
    await answer(learner, sessionId, 2, 1, 'b')
    await answer(learner, sessionId, 3, 1, 'b', { hintShown: true })
    const cards = await db().reviewCard.findMany({ where: { officerId: learner.officerId }, orderBy: { dueAt: 'asc' } })
    expect(cards).toHaveLength(2)
    expect(await findTodaysReview(learner.officerId, later(2))).toEqual({ questions: [], doneToday: 0 })
    const tomorrow = new Date(cards[0]!.dueAt.getTime() + 1000)
    const { questions } = await findTodaysReview(learner.officerId, tomorrow)
    expect(questions[0]!.code).toBe(cards[0]!.questionCode)
    expect(questions).toHaveLength(5)
  })

  test('shows nothing of a test that the same officer is taking', async () => {
    const { course, learner, attemptId: first } = await failed()
    const second = await makeAttempt({ course, learner, now: later(60) })
    const see = async (at: Date) => {
      const result = await loadAttemptResult(learner.officerId, first, at)
      if (!result.ok) throw new Error(result.reason)
      return result.value
    }
    expect(await see(later(61))).toMatchObject({ shown: 'marks', withheld: true, questions: [] })
    await answerAll(second.attemptId, learner.officerId, later(60), () => true)
    await submitAttempt({ actor: learner, attemptId: second.attemptId, now: later(62) })
    expect(await see(later(63))).toMatchObject({ shown: 'explanations', withheld: false })
    const started = await startReview({ actor: learner, now: later(64) })
    if (!started.ok) throw new Error('nothing to review')
    const { sessionId } = started.value
    expect((await findTodaysReview(learner.officerId, later(64))).questions[0]!.code).toContain('-Q')
    expect(await loadPracticeQuestion(learner.officerId, sessionId, 1)).toMatchObject({ withheld: false })
    await answer(learner, sessionId, 1, 1, null, { givesUp: true, now: later(65) })
    expect((await loadPracticeQuestion(learner.officerId, sessionId, 1))?.review).not.toBeNull()

    const weekLater = later(10 * 24 * 60)
    await makeAttempt({ course, learner, now: weekLater })
    expect(await see(weekLater)).toMatchObject({ shown: 'marks', withheld: true, questions: [] })
    expect(await loadPracticeQuestion(learner.officerId, sessionId, 1)).toMatchObject({ withheld: true, review: null, hint: null })
    expect(await answer(learner, sessionId, 2, 1, 'a', { now: weekLater })).toEqual({ ok: false, reason: 'withheld' })
    expect((await findTodaysReview(learner.officerId, weekLater)).questions.filter(({ code }) => code.includes('-Q'))).toEqual([])
  })

  test('has nothing for somebody without a wrong answer', async () => {
    const course = await makeCourse()
    await makePracticeQuestions(course, '1.1a', 3)
    const learner = await makeLearner(course)
    expect(await findTodaysReview(learner.officerId, now)).toEqual({ questions: [], doneToday: 0 })
    expect(await startReview({ actor: learner, now })).toEqual({ ok: false, reason: 'nothing' })
  })
})
