/** What a course may ask of a final test: hours, class sessions, addresses, forward only, own arrangements, what is shown. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { TestSettings } from '~/domain/course/test-settings'
import { addressInRanges } from '~/server/attempt/address-in-ranges.server'
import { loadAttemptQuestion } from '~/server/attempt/load-attempt-question.server'
import { loadAttemptResult } from '~/server/attempt/load-attempt-result.server'
import { loadAttemptReview } from '~/server/attempt/load-attempt-review.server'
import { loadTestStart } from '~/server/attempt/load-test-start.server'
import { reachPlace } from '~/server/attempt/reach-place.server'
import { saveAnswer } from '~/server/attempt/save-answer.server'
import { startAttempt } from '~/server/attempt/start-attempt.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { loadCourse } from '~/server/course/load-course.server'
import { db } from '~/server/db.server'
import { answerAll, makeAttempt, makeLearner } from '../factories/attempt'
import { makeCourse, rightResponse } from '../factories/course'
import { makeAccommodation, makeClassSession } from '../factories/sitting'
import { testDatabase } from './database'

await testDatabase()
const noon = new Date('2026-05-20T03:00:00Z') // 10:00 in Hanoi
const minutes = (from: Date, n: number) => new Date(from.getTime() + n * 60_000)

async function asked(finalTest: Partial<TestSettings>) {
  const course = await makeCourse({ finalTest })
  const learner = await makeLearner(course)
  const start = async (now = noon, address: string | null = '10.1.2.3') => {
    const started = await startAttempt({ actor: learner, courseCode: course.code, now, address })
    if (!started.ok) return started.reason
    return db().attempt.findUniqueOrThrow({ where: { id: started.value.attemptId } })
  }
  return { course, learner, start }
}

describe('hours', () => {
  test('not before it opens, not from the minute it closes, and never due after that', async () => {
    const { course, learner, start } = await asked({ opensAt: '2026-05-20T10:00', closesAt: '2026-05-20T10:30' })
    expect(await start(minutes(noon, -1))).toEqual({ kind: 'not_open_yet', from: noon.toISOString() })
    expect(await start(minutes(noon, 30))).toEqual({ kind: 'closed', since: minutes(noon, 30).toISOString() })
    expect(await loadTestStart(learner.officerId, course.code, { now: noon, address: null })).toMatchObject({ endsEarly: minutes(noon, 30).toISOString(), rules: { opensAt: noon.toISOString() } })
    expect(await start(noon)).toMatchObject({ startedAt: noon, dueAt: minutes(noon, 30) })
  })
})

describe('class sessions', () => {
  test('only one running now, of this course, that one is listed for and that is not cancelled', async () => {
    const { course, learner, start } = await asked({ access: 'class_session' })
    expect(await start()).toEqual({ kind: 'no_class_session', next: null })
    await makeClassSession(course.id, [(await makeLearner(course)).officerId])
    await makeClassSession((await makeCourse()).id, [learner.officerId])
    await makeClassSession(course.id, [learner.officerId], { cancelled: true })
    expect(await start()).toEqual({ kind: 'no_class_session', next: null })
    await makeClassSession(course.id, [learner.officerId], { name: 'Ca chiều', startsAt: minutes(noon, 120), endsAt: minutes(noon, 240) })
    const next = { name: 'Ca chiều', place: 'Phòng 201', startsAt: minutes(noon, 120).toISOString() }
    expect(await start()).toEqual({ kind: 'no_class_session', next })
    expect(await loadCourse({ actor: learner, courseCode: course.code, now: noon })).toMatchObject({ ok: true, value: { test: { refusal: { kind: 'no_class_session', next } } } })
    const session = await makeClassSession(course.id, [learner.officerId], { endsAt: minutes(noon, 45) })
    expect(await start()).toMatchObject({ classSessionId: session.id, dueAt: minutes(noon, 45) })
  })

  test('with addresses of its own: from the room only', async () => {
    const { course, learner, start } = await asked({ access: 'class_session' })
    await makeClassSession(course.id, [learner.officerId], { addresses: ['192.168.7.0/24'] })
    expect(await start()).toEqual({ kind: 'address_not_allowed' })
    const room = await makeClassSession(course.id, [learner.officerId], { addresses: ['10.1.0.0/16'] })
    expect(await start()).toMatchObject({ classSessionId: room.id })
  })

  test('an attempt elsewhere belongs to none', async () => {
    const { course, learner, start } = await asked({})
    await makeClassSession(course.id, [learner.officerId], { proctored: true })
    expect(await start()).toMatchObject({ classSessionId: null })
  })
})

describe('addresses', () => {
  test('are asked of whoever starts, and of nobody who reads the course', async () => {
    const { course, learner, start } = await asked({ addresses: ['10.1.0.0/16', '2001:db8::/32'] })
    expect(await start(noon, '10.2.0.1')).toEqual({ kind: 'address_not_allowed' })
    expect(await start(noon, null)).toEqual({ kind: 'address_not_allowed' })
    expect(await loadTestStart(learner.officerId, course.code, { now: noon, address: '10.2.0.1' })).toMatchObject({ refusal: { kind: 'address_not_allowed' } })
    expect(await loadCourse({ actor: learner, courseCode: course.code, now: noon })).toMatchObject({ ok: true, value: { test: { refusal: null } } })
    expect(await start(noon, '::ffff:10.1.9.9')).toMatchObject({ state: 'in_progress' })
  })

  test.each([
    ['10.1.2.3', ['10.1.0.0/16'], true], ['10.2.0.1', ['10.1.0.0/16'], false], ['10.1.2.3', ['10.1.2.3'], true], ['10.1.2.4', ['10.1.2.3'], false],
    ['::ffff:10.1.2.3', ['10.1.0.0/16'], true], ['10.1.2.3', ['::ffff:10.1.0.0/112'], true], ['2001:db8:1::7', ['2001:db8::/32'], true], ['2001:db9::7', ['2001:db8::/32'], false],
    ['fe80::1%eth0', ['fe80::/10'], true], ['10.1.2.3', [], true], ['10.1.2.3', ['nonsense', '10.1.0.0/99'], false], ['unknown', ['0.0.0.0/0'], false], ['10.1.2.3', ['2001:db8::/32', '0.0.0.0/0'], true],
  ])('%s in %j: %s', (address, ranges, inside) => expect(addressInRanges(address, ranges)).toBe(inside))
})

describe('own arrangements', () => {
  test('extra time and the calm page are those of the day of the start', async () => {
    const { course, learner, start } = await asked({})
    await makeAccommodation(learner.officerId, { extraPercent: 100, validTo: '2026-05-20' })
    await makeAccommodation(learner.officerId, { extraPercent: 33, calmPage: true, validFrom: '2026-05-20', validTo: '2026-05-21' })
    expect(await loadTestStart(learner.officerId, course.code, { now: noon, address: null })).toMatchObject({ ownWay: { extraMinutes: 20, calmPage: true }, endsEarly: null })
    const attempt = await start()
    expect(attempt).toMatchObject({ extraMinutes: 20, calmPage: true, dueAt: minutes(noon, 80) })
    const page = await loadAttemptQuestion({ officerId: learner.officerId, attemptId: 'id' in attempt ? attempt.id : '', ordinal: 1, holder: null, now: noon })
    expect(page).toMatchObject({ ok: true, value: { header: { calm: true, extraMinutes: 20, remainingSeconds: 80 * 60 } } })
  })
  test('do not outlast the closing of the test', async () => {
    const { learner, start } = await asked({ closesAt: '2026-05-20T11:10' })
    await makeAccommodation(learner.officerId, { extraPercent: 50 })
    expect(await start()).toMatchObject({ extraMinutes: 30, dueAt: minutes(noon, 70) })
  })
})

describe('forward only', () => {
  test('what has been passed by is neither shown nor answered nor reviewed again', async () => {
    const { course, learner } = await asked({ navigation: 'forward' })
    const { attemptId } = await makeAttempt({ course, learner, now: noon })
    const officer = { officerId: learner.officerId, attemptId }
    const show = async (ordinal: number) => {
      const page = await loadAttemptQuestion({ ...officer, ordinal, holder: null, now: noon })
      return page.ok ? page.value.header.forwardFrom : page.reason
    }
    const save = async (ordinal: number, sequence: number, now = noon) => {
      const { question } = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId, ordinal }, select: { question: { select: { kind: true } } } })
      return saveAnswer({ ...officer, ordinal, sequence, key: randomUUID(), response: sequence === 1 ? rightResponse[question.kind] : {}, holder: null, autosave: false, now })
    }
    expect([await show(1), await show(2)]).toEqual([1, { kind: 'elsewhere', ordinal: 1, passedBy: false }])
    expect((await save(1, 1)).ok).toBe(true)
    await reachPlace({ ...officer, ordinal: 3 })
    await reachPlace({ ...officer, ordinal: 2 })
    await reachPlace({ ...officer, ordinal: 99 })
    expect([await show(1), await show(3)]).toEqual([{ kind: 'elsewhere', ordinal: 3, passedBy: true }, 3])
    expect(await save(1, 2)).toEqual({ ok: false, reason: { kind: 'passed_by' } })
    expect((await save(3, 1)).ok).toBe(true)
    expect((await loadAttemptReview({ ...officer, holder: null, now: noon }))?.rows.map(({ ordinal, stem }) => [ordinal, stem !== null])).toEqual([[3, true], [4, false], [5, false], [6, false]])
    expect(await save(2, 1, minutes(noon, 61))).toEqual({ ok: false, reason: { kind: 'late', kept: true } })
    await submitAttempt({ actor: learner, attemptId, now: noon })
    expect((await db().attemptResult.findFirstOrThrow({ where: { attemptId } })).mark.toNumber()).toBe(2)
  })
  test('elsewhere nothing is passed by', async () => {
    const { attemptId, learner, now } = await makeAttempt()
    await reachPlace({ officerId: learner.officerId, attemptId, ordinal: 4 })
    expect((await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })).furthestOrdinal).toBe(1)
    expect(await loadAttemptQuestion({ officerId: learner.officerId, attemptId, ordinal: 1, holder: null, now })).toMatchObject({ ok: true, value: { header: { forwardFrom: null } } })
  })
})

describe('what is shown after', () => {
  async function failedOnce(shown: TestSettings['shown'], closesAt = '') {
    const { course, learner } = await asked({ shown, closesAt })
    const take = async (now: Date) => {
      const { attemptId } = await makeAttempt({ course, learner, now })
      await answerAll(attemptId, learner.officerId, now, ({ mustBeRight }) => mustBeRight)
      await submitAttempt({ actor: learner, attemptId, now })
      return attemptId
    }
    const see = async (attemptId: string, now: Date) => {
      const result = await loadAttemptResult(learner.officerId, attemptId, now)
      if (!result.ok) throw new Error(result.reason)
      return result.value
    }
    return { course, learner, take, see }
  }

  test('nothing: neither mark nor questions, on no page, until the test has closed', async () => {
    const { course, learner, take, see } = await failedOnce({ first: 'nothing', finally: 'answers', when: 'closed' }, '2026-05-20T18:00')
    const attemptId = await take(noon)
    expect(await see(attemptId, noon)).toMatchObject({ shown: 'nothing', outcome: null, marking: null, questions: [], closesAt: '2026-05-20T11:00:00.000Z' })
    expect((await loadTestStart(learner.officerId, course.code, { now: noon, address: null }))?.earlier).toMatchObject([{ beingMarked: false, outcome: null }])
    const after = await see(attemptId, minutes(noon, 8 * 60))
    expect(after).toMatchObject({ shown: 'answers', outcome: { mark: 5 } })
    const star = after.questions.find(({ mustBeRight }) => mustBeRight)
    expect(star?.review.options?.filter(({ right }) => right)).toHaveLength(1)
    expect(JSON.stringify(star)).not.toContain('vì sao b')
  })

  test('marks, then explanations once the round is over, and it stays so when the next round has opened', async () => {
    const { take, see } = await failedOnce({ first: 'marks', finally: 'explanations', when: 'passed_or_round_over' })
    const first = await take(noon)
    expect(await see(first, noon)).toMatchObject({ shown: 'marks', outcome: { mark: 5 }, questions: [] })
    const second = await take(minutes(noon, 1))
    for (const now of [minutes(noon, 2), minutes(noon, 20 * 24 * 60)])
      for (const attemptId of [first, second]) {
        const told = await see(attemptId, now)
        expect(told.shown).toBe('explanations')
        expect(JSON.stringify(told.questions)).toContain('vì sao b')
      }
  })
})
