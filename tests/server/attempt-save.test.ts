/** Saving answers: steps, keys, sequences, lateness, whose page writes, and saves that race. */
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { db } from '~/server/db.server'
import { flagQuestion } from '~/server/attempt/flag-question.server'
import { finishOverdueAttempts } from '~/server/attempt/finish-overdue-attempts.server'
import { loadAttemptPlaces } from '~/server/attempt/load-attempt-places.server'
import { loadAttemptQuestion } from '~/server/attempt/load-attempt-question.server'
import { saveAnswer, type SaveAnswer } from '~/server/attempt/save-answer.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { makeAttempt, makeLearner } from '../factories/attempt'
import { makeCourse, rightResponse, wrongResponse } from '../factories/course'
import { testDatabase } from './database'

await testDatabase()

const minutes = (from: Date, n: number) => new Date(from.getTime() + n * 60_000)
const seconds = (from: Date, n: number) => new Date(from.getTime() + n * 1000)
const steps = (attemptId: string) => db().answerStep.findMany({ where: { attemptId }, orderBy: [{ ordinal: 'asc' }, { sequence: 'asc' }] })

async function openPlace(kind = 'single') {
  const made = await makeAttempt()
  const place = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId: made.attemptId, question: { kind } }, orderBy: { ordinal: 'asc' } })
  const save = (change: Partial<SaveAnswer> = {}) => saveAnswer({ officerId: made.learner.officerId, attemptId: made.attemptId, ordinal: place.ordinal, sequence: 1, key: randomUUID(), response: rightResponse[kind], holder: null, autosave: false, now: made.now, ...change })
  return { ...made, ordinal: place.ordinal, save }
}

describe('an answer', () => {
  test('is kept as a step, and when is told', async () => {
    const { attemptId, now, save } = await openPlace()
    expect(await save()).toEqual({ ok: true, value: { ignored: false, savedAt: now, sequence: 1 } })
    expect(await save({ sequence: 2, response: wrongResponse.single, now: minutes(now, 1) })).toEqual({ ok: true, value: { ignored: false, savedAt: minutes(now, 1), sequence: 2 } })
    expect((await steps(attemptId)).map(({ sequence, response, late }) => [sequence, response, late])).toEqual([[1, { choice: 'b' }, false], [2, { choice: 'a' }, false]])
  })

  test('with the same key again gets the first result; with another body it is refused', async () => {
    const { attemptId, now, save } = await openPlace()
    const key = randomUUID()
    const first = await save({ key })
    expect(await save({ key, now: minutes(now, 5) })).toEqual(first)
    expect(await save({ key, response: wrongResponse.single })).toEqual({ ok: false, reason: { kind: 'key_reused' } })
    expect(await steps(attemptId)).toHaveLength(1)
  })

  test('with a stale sequence is refused with the newer answer; an autosave is ignored', async () => {
    const { attemptId, save } = await openPlace()
    await save({ sequence: 3 })
    const newer = { sequence: 3, response: { choice: 'b' } }
    for (const sequence of [1, 2, 3]) {
      expect(await save({ sequence, response: wrongResponse.single })).toEqual({ ok: false, reason: { kind: 'stale', newer } })
      expect(await save({ sequence, response: wrongResponse.single, autosave: true })).toEqual({ ok: true, value: { ignored: true, newer } })
    }
    expect(await steps(attemptId)).toHaveLength(1)
  })

  test('the same as the current one writes nothing and is saved', async () => {
    const { attemptId, now, save } = await openPlace()
    await save()
    expect(await save({ sequence: 2, now: minutes(now, 9) })).toEqual({ ok: true, value: { ignored: false, savedAt: now, sequence: 1 } })
    expect(await save({ sequence: 1, now: minutes(now, 9), autosave: true })).toEqual({ ok: true, value: { ignored: false, savedAt: now, sequence: 1 } })
    expect(await steps(attemptId)).toHaveLength(1)
  })

  test('is refused from other people, for other places, and when it cannot be read; a long one is cut', async () => {
    const { attemptId, save } = await openPlace()
    const other = await makeLearner(await makeCourse())
    expect(await save({ officerId: other.officerId })).toEqual({ ok: false, reason: { kind: 'not_found' } })
    expect(await save({ ordinal: 99 })).toEqual({ ok: false, reason: { kind: 'not_found' } })
    expect(await save({ response: 'x' })).toEqual({ ok: false, reason: { kind: 'response_invalid' } })
    expect((await save({ response: { choice: 'x'.repeat(3000) } })).ok).toBe(true)
    expect(JSON.stringify((await steps(attemptId))[0]?.response).length).toBeLessThan(100)
  })
})

