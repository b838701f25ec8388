import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { AttemptSet } from '~/domain/assessment-statistics/attempt-set'
import type { Actor } from '~/domain/access/role'
import { db, pool } from '~/server/db.server'
import { finishOverdueAttempts } from '~/server/attempt/finish-overdue-attempts.server'
import { saveAnswer } from '~/server/attempt/save-answer.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { loadQuestionStatistics } from '~/server/statistics/load-question-statistics.server'
import { loadSetStatistics } from '~/server/statistics/load-set-statistics.server'
import { loadTestStatistics } from '~/server/statistics/load-test-statistics.server'
import { answerAll, makeAttempt } from '../factories/attempt'
import { makeCourse, rightResponse, type MadeCourse, wrongResponse } from '../factories/course'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()

const ALL: AttemptSet = { version: null, from: null, to: null, taken: 'all' }
const order = { sort: 'code', direction: 'asc' } as const
const trainer = () => makeUser({ roles: [{ role: 'trainer', unitId: null }] })
const minutes = (from: Date, n: number) => new Date(from.getTime() + n * 60_000)

/** An attempt handed in with everything right but what `wrong` names. */
async function taken(course: MadeCourse, options: { wrong?: (place: { mustBeRight: boolean; kind: string }) => boolean; now?: Date; learner?: Awaited<ReturnType<typeof makeAttempt>>['learner'] } = {}) {
  const made = await makeAttempt({ course, ...(options.now ? { now: options.now } : {}), ...(options.learner ? { learner: options.learner } : {}) })
  await answerAll(made.attemptId, made.learner.officerId, minutes(made.now, 5), options.wrong)
  await submitAttempt({ actor: made.learner, attemptId: made.attemptId, now: minutes(made.now, 10) })
  return made
}

async function statistics(by: Actor, course: MadeCourse, set: Partial<AttemptSet> = {}) {
  const found = await loadTestStatistics({ by, code: course.code, set: { ...ALL, ...set }, ...order })
  if (!found.ok) throw new Error(found.reason)
  return found.value
}

describe('the chosen attempts', () => {
  test('are those of the course that were graded, by day, by first attempt, by pass', async () => {
    const by = await trainer()
    const course = await makeCourse()
    await taken(await makeCourse())
    const first = await taken(course, { wrong: () => true, now: new Date('2026-05-20T03:00:00Z') })
    await taken(course, { learner: first.learner, now: new Date('2026-05-21T03:00:00Z') })
    await taken(course, { wrong: ({ kind }) => kind === 'multiple', now: new Date('2026-05-22T17:30:00Z') }) // 23/5 in Hanoi
    await makeAttempt({ course }) // under way
    expect((await statistics(by, course)).attempts).toBe(3)
    expect((await statistics(by, course, { taken: 'first' })).attempts).toBe(2)
    expect(await statistics(by, course, { taken: 'passed' })).toMatchObject({ attempts: 1, passed: 1 })
    expect((await statistics(by, course, { from: '2026-05-21', to: '2026-05-22' })).attempts).toBe(1)
    expect((await statistics(by, course, { from: '2026-05-23' })).attempts).toBe(1)
    expect((await statistics(by, course, { version: 1 })).attempts).toBe(3)
    expect((await statistics(by, course, { version: 2 })).attempts).toBe(0)
  })

  test('are not those that were abandoned', async () => {
    const course = await makeCourse()
    const { now } = await makeAttempt({ course, now: new Date('2026-02-02T03:00:00Z') })
    await finishOverdueAttempts(minutes(now, 120))
    expect((await statistics(await trainer(), course)).attempts).toBe(0)
  })

  test('of none there is no figure, and no fault', async () => {
    const view = await statistics(await trainer(), await makeCourse())
    expect(view).toMatchObject({ attempts: 0, questions: [], repair: [], test: { mean: { value: null }, consistency: { value: null, why: 'too_few' } } })
  })
})

