import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db, pool } from '~/server/db.server'
import { flagQuestion } from '~/server/attempt/flag-question.server'
import { finishOverdueAttempts } from '~/server/attempt/finish-overdue-attempts.server'
import { loadAttemptPlaces } from '~/server/attempt/load-attempt-places.server'
import { loadAttemptQuestion } from '~/server/attempt/load-attempt-question.server'
import { loadAttemptResult } from '~/server/attempt/load-attempt-result.server'
import { loadAttemptReview } from '~/server/attempt/load-attempt-review.server'
import { loadTestStart } from '~/server/attempt/load-test-start.server'
import { saveAnswer, type SaveAnswer } from '~/server/attempt/save-answer.server'
import { startAttempt } from '~/server/attempt/start-attempt.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { answerAll, makeAttempt, makeLearner } from '../factories/attempt'
import { makeCourse, rightResponse, SECRET, wrongResponse } from '../factories/course'
import { testDatabase } from './database'

await testDatabase()

const minutes = (from: Date, n: number) => new Date(from.getTime() + n * 60_000)
const seconds = (from: Date, n: number) => new Date(from.getTime() + n * 1000)
const steps = (attemptId: string) => db().answerStep.findMany({ where: { attemptId }, orderBy: [{ ordinal: 'asc' }, { sequence: 'asc' }] })

async function openPlace(kind = 'single') {
  const made = await makeAttempt()
  const place = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId: made.attemptId, question: { kind } }, orderBy: { ordinal: 'asc' } })
  const save = (change: Partial<SaveAnswer> = {}) => saveAnswer({ officerId: made.learner.officerId, attemptId: made.attemptId, ordinal: place.ordinal, sequence: 1, key: randomUUID(), response: rightResponse[kind], now: made.now, ...change })
  return { ...made, ordinal: place.ordinal, save }
}

describe('starting', () => {
  test('draws the blueprint and freezes it', async () => {
    const { attemptId, now } = await makeAttempt()
    const attempt = await db().attempt.findUniqueOrThrow({ where: { id: attemptId }, include: { questions: { include: { question: true } } } })
    expect([attempt.state, attempt.number, attempt.dueAt]).toEqual(['in_progress', 1, minutes(now, 60)])
    const cells = attempt.questions.map(({ question }) => `${question.objective} ${question.mustBeRight ? 'star' : question.level}`).sort()
    expect(cells).toEqual(['1.1a N', '1.1a N', '1.2a H', '1.2a H', '1.2a V', '1.2a star'])
    expect(attempt.questions.filter(({ question }) => question.kind !== 'due_date').every(({ optionOrder }) => (optionOrder as string[]).length >= 3)).toBe(true)
    await expect(pool().query(`UPDATE attempt_question SET option_order = '[]' WHERE attempt_id = $1`, [attemptId])).rejects.toThrow(/append-only/)
  })

  test('two racing starts give the same attempt', async () => {
    const course = await makeCourse()
    const learner = await makeLearner(course)
    const starts = await Promise.all(Array.from({ length: 6 }, () => startAttempt({ actor: learner, courseCode: course.code, now: new Date('2026-05-20T03:00:00Z') })))
    expect(new Set(starts.map((start) => (start.ok ? start.value.attemptId : start.reason.kind))).size).toBe(1)
    expect(await db().attempt.count({ where: { officerId: learner.officerId } })).toBe(1)
    expect(await db().auditEvent.count({ where: { action: 'attempt.start', actorId: learner.userId } })).toBe(1)
  })

  test('says what stands against it', async () => {
    const course = await makeCourse()
    const now = new Date('2026-05-20T03:00:00Z')
    const start = async (learner: Awaited<ReturnType<typeof makeLearner>>, code = course.code) => {
      const started = await startAttempt({ actor: learner, courseCode: code, now })
      return started.ok ? 'started' : started.reason
    }
    expect(await start(await makeLearner(course, { lessonsDone: 1 }))).toEqual({ kind: 'lessons_left', numbers: ['1.2'] })
    expect(await start(await makeLearner(await makeCourse()))).toEqual({ kind: 'not_enrolled' })
    expect(await start(await makeLearner(course), 'KHONG-CO')).toEqual({ kind: 'not_found' })
    const short = await makeCourse({ finalTest: { blueprint: [{ objective: '1.1a', N: 7, H: 0, V: 0, star: 0 }] } })
    expect(await start(await makeLearner(short), short.code)).toEqual({ kind: 'bank_short' })
  })

  test('after two failed attempts one waits seven days', async () => {
    const { attemptId, learner, course, now } = await makeAttempt()
    await submitAttempt({ actor: learner, attemptId, now: minutes(now, 1) })
    const second = await makeAttempt({ course, learner, now: minutes(now, 2) })
    expect((await loadAttemptPlaces(learner.officerId, second.attemptId, now))?.header.round).toEqual({ number: 2, of: 2 })
    await submitAttempt({ actor: learner, attemptId: second.attemptId, now: minutes(now, 3) })
    expect(await startAttempt({ actor: learner, courseCode: course.code, now: minutes(now, 4) })).toEqual({ ok: false, reason: { kind: 'waiting', from: '2026-05-27' } })
    expect((await loadTestStart(learner.officerId, course.code, minutes(now, 4)))?.earlier).toHaveLength(2)
    const third = await makeAttempt({ course, learner, now: new Date('2026-05-27T01:00:00Z') })
    expect((await db().attempt.findUniqueOrThrow({ where: { id: third.attemptId } })).number).toBe(3)
  })
})

