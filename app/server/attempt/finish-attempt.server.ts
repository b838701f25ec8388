/**
 * Ends an attempt inside the caller's transaction: state, grade, and when passed the certificate, its evidence, the end of
 * the enrolment and the standing. The lock on the attempt's row makes it happen once, whoever asks: a double click, two
 * tabs, or the job that ends overdue attempts. Whoever comes second gets what the first made.
 */
import { type AttemptState, endingAt, isLate, moveAttempt } from '~/domain/attempt/attempt'
import { gradeAttempt, type AttemptGrade } from '~/domain/attempt/grade-attempt'
import { readCourseDefinition } from '~/domain/course/course-definition'
import { registryNumber } from '~/domain/certificate/certificate'
import { err, ok, type Result } from '~/domain/kernel/result'
import { kindOf } from '~/domain/question/registry'
import { recordEvent, type AuditEntry } from '~/server/audit/record-event.server'
import { issueCertificate } from '~/server/certificate/issue-certificate.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'

export type Finish = {
  readonly attemptId: string
  /** Only this officer's attempt; null for the job. */
  readonly officerId: string | null
  /** `submit`: whoever took the test ends it now. `overdue`: only if its time is over. */
  readonly reason: 'submit' | 'overdue'
  readonly actor: AuditEntry['actor']
  readonly now: Date
}
export type Finished = {
  readonly state: AttemptState
  readonly passed: boolean
  readonly certificateId: string | null
  /** It had ended before; nothing was written now. */
  readonly already: boolean
}
export type FinishRefusal = 'not_found' | 'not_due'

type Locked = { state: AttemptState; due_at: Date; officer_id: string; enrolment_id: string; course_version_id: string }

export async function finishAttempt(tx: Transaction, finish: Finish): Promise<Result<Finished, FinishRefusal>> {
  const { attemptId, now } = finish
  const [row] = await tx.$queryRaw<Locked[]>`SELECT state, due_at, officer_id, enrolment_id, course_version_id FROM attempt WHERE id = ${attemptId}::uuid FOR UPDATE`
  if (!row || (finish.officerId !== null && row.officer_id !== finish.officerId)) return err('not_found')
  const ending = endingAt(row.due_at, now)
  const next = moveAttempt(row.state, ending.move)
  if (!next.ok) return ok(await alreadyFinished(tx, attemptId, row.state))
  if (finish.reason === 'overdue' && !isLate(row.due_at, now)) return err('not_due')
  const version = await tx.courseVersion.findUniqueOrThrow({ where: { id: row.course_version_id }, select: { title: true, certificateTypeId: true, definition: true, course: { select: { code: true } } } })
  const definition = readCourseDefinition(version.definition)
  const grade = await gradeFrozen(tx, attemptId, definition.finalTest.passPercent)
  await tx.attempt.update({ where: { id: attemptId }, data: { state: next.value, submittedAt: ending.stamp } })
  await tx.attemptResult.create({
    data: { id: newId(), attemptId, number: 1, gradedAt: now, mark: grade.mark, maximum: grade.maximum, passed: grade.passed, detail: detailOf(grade), reason: next.value },
  })
  const course = { versionId: row.course_version_id, code: version.course.code, title: version.title, definition, certificateTypeId: version.certificateTypeId }
  const issued = grade.passed ? await complete(tx, row, { attemptId, course, percent: grade.percent, now }) : null
  await recordEvent(tx, { at: now, actor: finish.actor, action: next.value === 'submitted' ? 'attempt.submit' : 'attempt.expire', subjectType: 'attempt', subjectId: attemptId, detail: { mark: grade.mark, maximum: grade.maximum, passed: grade.passed } })
  if (issued) await recordEvent(tx, { at: now, actor: finish.actor, action: 'certificate.issue', subjectType: 'certificate', subjectId: issued.certificateId, detail: { attemptId, registryNumber: registryNumber(issued.registryNumber, issued.registryBook) } })
  return ok({ state: next.value, passed: grade.passed, certificateId: issued?.certificateId ?? null, already: false })
}

async function alreadyFinished(tx: Transaction, attemptId: string, state: AttemptState): Promise<Finished> {
  const result = await tx.attemptResult.findFirst({ where: { attemptId }, orderBy: { number: 'desc' }, select: { passed: true } })
  const certificate = await tx.certificate.findUnique({ where: { attemptId }, select: { id: true } })
  return { state, passed: result?.passed ?? false, certificateId: certificate?.id ?? null, already: true }
}

async function gradeFrozen(tx: Transaction, attemptId: string, passPercent: number): Promise<AttemptGrade> {
  const drawn = await tx.attemptQuestion.findMany({
    where: { attemptId },
    orderBy: { ordinal: 'asc' },
    select: { ordinal: true, question: { select: { kind: true, definition: true, points: true, mustBeRight: true } } },
  })
  const steps = await tx.answerStep.findMany({ where: { attemptId }, select: { ordinal: true, sequence: true, late: true, response: true } })
  const places = drawn.map(({ ordinal, question }) => {
    const kind = kindOf(question.kind)
    if (!kind) throw new Error(`no kind of question ${question.kind}`)
    return { ordinal, points: question.points.toNumber(), mustBeRight: question.mustBeRight, grade: (response: unknown) => kind.grade(question.definition, response) }
  })
  return gradeAttempt(places, steps, passPercent)
}

const detailOf = ({ percent, perPlace, failedStars }: AttemptGrade) => ({ percent, perPlace: perPlace.map((place) => ({ ...place })), failedStars: [...failedStars] })

type Passed = Omit<Parameters<typeof issueCertificate>[1], 'officerId' | 'studiedFrom'>

async function complete(tx: Transaction, row: Locked, passed: Passed): ReturnType<typeof issueCertificate> {
  const enrolment = await tx.enrolment.findUniqueOrThrow({ where: { id: row.enrolment_id }, select: { enrolledAt: true, completedAt: true } })
  const issued = await issueCertificate(tx, { ...passed, officerId: row.officer_id, studiedFrom: enrolment.enrolledAt })
  // A renewal taken on an enrolment completed before leaves its date as it was.
  if (enrolment.completedAt === null) await tx.enrolment.update({ where: { id: row.enrolment_id }, data: { completedAt: passed.now } })
  await rewriteStanding(tx, [row.officer_id])
  return issued
}