describe('the figures', () => {
  test('are of the attempts that drew the question, and of the answer that counted', async () => {
    const course = await makeCourse()
    const made = await Promise.all(Array.from({ length: 5 }, async (_, n) => {
      const one = await makeAttempt({ course, now: minutes(new Date('2026-05-20T03:00:00Z'), n) })
      await answerAll(one.attemptId, one.learner.officerId, minutes(one.now, 1), ({ mustBeRight }) => mustBeRight && n < 2)
      return one
    }))
    const [first] = made
    if (!first) throw new Error('none made')
    const star = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId: first.attemptId, question: { mustBeRight: true } } })
    // A second answer counts; one that comes late does not.
    const save = (sequence: number, response: unknown, now: Date) => saveAnswer({ officerId: first.learner.officerId, attemptId: first.attemptId, ordinal: star.ordinal, sequence, key: randomUUID(), response, holder: null, autosave: false, now })
    await save(2, { choice: 'c' }, minutes(first.now, 3))
    await save(3, rightResponse.single, minutes(first.now, 70))
    for (const one of made) await submitAttempt({ actor: one.learner, attemptId: one.attemptId, now: minutes(one.now, 10) })
    const { questions, test: whole } = await loadSetStatistics(course.id, ALL)
    expect(whole).toMatchObject({ attempts: 5, maximum: 6 })
    expect(whole.mean.value).toBeCloseTo((5 + 5 + 6 + 6 + 6) / 5)
    const drawn = questions.reduce((sum, { attempts }) => sum + attempts, 0)
    expect(drawn).toBe(5 * 6)
    const stars = questions.filter(({ item }) => item.mustBeRight)
    const counted = (id: string) => stars.reduce((sum, { answers }) => sum + (answers.frequencies.categories.find((one) => one.id === id)?.counts.all ?? 0), 0)
    expect([counted('a'), counted('b'), counted('c')]).toEqual([1, 3, 1])
    const own = stars.find(({ item }) => item.questionIds.includes(star.questionId))
    expect(own?.answers.frequencies.categories.find(({ id }) => id === 'c')).toMatchObject({ right: false, counts: { all: 1 } })
    for (const { answers, attempts } of questions) expect(answers.frequencies.attempts.all).toBe(attempts)
  })

  test('count what was left open, and answers in words', async () => {
    const course = await makeCourse()
    for (let n = 0; n < 3; n++) {
      const { attemptId, learner, now } = await makeAttempt({ course })
      const place = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId, question: { kind: 'due_date' } } })
      if (n > 0) await saveAnswer({ officerId: learner.officerId, attemptId, ordinal: place.ordinal, sequence: 1, key: randomUUID(), response: n === 1 ? rightResponse.due_date : wrongResponse.due_date, holder: null, autosave: false, now: minutes(now, 2) })
      await submitAttempt({ actor: learner, attemptId, now: minutes(now, 3) })
    }
    const { questions } = await loadSetStatistics(course.id, ALL)
    const dates = questions.filter(({ item }) => item.kind === 'due_date')
    expect(dates.every(({ answers }) => answers.form === 'words')).toBe(true)
    const categories = dates.flatMap(({ answers }) => answers.frequencies.categories)
    expect(categories.map(({ right, counts }) => [right, counts.all]).sort()).toEqual([[false, 1], [true, 1]])
    expect(dates.reduce((sum, { answers }) => sum + answers.frequencies.unanswered.all, 0)).toBe(1)
    // Two minutes from the start to the only save.
    expect(dates.flatMap(({ seconds }) => (seconds.value === null ? [] : [seconds.value]))).toContain(120)
  })

  test('are those of the first grading: a re-grade hides no fault', async () => {
    const course = await makeCourse()
    const { attemptId } = await taken(course, { wrong: ({ mustBeRight }) => mustBeRight })
    await pool().query(`WITH r AS (INSERT INTO regrade (id, course_id, at, actor_name, reason, decision) VALUES (gen_random_uuid(), $2, now(), 'thử', 'thử', '{}') RETURNING id)
      INSERT INTO attempt_result (id, attempt_id, number, graded_at, mark, maximum, passed, detail, reason, regrade_id) SELECT gen_random_uuid(), $1, 2, now(), 6, 6, true, '{"perPlace": []}', 'regraded', id FROM r`, [attemptId, course.id])
    const view = await loadSetStatistics(course.id, { ...ALL, taken: 'passed' })
    expect([view.attempts, view.passed, view.test.mean.value]).toEqual([1, 1, 5])
  })
})

