/** Starting a final test: the draw, the rounds, and starts that race. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db, pool } from '~/server/db.server'
import { loadAttemptPlaces } from '~/server/attempt/load-attempt-places.server'
import { loadTestStart } from '~/server/attempt/load-test-start.server'
import { startAttempt } from '~/server/attempt/start-attempt.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { makeAttempt, makeLearner } from '../factories/attempt'
import { makeCourse } from '../factories/course'
import { testDatabase } from './database'

await testDatabase()
const noon = new Date('2026-05-20T03:00:00Z')
const minutes = (from: Date, n: number) => new Date(from.getTime() + n * 60_000)

describe('the draw', () => {
  test('fills the blueprint and is frozen', async () => {
    const { attemptId, now } = await makeAttempt()
    const attempt = await db().attempt.findUniqueOrThrow({ where: { id: attemptId }, include: { questions: { include: { question: true } }, events: true } })
    expect([attempt.state, attempt.endedBy, attempt.number, attempt.roundNumber, attempt.roundAttempt, attempt.roundLimit, attempt.dueAt]).toEqual(['in_progress', null, 1, 1, 1, 2, minutes(now, 60)])
    const cells = attempt.questions.map(({ question }) => `${question.objective} ${question.mustBeRight ? 'star' : question.level}`).sort()
    expect(cells).toEqual(['1.1a N', '1.1a N', '1.2a H', '1.2a H', '1.2a V', '1.2a star'])
    expect(attempt.questions.filter(({ question }) => question.kind !== 'due_date').every(({ optionOrder }) => (optionOrder as string[]).length >= 3)).toBe(true)
    expect(attempt.events.map(({ kind }) => kind)).toEqual(['started'])
    await expect(pool().query(`UPDATE attempt_question SET option_order = '[]' WHERE attempt_id = $1`, [attemptId])).rejects.toThrow(/append-only/)
  })

  test('takes fixed questions, leaves practice questions out, and keeps the order where nothing is shuffled', async () => {
    const course = await makeCourse({ finalTest: { fixed: ['THU-Q003', 'THU-Q017'], shuffleQuestions: false, shuffleOptions: false } })
    await db().$executeRaw`ALTER TABLE question DISABLE TRIGGER question_frozen`
    await db().question.updateMany({ where: { courseVersionId: course.versionId, code: { in: ['THU-Q001', 'THU-Q002', 'THU-Q004', 'THU-Q005'] } }, data: { purpose: 'practice' } })
    await db().$executeRaw`ALTER TABLE question ENABLE TRIGGER question_frozen`
    const { attemptId } = await makeAttempt({ course })
    const drawn = await db().attemptQuestion.findMany({ where: { attemptId }, orderBy: { ordinal: 'asc' }, include: { question: { select: { code: true, objective: true } } } })
    expect(drawn.map(({ question }) => question.code).slice(0, 2)).toEqual(['THU-Q003', 'THU-Q006'])
    expect(drawn.map(({ question }) => question.objective)).toEqual(['1.1a', '1.1a', '1.2a', '1.2a', '1.2a', '1.2a'])
    expect(drawn.at(-1)?.question.code).toBe('THU-Q017')
    expect(drawn.every(({ optionOrder }) => (optionOrder as string[]).length === 0)).toBe(true)
  })
})

describe('starts that race', () => {
  test('give the same attempt', async () => {
    const course = await makeCourse()
    const learner = await makeLearner(course)
    const starts = await Promise.all(Array.from({ length: 6 }, () => startAttempt({ actor: learner, courseCode: course.code, now: noon })))
    expect(new Set(starts.map((start) => (start.ok ? start.value.attemptId : start.reason.kind))).size).toBe(1)
    expect(await db().attempt.count({ where: { officerId: learner.officerId } })).toBe(1)
    expect(await db().auditEvent.count({ where: { action: 'attempt.start', actorId: learner.userId } })).toBe(1)
  })

  test('in two tabs when one attempt of the round is left: one attempt, the last', async () => {
    const first = await makeAttempt()
    await submitAttempt({ actor: first.learner, attemptId: first.attemptId, now: minutes(first.now, 1) })
    const starts = await Promise.all([2, 2, 2, 2].map(() => startAttempt({ actor: first.learner, courseCode: first.course.code, now: minutes(first.now, 2) })))
    const ids = new Set(starts.map((start) => (start.ok ? start.value.attemptId : start.reason.kind)))
    expect(ids.size).toBe(1)
    expect(await db().attempt.findMany({ where: { officerId: first.learner.officerId }, orderBy: { number: 'asc' }, select: { roundNumber: true, roundAttempt: true } })).toEqual([{ roundNumber: 1, roundAttempt: 1 }, { roundNumber: 1, roundAttempt: 2 }])
  })

  test('the database itself refuses a third attempt of a round, a second of the same place, and a second open one', async () => {
    const { attemptId, learner, now } = await makeAttempt()
    const copy = (change: object) => pool().query(`INSERT INTO attempt SELECT r.* FROM attempt t, jsonb_populate_record(t, $2::jsonb) r WHERE t.id = $1`, [attemptId, JSON.stringify({ id: randomUUID(), number: 9, ...change })])
    await expect(copy({ round_attempt: 2 })).rejects.toMatchObject({ constraint: 'attempt_one_open' })
    await submitAttempt({ actor: learner, attemptId, now })
    await expect(copy({})).rejects.toMatchObject({ constraint: 'attempt_round_once' })
    await expect(copy({ round_attempt: 3 })).rejects.toMatchObject({ constraint: 'attempt_round' })
    await expect(copy({ round_attempt: 2, round_limit: 1 })).rejects.toMatchObject({ constraint: 'attempt_round' })
  })
})

describe('refusals', () => {
  test('say what stands against it', async () => {
    const course = await makeCourse()
    const start = async (learner: Awaited<ReturnType<typeof makeLearner>>, code = course.code) => {
      const started = await startAttempt({ actor: learner, courseCode: code, now: noon })
      return started.ok ? 'started' : started.reason
    }
    expect(await start(await makeLearner(course, { lessonsDone: 1 }))).toEqual({ kind: 'lessons_left', numbers: ['1.2'] })
    expect(await start(await makeLearner(await makeCourse()))).toEqual({ kind: 'not_enrolled' })
    expect(await start(await makeLearner(course), 'KHONG-CO')).toEqual({ kind: 'not_found' })
    const short = await makeCourse({ finalTest: { blueprint: [{ objective: '1.1a', N: 7, H: 0, V: 0, star: 0 }] } })
    expect(await start(await makeLearner(short), short.code)).toEqual({ kind: 'bank_short' })
    const unfixed = await makeCourse({ finalTest: { fixed: ['THU-Q099'] } })
    expect(await start(await makeLearner(unfixed), unfixed.code)).toEqual({ kind: 'bank_short' })
  })

  test('after two failed attempts one waits seven days', async () => {
    const { attemptId, learner, course, now } = await makeAttempt()
    await submitAttempt({ actor: learner, attemptId, now: minutes(now, 1) })
    const second = await makeAttempt({ course, learner, now: minutes(now, 2) })
    expect((await loadAttemptPlaces({ officerId: learner.officerId, attemptId: second.attemptId, holder: null, now }))?.header.round).toEqual({ number: 2, of: 2 })
    await submitAttempt({ actor: learner, attemptId: second.attemptId, now: minutes(now, 3) })
    expect(await startAttempt({ actor: learner, courseCode: course.code, now: minutes(now, 4) })).toEqual({ ok: false, reason: { kind: 'waiting', from: '2026-05-27' } })
    expect((await loadTestStart(learner.officerId, course.code, { now: minutes(now, 4), address: null }))?.earlier).toHaveLength(2)
    const third = await makeAttempt({ course, learner, now: new Date('2026-05-27T01:00:00Z') })
    expect(await db().attempt.findUniqueOrThrow({ where: { id: third.attemptId }, select: { number: true, roundNumber: true, roundAttempt: true } })).toEqual({ number: 3, roundNumber: 2, roundAttempt: 1 })
  })

  test('rounds of before the rounds were stored go on where they stand', async () => {
    const { attemptId, learner, course, now } = await makeAttempt()
    await submitAttempt({ actor: learner, attemptId, now })
    const second = await makeAttempt({ course, learner, now: minutes(now, 1) })
    await submitAttempt({ actor: learner, attemptId: second.attemptId, now: minutes(now, 2) })
    // As the migration leaves them: each a round of its own.
    await db().$executeRaw`ALTER TABLE attempt DISABLE TRIGGER attempt_frozen`
    await db().attempt.update({ where: { id: second.attemptId }, data: { roundNumber: 2, roundAttempt: 1 } })
    await db().$executeRaw`ALTER TABLE attempt ENABLE TRIGGER attempt_frozen`
    const third = await makeAttempt({ course, learner, now: minutes(now, 3) })
    expect(await db().attempt.findUniqueOrThrow({ where: { id: third.attemptId }, select: { roundNumber: true, roundAttempt: true } })).toEqual({ roundNumber: 2, roundAttempt: 2 })
  })
})
