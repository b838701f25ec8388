/** How a final test is held, set on the site: it reaches who enrolled before, leaves attempts under way alone, and can be taken back. */
import { describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { arrangementOf, type TestArrangement } from '~/domain/course/test-arrangement'
import { readCourseDefinition } from '~/domain/course/course-definition'
import { loadAttemptResult } from '~/server/attempt/load-attempt-result.server'
import { loadTestStart } from '~/server/attempt/load-test-start.server'
import { startAttempt } from '~/server/attempt/start-attempt.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { arrangeTest } from '~/server/course/arrange-test.server'
import { loadCourse } from '~/server/course/load-course.server'
import { loadTestArrangement } from '~/server/course/load-test-arrangement.server'
import { db } from '~/server/db.server'
import { answerAll, makeAttempt, makeLearner } from '../factories/attempt'
import { makeCourse } from '../factories/course'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()
const noon = new Date('2026-05-20T03:00:00Z')
const minutes = (n: number) => new Date(noon.getTime() + n * 60_000)

async function held() {
  const course = await makeCourse()
  const learner = await makeLearner(course)
  const trainer: Actor = await makeUser({ roles: [{ role: 'trainer', unitId: null }] })
  const { definition } = await db().courseVersion.findUniqueOrThrow({ where: { id: course.versionId } })
  const plain = arrangementOf(readCourseDefinition(definition).finalTest)
  const arrange = (change: Partial<TestArrangement> | null, by = trainer) => arrangeTest({ by, courseCode: course.code, arrangement: change && { ...plain, ...change }, now: noon })
  const start = async (now = noon) => {
    const started = await startAttempt({ actor: learner, courseCode: course.code, now, address: '10.1.2.3' })
    return started.ok ? db().attempt.findUniqueOrThrow({ where: { id: started.value.attemptId } }) : started.reason
  }
  return { course, learner, trainer, plain, arrange, start }
}

describe('an arrangement', () => {
  test('holds for who is enrolled already: hours, length, addresses, class sessions', async () => {
    const { course, learner, arrange, start } = await held()
    await arrange({ opensAt: '2026-05-20T10:30' })
    expect(await start()).toEqual({ kind: 'not_open_yet', from: minutes(30).toISOString() })
    await arrange({ closesAt: '2026-05-20T09:00' })
    expect(await start()).toMatchObject({ kind: 'closed' })
    await arrange({ addresses: ['192.168.0.0/16'] })
    expect(await start()).toEqual({ kind: 'address_not_allowed' })
    await arrange({ access: 'class_session' })
    expect(await start()).toEqual({ kind: 'no_class_session', next: null })
    await arrange({ minutes: 17, attempts: 3 })
    expect(await loadTestStart(learner.officerId, course.code, { now: noon, address: null })).toMatchObject({ rules: { minutes: 17, attempts: 3 }, refusal: null })
    expect(await loadCourse({ actor: learner, courseCode: course.code, now: noon })).toMatchObject({ ok: true, value: { test: { minutes: 17, attempts: 3 } } })
    expect(await start()).toMatchObject({ roundLimit: 3, dueAt: minutes(17) })
  })

  test('leaves an attempt under way its time, and gives the third attempt that it allows', async () => {
    const { course, learner, plain, arrange, start } = await held()
    const { attemptId } = await makeAttempt({ course, learner, now: noon })
    await arrange({ minutes: 5, attempts: 3, waitDays: 1, closesAt: '2026-05-20T10:01' })
    expect((await db().attempt.findUniqueOrThrow({ where: { id: attemptId } })).dueAt).toEqual(minutes(plain.minutes))
    await arrange({ attempts: 3 })
    for (const at of [1, 3]) {
      const open = await start(minutes(at))
      await submitAttempt({ actor: learner, attemptId: (open as { id: string }).id, now: minutes(at + 1) })
    }
    expect(await start(minutes(6))).toMatchObject({ roundNumber: 1, roundAttempt: 3, roundLimit: 3 })
  })

  test('decides what finished attempts show, and can be taken back', async () => {
    const { course, learner, trainer, arrange } = await held()
    const { attemptId } = await makeAttempt({ course, learner, now: noon })
    await answerAll(attemptId, learner.officerId, noon, () => true)
    await submitAttempt({ actor: learner, attemptId, now: minutes(1) })
    const shown = async () => {
      const result = await loadAttemptResult(learner.officerId, attemptId, minutes(2))
      return result.ok && result.value.shown
    }
    expect(await shown()).toBe('own')
    await arrange({ shown: { first: 'marks', finally: 'marks', when: 'ended' } })
    expect(await shown()).toBe('marks')
    expect(await loadTestArrangement(trainer, course.code, noon)).toMatchObject({ ok: true, value: { set: true, arrangement: { shown: { first: 'marks' } }, open: 0 } })
    await arrange(null)
    expect(await shown()).toBe('own')
    expect(await loadTestArrangement(trainer, course.code, noon)).toMatchObject({ ok: true, value: { set: false } })
    const trail = await db().auditEvent.findMany({ where: { action: 'course.arrange_test', subjectId: (await db().course.findUniqueOrThrow({ where: { code: course.code } })).id } })
    expect(trail).toHaveLength(2)
  })

  test('is the trainer’s, and of a course that is there', async () => {
    const { course, learner, trainer, plain, arrange } = await held()
    expect(await arrange({}, learner)).toEqual({ ok: false, reason: 'role' })
    expect(await loadTestArrangement(learner, course.code, noon)).toEqual({ ok: false, reason: 'role' })
    expect(await arrangeTest({ by: trainer, courseCode: 'KH999', arrangement: plain, now: noon })).toEqual({ ok: false, reason: 'courseUnknown' })
    expect(await loadTestArrangement(trainer, 'KH999', noon)).toEqual({ ok: false, reason: 'courseUnknown' })
    await expect(db().$executeRaw`UPDATE course SET test_arrangement = '[]' WHERE code = ${course.code}`).rejects.toThrow(/course_test_arrangement/)
  })
})
