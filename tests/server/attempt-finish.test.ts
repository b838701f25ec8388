/** Ending: handing in, the grace rule, the background job, marking, and that the mark can be made again from what is stored. */
import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { gradeAttempt } from '~/domain/attempt/grade-attempt'
import { shuffle } from '~/domain/kernel/random'
import { completeMarking } from '~/server/attempt/complete-marking.server'
import { resultDetail } from '~/server/attempt/conclude-attempt.server'
import { finishOverdueAttempts } from '~/server/attempt/finish-overdue-attempts.server'
import { loadAttemptResult } from '~/server/attempt/load-attempt-result.server'
import { loadGradable } from '~/server/attempt/load-gradable.server'
import { loadTestStart } from '~/server/attempt/load-test-start.server'
import { saveAnswer } from '~/server/attempt/save-answer.server'
import { startAttempt } from '~/server/attempt/start-attempt.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { db } from '~/server/db.server'
import { answerAll, makeAttempt, makeLearner } from '../factories/attempt'
import { makeCourse, rightResponse, wrongResponse } from '../factories/course'
import { addQuestions } from '../factories/question'
import { makeClassSession } from '../factories/sitting'
import { testDatabase } from './database'
import { root } from './test-server'

const database = await testDatabase()
const minutes = (from: Date, n: number) => new Date(from.getTime() + n * 60_000)
const seconds = (from: Date, n: number) => new Date(from.getTime() + n * 1000)
const ended = (id: string) => db().attempt.findUniqueOrThrow({ where: { id }, include: { results: true, events: { orderBy: { at: 'asc' } } } })
const kindsOf = ({ events }: Awaited<ReturnType<typeof ended>>) => events.map(({ kind }) => kind)
/** The mark made again from what is stored. */
async function regraded(attemptId: string) {
  const { places, steps, marked, definition } = await db().$transaction((tx) => loadGradable(tx, attemptId))
  return gradeAttempt(places, steps, definition.finalTest.passPercent, marked)
}
async function withoutTrigger(table: 'question' | 'attempt', work: () => Promise<unknown>) {
  await db().$executeRawUnsafe(`ALTER TABLE ${table} DISABLE TRIGGER ${table}_frozen`)
  await work()
  await db().$executeRawUnsafe(`ALTER TABLE ${table} ENABLE TRIGGER ${table}_frozen`)
}

