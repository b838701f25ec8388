import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import type { AskedQuestion } from '~/domain/attempt/regrade-decision'
import { gradeAttempt } from '~/domain/attempt/grade-attempt'
import { db } from '~/server/db.server'
import { finishOverdueAttempts } from '~/server/attempt/finish-overdue-attempts.server'
import { loadAttemptResult } from '~/server/attempt/load-attempt-result.server'
import { loadGradable } from '~/server/attempt/load-gradable.server'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { findCertificatesToReview } from '~/server/certificate/find-certificates-to-review.server'
import { loadRevocation } from '~/server/certificate/load-revocation.server'
import { revokeCertificate } from '~/server/certificate/revoke-certificate.server'
import { carryOutRegrade } from '~/server/regrade/carry-out-regrade.server'
import { findRegrades } from '~/server/regrade/find-regrades.server'
import { computeRegrade } from '~/server/regrade/compute-regrade.server'
import { loadRegrade } from '~/server/regrade/load-regrade.server'
import { loadRegradeForm } from '~/server/regrade/load-regrade-form.server'
import { previewRegrade } from '~/server/regrade/preview-regrade.server'
import { answerAll, makeAttempt } from '../factories/attempt'
import { makeCourse, type MadeCourse } from '../factories/course'
import { makePosting } from '../factories/posting'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()

const minutes = (from: Date, n: number) => new Date(from.getTime() + n * 60_000)
const LATER = new Date('2026-06-20T03:00:00Z')
const trainer = () => makeUser({ roles: [{ role: 'trainer', unitId: null }] })

type Wrong = (place: { ordinal: number; mustBeRight: boolean; kind: string }) => boolean
async function taken(course: MadeCourse, wrong?: Wrong, now = new Date('2026-05-20T03:00:00Z')) {
  const made = await makeAttempt({ course, now })
  await answerAll(made.attemptId, made.learner.officerId, minutes(now, 5), wrong)
  await submitAttempt({ actor: made.learner, attemptId: made.attemptId, now: minutes(now, 10) })
  return made
}
const star = (attemptId: string) => db().attemptQuestion.findFirstOrThrow({ where: { attemptId, question: { mustBeRight: true } }, include: { question: true } })
const results = (attemptId: string) => db().attemptResult.findMany({ where: { attemptId }, orderBy: { number: 'asc' } })
const certificates = (attemptId: string) => db().certificate.count({ where: { attemptId } })
const asks = (questionId: string, treatment: AskedQuestion['treatment'], keyId: string | null = null): AskedQuestion[] => [{ questionId, treatment, keyId }]

async function preview(by: Actor, course: MadeCourse, asked: readonly AskedQuestion[]) {
  const found = await previewRegrade({ by, code: course.code, asked })
  if (!found.ok) throw new Error(found.reason)
  return found.value
}
async function carryOut(by: Actor, course: MadeCourse, asked: readonly AskedQuestion[], now = LATER) {
  const { digest } = await preview(by, course, asked)
  return carryOutRegrade({ by, code: course.code, asked, reason: 'Đáp án sai', digest, now })
}

/** A second version of the course whose ★ question has another key: c instead of b. */
async function newerKey(course: MadeCourse, questionId: string, change: (definition: { options: { id: string; correct: boolean }[] }) => object = (definition) => ({ ...definition, options: definition.options.map((option) => ({ ...option, correct: option.id === 'c' })) })) {
  const old = await db().courseVersion.findUniqueOrThrow({ where: { id: course.versionId } })
  const question = await db().question.findUniqueOrThrow({ where: { id: questionId } })
  const [version, id] = [randomUUID(), randomUUID()]
  const { isCurrent: _, ...rest } = old
  await db().courseVersion.create({ data: { ...rest, id: version, number: 2, contentHash: `${old.contentHash} 2`, isCurrent: false, definition: rest.definition as object } })
  await db().question.create({ data: { ...question, id, courseVersionId: version, contentHash: `${question.contentHash} 2`, definition: change(question.definition as { options: { id: string; correct: boolean }[] }) } })
  return id
}

