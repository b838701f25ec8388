/**
 * Carries out a decision to re-grade, all or nothing: new results beside the old ones, a certificate for each who passes
 * now and has none since, the decision with its reason, the audit event. Certificates of those who would not pass any more
 * stay as they are: HR is shown them and decides. What is written is what the dry run showed, else it is refused.
 * Decisions about one course go one after the other. Everything is computed and the results are written before the audit
 * event and the certificates: from there on others wait for the two locks that these take, in the order all commands do.
 */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { QuestionDecision } from '~/domain/attempt/regrade'
import type { AskedQuestion, StoredDecision } from '~/domain/attempt/regrade-decision'
import { readCourseDefinition } from '~/domain/course/course-definition'
import { err, ok, type Result } from '~/domain/kernel/result'
import { certifyAttempt } from '~/server/attempt/certify-attempt.server'
import { recordEvent } from '~/server/audit/record-event.server'
import { db, type Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { computeRegrade, type ChangedAttempt, type ComputedRegrade } from './compute-regrade.server'
import { findDecidedRows, findVersions, type DecisionRefusal } from './find-decided-rows.server'

export type CarryOutRegrade = {
  readonly by: Actor
  readonly code: string
  readonly asked: readonly AskedQuestion[]
  readonly reason: string
  /** of the dry run that was agreed to */
  readonly digest: string
  readonly now: Date
}
export type RegradeRefusal = Refusal | 'courseUnknown' | DecisionRefusal | 'reason_missing' | 'nothing_changes' | 'changed_since'
export type CarriedOut = { readonly regradeId: string; readonly changed: number; readonly certificates: number }

export async function carryOutRegrade(input: CarryOutRegrade): Promise<Result<CarriedOut, RegradeRefusal>> {
  const decision = may(input.by, 'regradeAttempts', {})
  if (!decision.ok) return err(decision.reason)
  if (input.reason.trim() === '') return err('reason_missing')
  return db().$transaction((tx) => decideAndWrite(tx, input), { maxWait: 15_000, timeout: 300_000 })
}

async function decideAndWrite(tx: Transaction, input: CarryOutRegrade): Promise<Result<CarriedOut, RegradeRefusal>> {
  const [course] = await tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM course WHERE code = ${input.code} FOR NO KEY UPDATE`
  if (!course) return err('courseUnknown')
  const decided = findDecidedRows(await findVersions(tx, course.id, input.asked.map(({ questionId }) => questionId)), input.asked)
  if (!decided.ok) return decided
  const computed = await computeRegrade(tx, course.id, decided.value)
  if (computed.changes.length === 0) return err('nothing_changes')
  if (computed.digest !== input.digest) return err('changed_since')
  const regradeId = await writeResults(tx, input, course.id, decided.value, computed)
  await rewriteStanding(tx, computed.changes.map(({ officerId }) => officerId)) // a failed test is the cause of a gap
  const certified = await findToCertify(tx, computed.changes.filter(({ change }) => change === 'passes'))
  const { by, now } = input
  const questions = decided.value.map(({ code, treatment }) => ({ code, treatment }))
  await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'attempt.regrade', subjectType: 'regrade', subjectId: regradeId, detail: { course: input.code, reason: input.reason.trim(), questions, ...computed.counts, certificates: certified.length } })
  await certify(tx, certified, input)
  return ok({ regradeId, changed: computed.changes.length, certificates: certified.length })
}

async function writeResults(tx: Transaction, { by, reason, now }: CarryOutRegrade, courseId: string, questions: readonly QuestionDecision[], { changes, counts, attempts }: ComputedRegrade): Promise<string> {
  const id = newId()
  const decision = { questions, counts, attempts } satisfies StoredDecision
  await tx.regrade.create({ data: { id, courseId, at: now, actorId: by.userId, actorName: by.displayName, reason: reason.trim(), decision: JSON.parse(JSON.stringify(decision)) as object } })
  await tx.attemptResult.createMany({
    data: changes.map(({ id: attemptId, number, fresh, detail }) => ({ id: newId(), attemptId, number: number + 1, gradedAt: now, mark: fresh.mark, maximum: fresh.maximum, passed: fresh.passed, detail, reason: 'regraded', regradeId: id })),
  })
  return id
}

/** Who passes now gets a certificate, but for those who have earned one since at a later attempt or hold one of this attempt. */
async function findToCertify(tx: Transaction, passed: readonly ChangedAttempt[]): Promise<ChangedAttempt[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT a.id::text FROM attempt a JOIN course_version v ON v.id = a.course_version_id
    WHERE a.id = ANY(${passed.map(({ id }) => id)}::uuid[]) AND EXISTS (
      SELECT FROM certificate c LEFT JOIN certificate_revocation r ON r.certificate_id = c.id
      WHERE c.officer_id = a.officer_id AND c.certificate_type_id = v.certificate_type_id AND (c.attempt_id = a.id OR (c.issued_at >= a.submitted_at AND r.certificate_id IS NULL)))`
  const has = new Set(rows.map(({ id }) => id))
  const without = passed.filter(({ id }) => !has.has(id))
  return without.filter(({ officerId }, index) => without.findIndex((other) => other.officerId === officerId) === index)
}

async function certify(tx: Transaction, passed: readonly ChangedAttempt[], { by, now }: CarryOutRegrade): Promise<void> {
  const versions = await tx.courseVersion.findMany({ where: { id: { in: [...new Set(passed.map(({ courseVersionId }) => courseVersionId))] } }, select: { id: true, definition: true } })
  const definitions = new Map(versions.map(({ id, definition }) => [id, readCourseDefinition(definition)]))
  for (const { id: attemptId, courseVersionId, fresh } of passed) {
    const definition = definitions.get(courseVersionId)
    if (!definition) throw new Error(`course version ${courseVersionId} is gone`)
    await certifyAttempt(tx, { attemptId, definition, percent: fresh.percent, actor: { userId: by.userId, name: by.username }, now })
  }
}