describe('saving', () => {
  test('keeps each answer as a step and tells when', async () => {
    const { attemptId, now, save } = await openPlace()
    expect(await save()).toEqual({ ok: true, value: { savedAt: now, sequence: 1 } })
    expect(await save({ sequence: 2, response: wrongResponse.single, now: minutes(now, 1) })).toEqual({ ok: true, value: { savedAt: minutes(now, 1), sequence: 2 } })
    expect((await steps(attemptId)).map(({ sequence, response, late }) => [sequence, response, late])).toEqual([[1, { choice: 'b' }, false], [2, { choice: 'a' }, false]])
  })

  test('the same key again gives the first result; with another body it is refused', async () => {
    const { attemptId, now, save } = await openPlace()
    const key = randomUUID()
    const first = await save({ key })
    expect(await save({ key, now: minutes(now, 5) })).toEqual(first)
    expect(await save({ key, response: wrongResponse.single })).toEqual({ ok: false, reason: { kind: 'key_reused' } })
    expect(await steps(attemptId)).toHaveLength(1)
  })

  test('a stale sequence is refused with the newer answer', async () => {
    const { attemptId, save } = await openPlace()
    await save({ sequence: 3 })
    for (const sequence of [1, 2, 3]) expect(await save({ sequence, response: wrongResponse.single })).toEqual({ ok: false, reason: { kind: 'stale', newer: { sequence: 3, response: { choice: 'b' } } } })
    expect(await steps(attemptId)).toHaveLength(1)
  })

  test('the same answer as the current one writes nothing and is saved', async () => {
    const { attemptId, now, save } = await openPlace()
    await save()
    expect(await save({ sequence: 2, now: minutes(now, 9) })).toEqual({ ok: true, value: { savedAt: now, sequence: 1 } })
    expect(await steps(attemptId)).toHaveLength(1)
  })

  test('judges lateness by its own clock: kept, not graded', async () => {
    const { attemptId, now, save, ordinal, learner } = await openPlace()
    const due = minutes(now, 60)
    expect((await save({ now: seconds(due, 10) })).ok).toBe(true)
    expect(await save({ sequence: 2, response: wrongResponse.single, now: seconds(due, 11) })).toEqual({ ok: false, reason: { kind: 'late' } })
    expect((await steps(attemptId)).map(({ late }) => late)).toEqual([false, true])
    const places = await loadAttemptPlaces(learner.officerId, attemptId, due)
    expect(places?.places.find((place) => place.ordinal === ordinal)?.response).toEqual({ choice: 'b' })
    await finishOverdueAttempts(seconds(due, 30))
    const result = await db().attemptResult.findFirstOrThrow({ where: { attemptId } })
    expect([result.mark.toNumber(), result.reason]).toEqual([1, 'expired'])
    expect((await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })).submittedAt).toEqual(due)
    expect(await save({ sequence: 3, response: { choice: 'c' }, now: due })).toEqual({ ok: false, reason: { kind: 'finished' } })
  })

  test('refuses other people, other places, unreadable and endless answers', async () => {
    const { save } = await openPlace()
    const other = await makeLearner(await makeCourse())
    expect(await save({ officerId: other.officerId })).toEqual({ ok: false, reason: { kind: 'not_found' } })
    expect(await save({ ordinal: 99 })).toEqual({ ok: false, reason: { kind: 'not_found' } })
    expect(await save({ response: 'x' })).toEqual({ ok: false, reason: { kind: 'response_invalid' } })
    expect(await save({ response: { choice: 'x'.repeat(3000) } })).toEqual({ ok: false, reason: { kind: 'response_invalid' } })
  })

  test('saves that race at one place leave one current answer and lose none that was acknowledged', async () => {
    const { attemptId, save } = await openPlace()
    const results = await Promise.all(Array.from({ length: 12 }, (_, n) => save({ sequence: (n % 4) + 1, response: { choice: ['a', 'b', 'c'][n % 3] } })))
    const kept = await steps(attemptId)
    expect(results.every((result) => result.ok || result.reason.kind === 'stale')).toBe(true)
    for (const result of results) if (result.ok) expect(kept.some(({ sequence }) => sequence === result.value.sequence)).toBe(true)
  })

  test('flags are kept for the owner of an open attempt only', async () => {
    const { attemptId, learner, ordinal, now } = await openPlace()
    expect(await flagQuestion({ officerId: learner.officerId, attemptId, ordinal, flagged: true })).toEqual({ ok: true, value: null })
    expect(await flagQuestion({ officerId: (await makeLearner(await makeCourse())).officerId, attemptId, ordinal, flagged: false })).toEqual({ ok: false, reason: 'not_found' })
    expect((await loadAttemptQuestion(learner.officerId, attemptId, ordinal, now))?.flagged).toBe(true)
    await submitAttempt({ actor: learner, attemptId, now })
    expect(await flagQuestion({ officerId: learner.officerId, attemptId, ordinal, flagged: false })).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('what an open attempt tells', () => {
  test('no key and no explanation, on any page', async () => {
    const { attemptId, learner, now } = await makeAttempt()
    await answerAll(attemptId, learner.officerId, now)
    const count = await db().attemptQuestion.count({ where: { attemptId } })
    const pages: unknown[] = [await loadAttemptReview(learner.officerId, attemptId, now)]
    for (let ordinal = 1; ordinal <= count; ordinal++) pages.push(await loadAttemptQuestion(learner.officerId, attemptId, ordinal, now))
    const told = JSON.stringify(pages)
    expect(pages).not.toContain(null)
    expect(told).not.toContain(SECRET)
    expect(told).not.toMatch(/"(correct|fraction|feedback\w*|why|right|answerKey|count|due)"/)
    expect(await loadAttemptResult(learner.officerId, attemptId, now)).toEqual({ ok: false, reason: 'open' })
  })

  test('nothing to another person', async () => {
    const { attemptId, now } = await makeAttempt()
    const other = await makeLearner(await makeCourse())
    expect(await loadAttemptQuestion(other.officerId, attemptId, 1, now)).toBeNull()
    expect(await loadAttemptReview(other.officerId, attemptId, now)).toBeNull()
    expect(await loadAttemptResult(other.officerId, attemptId, now)).toEqual({ ok: false, reason: 'not_found' })
    expect(await submitAttempt({ actor: other, attemptId, now })).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('ending', () => {
  test('one wrong ★ fails the test whatever the mark', async () => {
    const { attemptId, learner, now } = await makeAttempt()
    await answerAll(attemptId, learner.officerId, now, ({ mustBeRight }) => mustBeRight)
    expect(await submitAttempt({ actor: learner, attemptId, now })).toEqual({ ok: true, value: { state: 'submitted', passed: false, certificateId: null, already: false } })
    const result = await loadAttemptResult(learner.officerId, attemptId, now)
    if (!result.ok) throw new Error(result.reason)
    expect(result.value).toMatchObject({ mark: 5, maximum: 6, percent: 83.33, passed: false, shown: 'own', certificate: null })
    expect(result.value.failedStars).toHaveLength(1)
    const wrong = result.value.questions.find(({ mustBeRight }) => mustBeRight)
    expect(wrong?.review.options?.filter(({ right }) => right === true)).toEqual([])
    expect(JSON.stringify(wrong)).not.toContain('vì sao b')
    expect(wrong?.legal).toEqual([{ ref: 'Nghị định 61/2018/NĐ-CP', state: 'pending' }])
  })

  test('one broken attempt never stops the others', async () => {
    const course = await makeCourse()
    const first = await makeAttempt({ course, now: new Date('2026-04-01T01:00:00Z') })
    const second = await makeAttempt({ course, now: new Date('2026-04-01T01:01:00Z') })
    await answerAll(second.attemptId, second.learner.officerId, second.now)
    // A kind of question that this version of the program does not know.
    await db().$executeRaw`ALTER TABLE question DISABLE TRIGGER question_frozen`
    const broken = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId: first.attemptId, questionId: { notIn: (await db().attemptQuestion.findMany({ where: { attemptId: second.attemptId } })).map(({ questionId }) => questionId) } } })
    await db().question.update({ where: { id: broken.questionId }, data: { kind: 'unknown_kind' } })
    await db().$executeRaw`ALTER TABLE question ENABLE TRIGGER question_frozen`
    await finishOverdueAttempts(new Date('2026-04-01T05:00:00Z'))
    expect((await db().attempt.findUniqueOrThrow({ where: { id: first.attemptId } })).state).toBe('in_progress')
    expect((await db().attempt.findUniqueOrThrow({ where: { id: second.attemptId } })).state).toBe('expired')
    expect(await db().certificate.count({ where: { attemptId: second.attemptId } })).toBe(1)
    expect(await finishOverdueAttempts(new Date('2026-04-01T05:01:00Z'))).toBe(0)
  })

  test('the job leaves attempts alone until the grace is over', async () => {
    const { attemptId, now } = await makeAttempt({ now: new Date('2027-01-04T01:00:00Z') })
    await finishOverdueAttempts(seconds(minutes(now, 60), 10))
    expect((await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })).state).toBe('in_progress')
    await finishOverdueAttempts(seconds(minutes(now, 60), 11))
    expect((await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })).state).toBe('expired')
  })
})