describe('handing in', () => {
  test('one wrong ★ fails the test whatever the mark', async () => {
    const { attemptId, learner, now } = await makeAttempt()
    await answerAll(attemptId, learner.officerId, now, ({ mustBeRight }) => mustBeRight)
    expect(await submitAttempt({ actor: learner, attemptId, now, address: '10.0.0.7' })).toEqual({ ok: true, value: { state: 'graded', endedBy: 'submitted', passed: false, certificateId: null, already: false } })
    const result = await loadAttemptResult(learner.officerId, attemptId, now)
    if (!result.ok) throw new Error(result.reason)
    expect(result.value).toMatchObject({ shown: 'own', certificate: null, marking: null, outcome: { mark: 5, maximum: 6, percent: 83.33, passed: false, fatalPlaces: [], regraded: null } })
    expect(result.value.outcome?.failedStars).toHaveLength(1)
    const wrong = result.value.questions.find(({ mustBeRight }) => mustBeRight)
    expect(wrong?.review.options?.filter(({ right }) => right === true)).toEqual([])
    expect(JSON.stringify(wrong)).not.toContain('vì sao b')
    expect(wrong?.legal).toEqual([{ ref: 'Nghị định 61/2018/NĐ-CP', state: 'pending' }])
    const { events } = await ended(attemptId)
    expect(events.map(({ kind, detail }) => [kind, detail])).toEqual([['started', {}], ['submitted', { address: '10.0.0.7' }]])
  })

  test('twenty times at once: one result, one certificate, one line in the log, the same answer for all', async () => {
    const { attemptId, learner, now } = await makeAttempt()
    await answerAll(attemptId, learner.officerId, now)
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => submitAttempt({ actor: learner, attemptId, now: seconds(now, n) })))
    const values = answers.map((answer) => (answer.ok ? answer.value : null))
    expect(values.filter((value) => value?.already === false)).toHaveLength(1)
    expect(new Set(values.map((value) => `${value?.state} ${value?.passed} ${value?.certificateId}`)).size).toBe(1)
    const attempt = await ended(attemptId)
    expect([attempt.results.length, kindsOf(attempt)]).toEqual([1, ['started', 'submitted']])
    expect(await db().certificate.count({ where: { attemptId } })).toBe(1)
    expect(await db().auditEvent.count({ where: { action: 'attempt.submit', subjectId: attemptId } })).toBe(1)
  })

  test('a fatal answer fails the test whatever the mark, and is told', async () => {
    const course = await makeCourse({ finalTest: { fixed: ['THU-Q107'] } })
    await addQuestions(course, ['dossier_check'])
    const { attemptId, learner, now } = await makeAttempt({ course })
    await answerAll(attemptId, learner.officerId, now, ({ kind }) => kind === 'dossier_check')
    expect(await submitAttempt({ actor: learner, attemptId, now })).toMatchObject({ ok: true, value: { state: 'graded', passed: false, certificateId: null } })
    const { ordinal } = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId, question: { code: 'THU-Q107' } } })
    expect(await loadAttemptResult(learner.officerId, attemptId, now)).toMatchObject({ ok: true, value: { outcome: { mark: 5, percent: 83.33, passed: false, failedStars: [], fatalPlaces: [ordinal] } } })
    const { results } = await ended(attemptId)
    expect((results[0]?.detail as { perPlace: unknown[] }).perPlace).toContainEqual({ ordinal, fraction: 0, right: false, mustBeRight: false, fatal: true })
    expect(resultDetail(await regraded(attemptId))).toEqual(results[0]?.detail)
  })

  test('belongs to the page that holds, until the time is up', async () => {
    const { attemptId, learner, now } = await makeAttempt()
    const [mine, other] = ['a1'.repeat(16), 'b2'.repeat(16)]
    await db().attempt.update({ where: { id: attemptId }, data: { holder: mine, holderSince: now } })
    expect(await submitAttempt({ actor: learner, attemptId, now, holder: other })).toEqual({ ok: false, reason: 'taken_over' })
    expect((await ended(attemptId)).state).toBe('in_progress')
    expect((await submitAttempt({ actor: learner, attemptId, now, holder: `${mine}-tab1` })).ok).toBe(true)
  })

  test('is not for another person', async () => {
    const { attemptId, now } = await makeAttempt()
    expect(await submitAttempt({ actor: await makeLearner(await makeCourse()), attemptId, now })).toEqual({ ok: false, reason: 'not_found' })
  })

  test('in a proctored sitting proves with grade A, elsewhere with B', async () => {
    for (const proctored of [true, false]) {
      const course = await makeCourse({ finalTest: { access: 'class_session' } })
      const learner = await makeLearner(course)
      await makeClassSession(course.id, [learner.officerId], { proctored })
      const { attemptId, now } = await makeAttempt({ course, learner })
      await answerAll(attemptId, learner.officerId, now)
      await submitAttempt({ actor: learner, attemptId, now })
      const proofs = await db().evidence.findMany({ where: { attemptId }, select: { grade: true } })
      expect(new Set(proofs.map(({ grade }) => grade))).toEqual(new Set([proctored ? 'A' : 'B']))
    }
  })
})

describe('the grace rule', () => {
  test('something saved: handed in as saved, stamped at the due instant', async () => {
    const { attemptId, learner, now } = await makeAttempt()
    await answerAll(attemptId, learner.officerId, now)
    const due = minutes(now, 60)
    expect(await submitAttempt({ actor: learner, attemptId, now: seconds(due, 90) })).toMatchObject({ ok: true, value: { state: 'graded', endedBy: 'overdue', passed: true } })
    const attempt = await ended(attemptId)
    expect([attempt.submittedAt, kindsOf(attempt), attempt.events.at(-1)?.at, attempt.results[0]?.reason]).toEqual([due, ['started', 'overdue'], due, 'overdue'])
  })

  test.each([['nothing saved', 'submit', false], ['the course says so', 'abandon', true]] as const)('%s: abandoned, mark 0, and an attempt gone', async (_name, overdue, answered) => {
    const course = await makeCourse({ finalTest: { overdue } })
    const { attemptId, learner, now } = await makeAttempt({ course })
    const place = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId, question: { kind: 'single' } } })
    // An empty answer is none.
    if (answered) await answerAll(attemptId, learner.officerId, now)
    else await saveAnswer({ officerId: learner.officerId, attemptId, ordinal: place.ordinal, sequence: 1, key: randomUUID(), response: {}, holder: null, autosave: false, now })
    expect(await finishOverdueAttempts(seconds(minutes(now, 60), 30))).toBeGreaterThan(0)
    const attempt = await ended(attemptId)
    expect([attempt.state, attempt.endedBy, kindsOf(attempt)]).toEqual(['graded', 'abandoned', ['started', 'abandoned']])
    expect([attempt.results[0]?.mark.toNumber(), attempt.results[0]?.passed, attempt.results[0]?.reason]).toEqual([0, false, 'abandoned'])
    expect((await regraded(attemptId)).mark).toBe(0)
    expect((await loadTestStart(learner.officerId, course.code, { now: minutes(now, 62), address: null }))?.round).toMatchObject({ number: 1, next: 2, left: 1 })
    expect(await loadAttemptResult(learner.officerId, attemptId, minutes(now, 62))).toMatchObject({ ok: true, value: { endedBy: 'abandoned', outcome: { mark: 0, passed: false } } })
  })
})

