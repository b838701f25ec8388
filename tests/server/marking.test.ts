/** Marking essays: blind, two at first, a third where they differ, and the result when the last one agrees. */
import { describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { findEssaysToMark } from '~/server/marking/find-essays-to-mark.server'
import { loadEssay } from '~/server/marking/load-essay.server'
import { markEssay } from '~/server/marking/mark-essay.server'
import { answerAll, makeAttempt, makeLearner } from '../factories/attempt'
import { makeCourse, rightResponse } from '../factories/course'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()
const now = new Date('2026-05-20T03:00:00Z')
const trainer = () => makeUser({ roles: [{ role: 'trainer', unitId: null }] })
const CODE = 'THU-Q019'
rightResponse['essay'] = { text: 'Cháu xin lỗi bác, hồ sơ chậm vì chưa kịp ký. Mời bác thứ ba 18/03 ạ.' }

/** An attempt handed in with everything right and an essay to mark. */
async function handedIn(markers: 1 | 2 = 2) {
  const course = await makeCourse({ finalTest: { fixed: [CODE], markersDiffer: 0.2 } })
  const definition = { id: CODE, kind: 'essay', objective: '1.1a', level: 'N', mustBeRight: false, points: 1, legal: [], stem: 'Viết lời xin lỗi ông Sáu.', hint: '', procedures: [], purpose: 'exam', minWords: 10, maxWords: 80, criteria: [{ id: 'xin-loi', text: 'Có lời xin lỗi', maximum: 2 }, { id: 'ngay', text: 'Có ngày mới', maximum: 2 }], guidance: 'BÍ MẬT gợi ý chấm', markers }
  await db().question.create({ data: { id: newId(), courseVersionId: course.versionId, code: CODE, kind: 'essay', objective: '1.1a', level: 'N', mustBeRight: false, points: 1, definition, contentHash: CODE, reviewState: 'pending' } })
  const learner = await makeLearner(course)
  const { attemptId } = await makeAttempt({ course, learner, now })
  await answerAll(attemptId, learner.officerId, now)
  await submitAttempt({ actor: learner, attemptId, now })
  const { ordinal } = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId, question: { code: CODE } } })
  return { course, learner, attemptId, ordinal }
}
const mark = (by: Actor, { attemptId, ordinal }: { attemptId: string; ordinal: number }, first: number, second: number) => markEssay({ by, attemptId, ordinal, scores: { 'xin-loi': first, ngay: second }, comment: 'Được', now })
const queued = async (by: Actor, attemptId: string) => {
  const found = await findEssaysToMark(by)
  return found.ok && found.value.essays.some((essay) => essay.attemptId === attemptId)
}

describe('marking', () => {
  test('waits for two who agree, then grades, certifies and leaves the queue', async () => {
    const essay = await handedIn()
    const [one, two] = [await trainer(), await trainer()]
    expect((await db().attempt.findUniqueOrThrow({ where: { id: essay.attemptId } })).state).toBe('needs_marking')
    expect(await db().attemptResult.count({ where: { attemptId: essay.attemptId } })).toBe(0)
    expect(await mark(one, essay, 2, 2)).toEqual({ ok: true, value: { agreed: false, third: false, graded: false } })
    expect([await queued(one, essay.attemptId), await queued(two, essay.attemptId)]).toEqual([false, true])
    expect(await mark(two, essay, 2, 1.5)).toEqual({ ok: true, value: { agreed: true, third: false, graded: true } })
    const result = await db().attemptResult.findFirstOrThrow({ where: { attemptId: essay.attemptId } })
    expect([result.mark.toNumber(), result.maximum.toNumber(), result.passed]).toEqual([5.9375, 6, true])
    expect(await db().certificate.count({ where: { attemptId: essay.attemptId } })).toBe(1)
    expect(await queued(two, essay.attemptId)).toBe(false)
  })

  test('asks a third when two differ, and takes no fourth', async () => {
    const essay = await handedIn()
    const [one, two, three, four] = [await trainer(), await trainer(), await trainer(), await trainer()]
    await mark(one, essay, 2, 2)
    expect(await mark(two, essay, 1, 0)).toEqual({ ok: true, value: { agreed: false, third: true, graded: false } })
    expect(await mark(three, essay, 2, 1.5)).toEqual({ ok: true, value: { agreed: true, third: false, graded: true } })
    expect(await mark(four, essay, 0, 0)).toEqual({ ok: false, reason: 'done' })
  })

  test('is blind: neither name nor unit, nor what others gave', async () => {
    const essay = await handedIn()
    const [one, two] = [await trainer(), await trainer()]
    await mark(one, essay, 0.5, 1.75)
    const { fullName, staffCode } = await db().officer.findUniqueOrThrow({ where: { id: essay.learner.officerId } })
    const seen = JSON.stringify([await loadEssay(two, essay.attemptId, essay.ordinal), await findEssaysToMark(two)])
    expect(seen).toContain('xin lỗi bác')
    for (const hidden of [fullName, staffCode, essay.learner.officerId, '1.75']) expect(seen).not.toContain(hidden)
  })

  test('refuses one’s own essay, a second marking, wrong scores and officers', async () => {
    const essay = await handedIn()
    const one = await trainer()
    const self = { ...essay.learner, roles: [{ role: 'trainer' as const, unitId: null }] }
    expect(await mark(self, essay, 2, 2)).toEqual({ ok: false, reason: 'own' })
    expect(await mark(essay.learner, essay, 2, 2)).toEqual({ ok: false, reason: 'role' })
    expect(await mark(one, essay, 2.5, 0)).toEqual({ ok: false, reason: 'scores' })
    await mark(one, essay, 2, 2)
    expect(await mark(one, essay, 0, 0)).toEqual({ ok: false, reason: 'marked_by_you' })
    expect(await loadEssay(one, essay.attemptId, essay.ordinal)).toEqual({ ok: false, reason: 'marked_by_you' })
  })

  test('grades once when two finish at the same moment, and with one marker where one is asked for', async () => {
    const essay = await handedIn()
    const [one, two] = [await trainer(), await trainer()]
    const both = await Promise.all([mark(one, essay, 2, 2), mark(two, essay, 2, 2)])
    expect(both.filter((done) => done.ok && done.value.graded)).toHaveLength(1)
    expect(await db().attemptResult.count({ where: { attemptId: essay.attemptId } })).toBe(1)
    const alone = await handedIn(1)
    expect(await mark(one, alone, 2, 2)).toEqual({ ok: true, value: { agreed: true, third: false, graded: true } })
  })
})