describe('lateness', () => {
  test('is judged by the server’s clock: kept, not graded', async () => {
    const { attemptId, now, save, ordinal, learner } = await openPlace()
    const due = minutes(now, 60)
    expect((await save({ now: seconds(due, 10) })).ok).toBe(true)
    expect(await save({ sequence: 2, response: wrongResponse.single, now: seconds(due, 11) })).toEqual({ ok: false, reason: { kind: 'late', kept: true } })
    expect(await save({ sequence: 1, response: wrongResponse.single, now: seconds(due, 11) })).toEqual({ ok: false, reason: { kind: 'late', kept: true } })
    expect(await save({ sequence: 1, response: { choice: 'c' }, now: seconds(due, 11) })).toEqual({ ok: false, reason: { kind: 'late', kept: false } })
    expect((await steps(attemptId)).map(({ late }) => late)).toEqual([false, true])
    const places = await loadAttemptPlaces({ officerId: learner.officerId, attemptId, holder: null, now: due })
    expect(places?.places.find((place) => place.ordinal === ordinal)?.response).toEqual({ choice: 'b' })
    await finishOverdueAttempts(seconds(due, 30))
    const result = await db().attemptResult.findFirstOrThrow({ where: { attemptId } })
    expect([result.mark.toNumber(), result.reason]).toEqual([1, 'overdue'])
    expect((await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })).submittedAt).toEqual(due)
  })

  test('after the end an answer from a buffer is kept once and changes nothing', async () => {
    const { attemptId, now, save, learner } = await openPlace()
    await save()
    await submitAttempt({ actor: learner, attemptId, now: minutes(now, 5) })
    const key = randomUUID()
    const buffered = { sequence: 2, key, response: wrongResponse.single, now: minutes(now, 6), holder: 'f'.repeat(32) }
    for (let again = 0; again < 2; again++) expect(await save(buffered)).toEqual({ ok: false, reason: { kind: 'finished', kept: true } })
    expect(await save({ sequence: 2, response: { choice: 'c' }, now: minutes(now, 7) })).toEqual({ ok: false, reason: { kind: 'finished', kept: false } })
    expect((await steps(attemptId)).map(({ sequence, late }) => [sequence, late])).toEqual([[1, false], [2, true]])
    expect((await db().attemptResult.findFirstOrThrow({ where: { attemptId } })).mark.toNumber()).toBe(1)
  })
})

describe('whose page writes', () => {
  const browser = 'a1'.repeat(16)
  test('only the one that holds; a page without script and a tab of one browser are the same', async () => {
    const { attemptId, now, save } = await openPlace()
    await db().attempt.update({ where: { id: attemptId }, data: { holder: `${browser}-tab1`, holderSince: now } })
    expect(await save({ holder: `${browser}-tab2` })).toEqual({ ok: false, reason: { kind: 'taken_over', since: now } })
    expect(await save({ holder: 'b2'.repeat(16) })).toEqual({ ok: false, reason: { kind: 'taken_over', since: now } })
    expect(await steps(attemptId)).toHaveLength(0)
    const key = randomUUID()
    const saved = await save({ holder: `${browser}-tab1`, key })
    expect(saved.ok).toBe(true)
    expect((await save({ sequence: 2, holder: browser, response: wrongResponse.single })).ok).toBe(true)
    // What was acknowledged before another page took over is acknowledged again.
    await db().attempt.update({ where: { id: attemptId }, data: { holder: 'b2'.repeat(16), holderSince: minutes(now, 1) } })
    expect(await save({ holder: `${browser}-tab1`, key })).toEqual(saved)
  })
})

describe('saves that race', () => {
  test('leave one current answer and lose none that was acknowledged', async () => {
    const { attemptId, save } = await openPlace()
    const results = await Promise.all(Array.from({ length: 12 }, (_, n) => save({ sequence: (n % 4) + 1, response: { choice: ['a', 'b', 'c'][n % 3] } })))
    const kept = await steps(attemptId)
    expect(results.every((result) => result.ok || result.reason.kind === 'stale')).toBe(true)
    for (const result of results) if (result.ok && !result.value.ignored) expect(kept.map(({ sequence }) => sequence)).toContain(result.value.sequence)
  })

  test('the same key many times at once makes one step and one answer', async () => {
    const { attemptId, save } = await openPlace()
    const key = randomUUID()
    const results = await Promise.all(Array.from({ length: 10 }, () => save({ key })))
    expect(new Set(results.map((result) => JSON.stringify(result))).size).toBe(1)
    expect(results[0]?.ok).toBe(true)
    expect(await steps(attemptId)).toHaveLength(1)
  })

  test('against the end of the attempt: what is acknowledged is graded', async () => {
    for (let round = 0; round < 5; round++) {
      const { attemptId, now, save, learner } = await openPlace()
      const [saved] = await Promise.all([save(), submitAttempt({ actor: learner, attemptId, now })])
      const { mark } = await db().attemptResult.findFirstOrThrow({ where: { attemptId } })
      expect(mark.toNumber()).toBe(saved.ok ? 1 : 0)
    }
  })
})

test('flags are kept for the owner of an open attempt only', async () => {
  const { attemptId, learner, ordinal, now } = await openPlace()
  expect(await flagQuestion({ officerId: learner.officerId, attemptId, ordinal, flagged: true })).toEqual({ ok: true, value: null })
  expect(await flagQuestion({ officerId: (await makeLearner(await makeCourse())).officerId, attemptId, ordinal, flagged: false })).toEqual({ ok: false, reason: 'not_found' })
  expect(await loadAttemptQuestion({ officerId: learner.officerId, attemptId, ordinal, holder: null, now })).toMatchObject({ ok: true, value: { flagged: true } })
  await submitAttempt({ actor: learner, attemptId, now })
  expect(await flagQuestion({ officerId: learner.officerId, attemptId, ordinal, flagged: false })).toEqual({ ok: false, reason: 'not_found' })
})