describe('the background job', () => {
  test('one broken attempt never stops the others', async () => {
    const course = await makeCourse()
    const first = await makeAttempt({ course, now: new Date('2026-04-01T01:00:00Z') })
    const second = await makeAttempt({ course, now: new Date('2026-04-01T01:01:00Z') })
    await answerAll(second.attemptId, second.learner.officerId, second.now)
    // A kind of question that this version of the program does not know.
    const broken = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId: first.attemptId, questionId: { notIn: (await db().attemptQuestion.findMany({ where: { attemptId: second.attemptId } })).map(({ questionId }) => questionId) } } })
    await withoutTrigger('question', () => db().question.update({ where: { id: broken.questionId }, data: { kind: 'unknown_kind' } }))
    await finishOverdueAttempts(new Date('2026-04-01T05:00:00Z'))
    expect((await ended(first.attemptId)).state).toBe('in_progress')
    expect(await ended(second.attemptId)).toMatchObject({ state: 'graded', endedBy: 'overdue' })
    expect(await db().certificate.count({ where: { attemptId: second.attemptId } })).toBe(1)
    expect(await finishOverdueAttempts(new Date('2026-04-01T05:01:00Z'))).toBe(0)
    await withoutTrigger('question', () => db().question.update({ where: { id: broken.questionId }, data: { kind: 'single' } }))
  })

  test('leaves attempts alone until the grace is over', async () => {
    const { attemptId, now } = await makeAttempt({ now: new Date('2027-01-04T01:00:00Z') })
    await finishOverdueAttempts(seconds(minutes(now, 60), 10))
    expect((await ended(attemptId)).state).toBe('in_progress')
    await finishOverdueAttempts(seconds(minutes(now, 60), 11))
    expect((await ended(attemptId)).state).toBe('graded')
  })

  test('killed in the middle leaves nothing half done, and a second run finishes the rest', { timeout: 120_000 }, async () => {
    const course = await makeCourse()
    const at = new Date('2028-01-03T01:00:00Z')
    const made = await Promise.all(Array.from({ length: 40 }, async (_, n) => {
      const one = await makeAttempt({ course, now: seconds(at, n) })
      await answerAll(one.attemptId, one.learner.officerId, one.now)
      return one
    }))
    const ids = made.map(({ attemptId }) => attemptId)
    const counts = async () => ({
      graded: await db().attempt.count({ where: { id: { in: ids }, state: 'graded' } }),
      results: await db().attemptResult.count({ where: { attemptId: { in: ids } } }),
      lines: await db().attemptEvent.count({ where: { attemptId: { in: ids }, kind: 'overdue' } }),
      certificates: await db().certificate.count({ where: { attemptId: { in: ids } } }),
      completed: await db().enrolment.count({ where: { id: { in: made.map(({ learner }) => learner.enrolmentId) }, completedAt: { not: null } } }),
      audited: await db().auditEvent.count({ where: { action: 'attempt.expire', subjectId: { in: ids } } }),
    })
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/server/finish-overdue-child.ts', minutes(at, 120).toISOString()], { cwd: root, env: { ...process.env, EMBEDDED_DATABASE_URL: database.url }, stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    const gone = new Promise((resolve) => child.on('close', resolve))
    while ((await counts()).graded < 5 && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 5))
    child.kill('SIGKILL')
    await gone
    expect(output).not.toContain('ended')
    const half = await counts()
    expect(half.graded).toBeGreaterThanOrEqual(5)
    expect(half.graded).toBeLessThan(40)
    expect(new Set(Object.values(half)).size).toBe(1)
    expect(await finishOverdueAttempts(minutes(at, 121))).toBe(40 - half.graded)
    expect(await counts()).toEqual({ graded: 40, results: 40, lines: 40, certificates: 40, completed: 40, audited: 40 })
    const numbers = await db().certificate.findMany({ where: { attemptId: { in: ids } }, select: { registryNumber: true } })
    expect(new Set(numbers.map(({ registryNumber }) => registryNumber)).size).toBe(40)
  })
})