describe('versions', () => {
  test('the same content counts together, another content apart', async () => {
    const by = await trainer()
    const course = await makeCourse()
    await taken(course)
    const [old, second] = [await db().courseVersion.findUniqueOrThrow({ where: { id: course.versionId }, include: { questions: true } }), randomUUID()]
    const { questions, id: _, isCurrent: __, ...rest } = old
    await db().courseVersion.update({ where: { id: old.id }, data: { isCurrent: false } })
    await db().courseVersion.create({ data: { ...rest, id: second, number: 2, contentHash: `${old.contentHash} 2`, definition: rest.definition as object, questions: { create: questions.map(({ courseVersionId: ___, ...question }) => ({ ...question, id: randomUUID(), definition: question.definition as object, contentHash: question.kind === 'due_date' ? `${question.contentHash} 2` : question.contentHash })) } } })
    await db().lesson.createMany({ data: (await db().lesson.findMany({ where: { courseVersionId: old.id } })).map((lesson) => ({ ...lesson, id: randomUUID(), courseVersionId: second, definition: {}, sections: [] })) })
    const lessonIds = (await db().lesson.findMany({ where: { courseVersionId: second } })).map(({ id }) => id)
    await taken({ ...course, versionId: second, lessonIds })
    const view = await statistics(by, course)
    expect(view.attempts).toBe(2)
    const codes = view.questions.map(({ code, version }) => `${code} ${version}`)
    expect(new Set(codes).size).toBe(codes.length)
    expect(view.questions.filter(({ kind }) => kind === 'due_date').map(({ version }) => version).sort()).toEqual([1, 2])
    expect(view.questions.filter(({ kind }) => kind !== 'due_date').every(({ version }) => version === 2)).toBe(true)
    const shown = view.questions.find(({ kind, version }) => kind === 'due_date' && version === 1)
    const one = await loadQuestionStatistics({ by, code: course.code, questionId: shown?.id ?? '', set: ALL })
    expect(one).toMatchObject({ ok: true, value: { version: 1, isCurrent: false, figures: { attempts: 1 }, others: [{ version: 2 }] } })
  })
})

test('only trainers may look, and only at what there is', async () => {
  const course = await makeCourse()
  const officer = await makeUser()
  const [question] = await db().question.findMany({ where: { courseVersionId: course.versionId }, take: 1 })
  const asked = { code: course.code, set: ALL }
  expect(await loadTestStatistics({ by: officer, ...asked, ...order })).toEqual({ ok: false, reason: 'role' })
  expect(await loadQuestionStatistics({ by: officer, ...asked, questionId: question?.id ?? '' })).toEqual({ ok: false, reason: 'role' })
  const by = await trainer()
  expect(await loadTestStatistics({ by, ...asked, code: 'KHONG-CO', ...order })).toEqual({ ok: false, reason: 'courseUnknown' })
  for (const questionId of ['x', randomUUID()]) expect(await loadQuestionStatistics({ by, ...asked, questionId })).toEqual({ ok: false, reason: 'questionUnknown' })
  expect(await loadQuestionStatistics({ by, ...asked, code: (await makeCourse()).code, questionId: question?.id ?? '' })).toEqual({ ok: false, reason: 'questionUnknown' })
  expect(await loadQuestionStatistics({ by, ...asked, questionId: question?.id ?? '' })).toMatchObject({ ok: true, value: { figures: null, attempts: 0 } })
})
