/** Which page holds an open attempt, and the log of what happened. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { browserHolder } from '~/server/attempt/browser-holder.server'
import { holdAttempt, type HoldAttempt } from '~/server/attempt/hold-attempt.server'
import { loadAttemptLog } from '~/server/attempt/load-attempt-log.server'
import { loadAttemptQuestion } from '~/server/attempt/load-attempt-question.server'
import { reportAttemptEvent } from '~/server/attempt/report-attempt-event.server'
import { saveAnswer } from '~/server/attempt/save-answer.server'
import { openAnswer, sealAnswer } from '~/server/attempt/seal-answer.server'
import { startAttempt } from '~/server/attempt/start-attempt.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { db } from '~/server/db.server'
import { makeAttempt, makeLearner } from '../factories/attempt'
import { makeCourse } from '../factories/course'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()
const minutes = (from: Date, n: number) => new Date(from.getTime() + n * 60_000)
const [mine, other] = ['a1'.repeat(16), 'b2'.repeat(16)]

async function held(holder: string | null = mine) {
  const made = await makeAttempt()
  if (holder) await db().attempt.update({ where: { id: made.attemptId }, data: { holder, holderSince: made.now } })
  const hold = (change: Partial<HoldAttempt>) => holdAttempt({ officerId: made.learner.officerId, attemptId: made.attemptId, holder: mine, take: false, address: '10.0.0.7', now: minutes(made.now, 1), ...change })
  const now = async () => (await db().attempt.findUniqueOrThrow({ where: { id: made.attemptId }, select: { holder: true } })).holder
  const events = async () => (await db().attemptEvent.findMany({ where: { attemptId: made.attemptId, kind: { not: 'started' } }, orderBy: { at: 'asc' } })).map(({ kind }) => kind)
  return { ...made, hold, holderNow: now, events }
}

describe('holding', () => {
  test('the session that starts an attempt holds it', async () => {
    const course = await makeCourse()
    const learner = await makeLearner(course)
    const now = new Date('2026-05-20T03:00:00Z')
    const started = await startAttempt({ actor: learner, courseCode: course.code, now, address: '10.0.0.7', sessionToken: 'a session' })
    const attemptId = started.ok ? started.value.attemptId : ''
    expect(await db().attempt.findUniqueOrThrow({ where: { id: attemptId }, select: { holder: true, holderSince: true } })).toEqual({ holder: browserHolder('a session', attemptId), holderSince: now })
  })

  test('the same browser holds on, a tab of it takes a name of its own, neither is an event', async () => {
    const { hold, holderNow, events } = await held()
    expect(await hold({})).toEqual({ ok: true, value: { remainingSeconds: 59 * 60 } })
    expect((await hold({ holder: `${mine}-tab1` })).ok).toBe(true)
    expect((await hold({})).ok).toBe(true)
    expect([await holderNow(), await events()]).toEqual([`${mine}-tab1`, []])
  })

  test('another tab or browser is told since when, and takes over only openly', async () => {
    const { hold, holderNow, events, now, attemptId, learner } = await held(`${mine}-tab1`)
    for (const holder of [other, `${mine}-tab2`]) expect(await hold({ holder })).toEqual({ ok: false, reason: { kind: 'held_elsewhere', since: now } })
    expect(await loadAttemptQuestion({ officerId: learner.officerId, attemptId, ordinal: 1, holder: other, now })).toMatchObject({ ok: true, value: { header: { heldElsewhereSince: now.toISOString() } } })
    expect((await hold({ holder: other, take: true })).ok).toBe(true)
    expect([await holderNow(), await events()]).toEqual([other, ['took_over']])
    expect(await hold({ holder: `${mine}-tab1` })).toEqual({ ok: false, reason: { kind: 'held_elsewhere', since: minutes(now, 1) } })
    const late = await saveAnswer({ officerId: learner.officerId, attemptId, ordinal: 1, sequence: 1, key: randomUUID(), response: {}, holder: `${mine}-tab1`, autosave: true, now })
    expect(late).toEqual({ ok: false, reason: { kind: 'taken_over', since: minutes(now, 1) } })
  })

  test('two that take over at once leave one holder, and both are in the log', async () => {
    const { hold, holderNow, events } = await held(`${mine}-tab1`)
    await Promise.all([hold({ holder: other, take: true }), hold({ holder: 'c3'.repeat(16), take: true })])
    expect([other, 'c3'.repeat(16)]).toContain(await holderNow())
    expect(await events()).toEqual(['took_over', 'took_over'])
  })

  test('who comes to an attempt that nobody holds resumes it', async () => {
    const { hold, events } = await held(null)
    await hold({})
    await hold({})
    expect(await events()).toEqual(['resumed'])
  })

  test('is for the owner, while the attempt is open', async () => {
    const { hold, attemptId, learner, now } = await held()
    expect(await hold({ officerId: (await makeLearner(await makeCourse())).officerId })).toEqual({ ok: false, reason: { kind: 'not_found' } })
    await submitAttempt({ actor: learner, attemptId, now })
    expect(await hold({})).toEqual({ ok: false, reason: { kind: 'finished' } })
  })
})

describe('the log', () => {
  test('holds events and answers by time, with address and place, and no answer’s text', async () => {
    const { attemptId, learner, now, hold } = await held()
    const officer = { officerId: learner.officerId, attemptId }
    await saveAnswer({ ...officer, ordinal: 2, sequence: 1, key: randomUUID(), response: { choice: 'b' }, holder: mine, autosave: false, now: minutes(now, 2) })
    await reportAttemptEvent({ ...officer, kind: 'left', ordinal: 2, holder: mine, address: '10.0.0.7', now: minutes(now, 3) })
    await reportAttemptEvent({ ...officer, kind: 'returned', ordinal: 2, holder: mine, address: '10.0.0.8', now: minutes(now, 4) })
    await hold({ holder: `${other}-abcdef`, take: true, address: '10.0.0.9', now: minutes(now, 5) })
    await submitAttempt({ actor: learner, attemptId, now: minutes(now, 6), address: '10.0.0.9' })
    const log = await loadAttemptLog(await makeUser({ roles: [{ role: 'trainer', unitId: null }] }), attemptId)
    if (!log.ok) throw new Error(log.reason)
    expect(log.value.entries.map(({ kind, ordinal, sequence, address, page }) => [kind, ordinal, sequence, address, page])).toEqual([
      ['started', null, null, null, null],
      ['answered', 2, 1, null, null],
      ['left', 2, null, '10.0.0.7', 'a1a1a1'],
      ['returned', 2, null, '10.0.0.8', 'a1a1a1'],
      ['took_over', null, null, '10.0.0.9', 'b2b2b2-abcd'],
      ['submitted', null, null, '10.0.0.9', null],
    ])
    expect(log.value).toMatchObject({ state: 'graded', endedBy: 'submitted', round: { number: 1, attempt: 1, limit: 2 } })
    expect(JSON.stringify(log.value)).not.toContain('choice')
    expect(await loadAttemptLog(learner, attemptId)).toEqual({ ok: false, reason: 'role' })
  })

  test('keeps so many events an attempt and counts the others', async () => {
    const { attemptId, learner, now } = await held()
    const report = (officerId = learner.officerId) => reportAttemptEvent({ officerId, attemptId, kind: 'left', ordinal: 1, holder: null, address: null, now })
    for (let n = 0; n < 199; n++) expect(await report()).toMatchObject({ ok: true, value: { kept: true } })
    expect(await report()).toMatchObject({ ok: true, value: { kept: false } })
    expect(await db().attemptEvent.count({ where: { attemptId } })).toBe(200)
    await submitAttempt({ actor: learner, attemptId, now })
    expect(await db().attemptEvent.count({ where: { attemptId } })).toBe(201)
    expect(await report()).toEqual({ ok: false, reason: 'not_found' })
    expect(await report((await makeLearner(await makeCourse())).officerId)).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('an answer kept in the browser', () => {
  const at = new Date('2026-05-20T03:00:00Z')
  const answer = { ordinal: 3, response: { choices: ['a', 'c'], text: 'Mong bác thông cảm' }, why: 'signed_out' as const }
  test('comes back for its attempt, for a quarter of an hour, unchanged', () => {
    const sealed = sealAnswer(answer, 'one', at) ?? ''
    expect(openAnswer(sealed, 'one', minutes(at, 14))).toEqual(answer)
    expect(openAnswer(sealed, 'one', minutes(at, 16))).toBeNull()
    expect(openAnswer(sealed, 'two', at)).toBeNull()
    expect(openAnswer(`${sealed.startsWith('A') ? 'B' : 'A'}${sealed.slice(1)}`, 'one', at)).toBeNull()
    expect(openAnswer(sealed.replace('.', '..'), 'one', at)).toBeNull()
    expect(openAnswer('', 'one', at)).toBeNull()
  })
  test('is not kept when it does not fit a cookie', () => {
    const random = Array.from({ length: 4000 }, (_, n) => String.fromCodePoint(0x4e00 + ((n * 7919) % 20_000))).join('')
    expect(sealAnswer({ ...answer, response: { text: random } }, 'one', at)).toBeNull()
    expect(sealAnswer({ ...answer, response: { text: 'Mong bác thông cảm. '.repeat(300) } }, 'one', at)).not.toBeNull()
  })
})