describe('marking', () => {
  const ESSAY = 'THU-Q108'
  async function withEssay(answered = true) {
    const course = await makeCourse({ finalTest: { fixed: [ESSAY] } })
    await addQuestions(course, ['essay'])
    const made = await makeAttempt({ course })
    await answerAll(made.attemptId, made.learner.officerId, made.now, ({ kind }) => kind === 'essay' && !answered)
    const { ordinal } = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId: made.attemptId, question: { code: ESSAY } } })
    return { ...made, ordinal }
  }
  const actor = { userId: null, name: 'người chấm' }

  test('an answered essay waits: no result, no certificate, and the page says so', async () => {
    const { attemptId, learner, course, now } = await withEssay()
    expect(await submitAttempt({ actor: learner, attemptId, now })).toEqual({ ok: true, value: { state: 'needs_marking', endedBy: 'submitted', passed: false, certificateId: null, already: false } })
    expect(await submitAttempt({ actor: learner, attemptId, now })).toMatchObject({ ok: true, value: { state: 'needs_marking', already: true } })
    expect((await ended(attemptId)).results).toEqual([])
    expect(await loadAttemptResult(learner.officerId, attemptId, now)).toMatchObject({ ok: true, value: { outcome: null, marking: { waiting: 1, of: 6 }, questions: [], certificate: null } })
    expect(await startAttempt({ actor: learner, courseCode: course.code, now })).toEqual({ ok: false, reason: { kind: 'being_marked', attemptId } })
    expect((await loadTestStart(learner.officerId, course.code, { now, address: null }))?.earlier).toMatchObject([{ beingMarked: true, outcome: null }])
  })

  test('an empty essay keeps nobody waiting', async () => {
    const { attemptId, learner, now } = await withEssay(false)
    expect(await submitAttempt({ actor: learner, attemptId, now })).toMatchObject({ ok: true, value: { state: 'graded', passed: true } })
  })

  test('the last mark grades it once, and the mark can be made again', async () => {
    const { attemptId, learner, ordinal, now } = await withEssay()
    await submitAttempt({ actor: learner, attemptId, now })
    const complete = (fractions: ReadonlyMap<number, number>) => db().$transaction((tx) => completeMarking(tx, attemptId, { fractions, actor, now: minutes(now, 90) }))
    expect(await complete(new Map())).toEqual({ ok: false, reason: { kind: 'incomplete', ordinals: [ordinal] } })
    const both = await Promise.all([complete(new Map([[ordinal, 1 / 3]])), complete(new Map([[ordinal, 1 / 3]]))])
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, reason: { kind: 'not_waiting' } })
    const attempt = await ended(attemptId)
    expect([attempt.state, attempt.endedBy, attempt.submittedAt, attempt.results.length, attempt.results[0]?.reason]).toEqual(['graded', 'submitted', now, 1, 'marked'])
    expect(attempt.results[0]?.mark.toNumber()).toBe(5.3333)
    expect(await db().certificate.count({ where: { attemptId } })).toBe(1)
    expect(resultDetail(await regraded(attemptId))).toEqual(attempt.results[0]?.detail)
  })
})

test('re-grading any untouched attempt gives the same mark, place by place', { timeout: 60_000 }, async () => {
  const course = await makeCourse()
  const at = new Date('2026-08-03T02:00:00Z')
  for (let n = 0; n < 24; n++) {
    const { attemptId, learner, now } = await makeAttempt({ course, now: minutes(at, n) })
    const places = await db().attemptQuestion.findMany({ where: { attemptId }, select: { ordinal: true, question: { select: { kind: true } } } })
    for (const [i, { ordinal, question }] of shuffle(`places ${n}`, places).slice(0, n % 7).entries())
      for (let sequence = 1; sequence <= (i % 3) + 1; sequence++) {
        const pick = shuffle(`answer ${n} ${ordinal} ${sequence}`, [rightResponse[question.kind], wrongResponse[question.kind], {}, { choices: ['a', 'b', 'c'] }])[0]
        await saveAnswer({ officerId: learner.officerId, attemptId, ordinal, sequence, key: randomUUID(), response: pick, holder: null, autosave: false, now: n % 5 === 4 && sequence === 3 ? minutes(now, 61) : now })
      }
    if (n % 2 === 0) await submitAttempt({ actor: learner, attemptId, now: minutes(now, 3) })
  }
  await finishOverdueAttempts(minutes(at, 24 * 60))
  const attempts = await db().attempt.findMany({ where: { courseId: course.id }, include: { results: true } })
  expect(attempts).toHaveLength(24)
  expect(new Set(attempts.map(({ endedBy }) => endedBy))).toEqual(new Set(['submitted', 'overdue', 'abandoned']))
  for (const { id, results } of attempts) {
    const again = await regraded(id)
    expect([again.mark, again.maximum, again.passed]).toEqual([results[0]?.mark.toNumber(), results[0]?.maximum.toNumber(), results[0]?.passed])
    expect(resultDetail(again)).toEqual(results[0]?.detail)
  }
})