describe('an untouched attempt', () => {
  test('keeps its mark, whatever it was', async () => {
    const course = await makeCourse()
    for (let n = 0; n < 8; n++) await taken(course, ({ ordinal }) => ((n * 7) >> ((ordinal - 1) % 4)) % 2 === 1)
    const open = await makeAttempt({ course, now: new Date('2026-02-02T03:00:00Z') })
    await finishOverdueAttempts(minutes(open.now, 120)) // abandoned
    const attempts = await db().attempt.findMany({ where: { courseId: course.id }, include: { results: true } })
    expect(attempts).toHaveLength(9)
    for (const { id, results: [result] } of attempts) {
      const { places, steps, marked, definition } = await loadGradable(db(), id)
      const again = gradeAttempt(places, steps, definition.finalTest.passPercent, marked)
      expect([again.mark, again.maximum, again.passed]).toEqual([result?.mark.toNumber(), result?.maximum.toNumber(), result?.passed])
    }
    const all = await db().question.findMany({ where: { courseVersionId: course.versionId } })
    const computed = await computeRegrade(db(), course.id, all.map(({ id, code }) => ({ code, questionIds: [id], treatment: 'own_key', keyId: null })))
    expect(computed).toMatchObject({ attempts: 9, changes: [] })
  })
})

describe('a decision', () => {
  test('everyone right: who failed by that question passes, with one certificate; the old result stays', async () => {
    const by = await trainer()
    const course = await makeCourse()
    const failed = await taken(course, ({ mustBeRight }) => mustBeRight)
    const passed = await taken(course)
    const { questionId } = await star(failed.attemptId)
    const asked = asks(questionId, 'everyone_right')
    const dry = await preview(by, course, asked)
    expect(dry).toMatchObject({ changed: 1, counts: { passes: 1, fails: 0, up: 0, down: 0 } })
    expect(dry.rows[0]).toMatchObject({ id: failed.attemptId, change: 'passes', old: { mark: 5, passed: false }, fresh: { mark: 6, passed: true }, certificate: null })
    expect([await certificates(failed.attemptId), (await results(failed.attemptId)).length]).toEqual([0, 1])
    expect(await carryOut(by, course, asked)).toMatchObject({ ok: true, value: { changed: 1, certificates: 1 } })
    expect((await results(failed.attemptId)).map(({ number, mark, passed: pass, regradeId }) => [number, mark.toNumber(), pass, regradeId !== null])).toEqual([[1, 5, false, false], [2, 6, true, true]])
    expect([await certificates(failed.attemptId), await certificates(passed.attemptId), (await results(passed.attemptId)).length]).toEqual([1, 1, 1])
    expect(await db().evidence.count({ where: { attemptId: failed.attemptId } })).toBe(3)
    expect((await db().enrolment.findUniqueOrThrow({ where: { id: failed.learner.enrolmentId } })).completedAt).toEqual(LATER)
    expect(await db().auditEvent.count({ where: { action: 'attempt.regrade', actorId: by.userId } })).toBe(1)
    const shown = await loadAttemptResult(failed.learner.officerId, failed.attemptId, LATER)
    expect(shown).toMatchObject({ ok: true, value: { outcome: { mark: 6, passed: true, regraded: { reason: 'Đáp án sai', old: { mark: 5, maximum: 6, passed: false } } } } })
  })

  test('a newer key: answers of the old version read by it; who would fail keeps the certificate', async () => {
    const by = await trainer()
    const course = await makeCourse()
    const { attemptId, learner } = await taken(course)
    const { questionId, ordinal } = await star(attemptId)
    const keyId = await newerKey(course, questionId)
    const dry = await preview(by, course, asks(questionId, 'newer_key', keyId))
    expect(dry.counts).toEqual({ passes: 0, fails: 1, up: 0, down: 0 })
    expect(dry.rows[0]?.certificate).toMatchObject({ revoked: false })
    const done = await carryOut(by, course, asks(questionId, 'newer_key', keyId))
    if (!done.ok) throw new Error(done.reason)
    expect(done.value.certificates).toBe(0)
    expect(await certificates(attemptId)).toBe(1)
    expect(await db().certificateRevocation.count()).toBe(0)
    expect(await db().evidence.count({ where: { attemptId, supersededAt: null } })).toBe(3)
    const [, second] = await results(attemptId)
    expect((second?.detail as { perPlace: { ordinal: number; keyId?: string }[] }).perPlace.find((place) => place.ordinal === ordinal)?.keyId).toBe(keyId)
    const view = await loadRegrade({ by, code: course.code, id: done.value.regradeId, page: 1 })
    expect(view).toMatchObject({ ok: true, value: { changed: 1, reason: 'Đáp án sai', rows: [{ attemptId, change: 'fails', old: { mark: 6 }, fresh: { mark: 5 }, certificate: { state: 'affected' } }] } })
    const shown = await loadAttemptResult(learner.officerId, attemptId, LATER)
    const place = shown.ok ? shown.value.questions.find((question) => question.ordinal === ordinal) : undefined
    expect(place).toMatchObject({ regraded: 'newer_key', review: { right: false } })
  })

  test('left out: mark and maximum without the question', async () => {
    const by = await trainer()
    const course = await makeCourse()
    const { attemptId } = await taken(course, ({ mustBeRight }) => mustBeRight)
    const { questionId } = await star(attemptId)
    expect(await carryOut(by, course, asks(questionId, 'left_out'))).toMatchObject({ ok: true, value: { certificates: 1 } })
    const [, second] = await results(attemptId)
    expect([second?.mark.toNumber(), second?.maximum.toNumber(), second?.passed]).toEqual([5, 5, true])
  })

  test('the same twice changes nothing, and a later one keeps the earlier', async () => {
    const by = await trainer()
    const course = await makeCourse()
    const { attemptId } = await taken(course, ({ mustBeRight, kind }) => mustBeRight || kind === 'due_date')
    const { questionId } = await star(attemptId)
    const other = await db().attemptQuestion.findFirstOrThrow({ where: { attemptId, question: { kind: 'due_date' } } })
    expect(await carryOut(by, course, asks(questionId, 'left_out'))).toMatchObject({ ok: true })
    expect(await carryOut(by, course, asks(questionId, 'left_out'), minutes(LATER, 5))).toEqual({ ok: false, reason: 'nothing_changes' })
    expect(await carryOut(by, course, asks(other.questionId, 'everyone_right'), minutes(LATER, 10))).toMatchObject({ ok: true })
    expect((await results(attemptId)).map(({ mark, maximum }) => [mark.toNumber(), maximum.toNumber()])).toEqual([[4, 6], [4, 5], [5, 5]])
    expect(await carryOut(by, course, asks(questionId, 'own_key'), minutes(LATER, 15))).toMatchObject({ ok: true, value: { changed: 1 } })
    expect((await results(attemptId)).at(-1)).toMatchObject({ number: 4, passed: false })
    expect(await findRegrades(by, course.code)).toMatchObject({ ok: true, value: { rows: [{ counts: { fails: 1 } }, { counts: { up: 1 } }, { counts: { passes: 1 } }] } })
    expect(await certificates(attemptId)).toBe(1)
  })

  test('gives nobody a second certificate for what a later attempt has earned', async () => {
    const by = await trainer()
    const course = await makeCourse()
    const first = await taken(course, ({ mustBeRight }) => mustBeRight)
    const second = await makeAttempt({ course, learner: first.learner, now: new Date('2026-05-21T03:00:00Z') })
    await answerAll(second.attemptId, first.learner.officerId, second.now)
    await submitAttempt({ actor: first.learner, attemptId: second.attemptId, now: minutes(second.now, 9) })
    const { questionId } = await star(first.attemptId)
    expect(await carryOut(by, course, asks(questionId, 'everyone_right'))).toMatchObject({ ok: true, value: { certificates: 0 } })
    expect(await db().certificate.count({ where: { officerId: first.learner.officerId } })).toBe(1)
  })

  test('two at once: one is carried out', async () => {
    const by = await trainer()
    const course = await makeCourse()
    const { attemptId } = await taken(course, ({ mustBeRight }) => mustBeRight)
    const { questionId } = await star(attemptId)
    const asked = asks(questionId, 'everyone_right')
    const { digest } = await preview(by, course, asked)
    const both = await Promise.all([1, 2, 3].map(() => carryOutRegrade({ by, code: course.code, asked, reason: 'Đáp án sai', digest, now: LATER })))
    expect(both.map((one) => (one.ok ? 'done' : one.reason)).sort()).toEqual(['done', 'nothing_changes', 'nothing_changes'])
    expect([(await results(attemptId)).length, await certificates(attemptId)]).toEqual([2, 1])
  })

  test('while others hand in: neither waits for ever, nothing is lost', async () => {
    const by = await trainer()
    const course = await makeCourse()
    const old = await Promise.all(Array.from({ length: 4 }, () => taken(course, ({ mustBeRight }) => mustBeRight)))
    const open = await Promise.all(Array.from({ length: 4 }, async () => {
      const made = await makeAttempt({ course, now: LATER })
      await answerAll(made.attemptId, made.learner.officerId, LATER)
      return made
    }))
    const asked = await Promise.all(old.map(async ({ attemptId }) => (await star(attemptId)).questionId)).then((ids) => [...new Set(ids)].flatMap((id) => asks(id, 'everyone_right')))
    const { digest } = await preview(by, course, asked)
    const [regraded, ...submitted] = await Promise.all([carryOutRegrade({ by, code: course.code, asked, reason: 'Đáp án sai', digest, now: minutes(LATER, 10) }), ...open.map(({ learner, attemptId }) => submitAttempt({ actor: learner, attemptId, now: minutes(LATER, 10) }))])
    expect(regraded.ok || regraded.reason).toBe(true)
    expect(submitted.every(({ ok }) => ok)).toBe(true)
    for (const { attemptId } of [...old, ...open]) expect(await certificates(attemptId)).toBe(1)
    const numbers = (await db().certificate.findMany({ select: { registryNumber: true, registryBook: true } })).filter(({ registryBook }) => registryBook === '2026').map(({ registryNumber }) => registryNumber).sort((a, b) => a - b)
    expect(numbers).toEqual(numbers.map((_, index) => index + 1))
  })

  test('is refused when it is not what was shown, has no reason, or does not fit', async () => {
    const by = await trainer()
    const course = await makeCourse()
    const { attemptId, learner } = await taken(course, ({ mustBeRight }) => mustBeRight)
    const { questionId } = await star(attemptId)
    const asked = asks(questionId, 'left_out')
    const { digest } = await preview(by, course, asked)
    const act = { by, code: course.code, asked, reason: 'Đáp án sai', digest, now: LATER }
    expect(await carryOutRegrade({ ...act, reason: '  ' })).toEqual({ ok: false, reason: 'reason_missing' })
    expect(await carryOutRegrade({ ...act, digest: 'x' })).toEqual({ ok: false, reason: 'changed_since' })
    expect(await carryOutRegrade({ ...act, code: 'KHONG-CO' })).toEqual({ ok: false, reason: 'courseUnknown' })
    expect(await carryOutRegrade({ ...act, asked: asks(randomUUID(), 'left_out') })).toEqual({ ok: false, reason: 'question_unknown' })
    expect(await carryOutRegrade({ ...act, by: learner })).toEqual({ ok: false, reason: 'role' })
    expect(await previewRegrade({ by: learner, code: course.code, asked })).toEqual({ ok: false, reason: 'role' })
    const unfit = await newerKey(course, questionId, (definition) => ({ ...definition, options: [...definition.options.slice(0, 2), { ...definition.options[2], id: 'd' }] }))
    expect(await carryOutRegrade({ ...act, asked: asks(questionId, 'newer_key', unfit) })).toEqual({ ok: false, reason: 'key_unfit' })
    const form = await loadRegradeForm({ by, code: course.code, search: '', questionCode: '', asked: { picked: [questionId], chosen: {}, asked: null } })
    expect(form).toMatchObject({ ok: true, value: { picked: [{ id: questionId, newerUnfit: true, choices: [{ value: 'everyone_right' }, { value: 'left_out' }] }] } })
    expect((await results(attemptId)).length).toBe(1)
  })
})

describe('certificates that a re-grade speaks against', () => {
  test('are shown to HR of the holder, and go from the list when revoked', async () => {
    const by = await trainer()
    const course = await makeCourse()
    const { attemptId, learner } = await taken(course)
    const district = await makeUnit({ level: 'district' })
    const ward = await makeUnit({ level: 'commune', parentId: district.id })
    await makePosting({ officerId: learner.officerId, unitId: ward.id })
    const { questionId } = await star(attemptId)
    const keyId = await newerKey(course, questionId)
    const hr = await makeUser({ roles: [{ role: 'hr', unitId: district.id }] })
    const other = await makeUser({ roles: [{ role: 'hr', unitId: (await makeUnit({ level: 'district' })).id }] })
    const listed = async (actor: Actor) => {
      const found = await findCertificatesToReview(actor, '2026-06-20')
      return found.ok ? found.value.map(({ officerId }) => officerId) : found.reason
    }
    expect(await listed(hr)).toEqual([])
    await carryOut(by, course, asks(questionId, 'newer_key', keyId))
    expect([await listed(hr), await listed(other), await listed(by)]).toEqual([[learner.officerId], [], 'role'])
    const { id } = await db().certificate.findUniqueOrThrow({ where: { attemptId } })
    expect(await loadRevocation({ by: hr, id, today: '2026-06-20' })).toMatchObject({ ok: true, value: { state: 'valid', revocation: null, regraded: { reason: 'Đáp án sai', mark: 5 } } })
    expect(await loadRevocation({ by: other, id, today: '2026-06-20' })).toEqual({ ok: false, reason: 'not_found' })
    expect(await loadRevocation({ by, id, today: '2026-06-20' })).toEqual({ ok: false, reason: 'role' })
    expect(await revokeCertificate({ actor: hr, certificateId: id, revokedOn: '2026-06-20', reason: 'Chấm lại không đạt', now: LATER })).toEqual({ ok: true, value: null })
    expect(await listed(hr)).toEqual([])
    expect(await loadRevocation({ by: hr, id, today: '2026-06-20' })).toMatchObject({ ok: true, value: { state: 'revoked', revocation: { on: '2026-06-20', reason: 'Chấm lại không đạt' } } })
  })
})
