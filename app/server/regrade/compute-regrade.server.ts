/**
 * The dry run, which is also the first half of carrying out: every graded attempt that drew one of the questions, graded
 * anew by the earlier decisions and this one; kept are those that change. The digest names exactly these changes, so that
 * what is carried out is what was shown.
 */
import { createHash } from 'node:crypto'
import { resultDetail } from '~/server/attempt/conclude-attempt.server'
import { countChanges, regradeAttempt, type ChangeCounts, type ChangeKind, type DatedDecision, type QuestionDecision, type Standing } from '~/domain/attempt/regrade'
import { readStoredDecision } from '~/domain/attempt/regrade-decision'
import type { Transaction } from '~/server/db.server'
import { BATCH, findAttemptIds, findKeys, findRegradableAttempts, makeKeyReader } from './find-regradable-attempts.server'

export type ChangedAttempt = {
  readonly id: string
  readonly officerId: string
  readonly submittedAt: Date
  readonly courseVersionId: string
  /** of the result in force */
  readonly number: number
  readonly change: ChangeKind
  readonly old: Standing
  readonly fresh: Standing & { readonly percent: number }
  /** attempt_result.detail of the new result */
  readonly detail: object
}
export type ComputedRegrade = { readonly attempts: number; readonly changes: readonly ChangedAttempt[]; readonly counts: ChangeCounts; readonly digest: string }

/** Earlier decisions of the course, in their order. */
async function findEarlier(tx: Transaction, courseId: string): Promise<DatedDecision[]> {
  const rows = await tx.regrade.findMany({ where: { courseId }, orderBy: [{ at: 'asc' }, { id: 'asc' }], select: { at: true, decision: true } })
  return rows.map(({ at, decision }) => ({ at: at.getTime(), questions: readStoredDecision(decision).questions }))
}

export async function computeRegrade(tx: Transaction, courseId: string, decision: readonly QuestionDecision[]): Promise<ComputedRegrade> {
  const earlier = await findEarlier(tx, courseId)
  const reader = makeKeyReader(tx)
  const keyIds = [...earlier.flatMap(({ questions }) => questions), ...decision].flatMap(({ keyId }) => keyId ?? [])
  const keys = await findKeys(reader, keyIds)
  const ids = await findAttemptIds(tx, courseId, decision.flatMap(({ questionIds }) => questionIds))
  const changes: ChangedAttempt[] = []
  for (let from = 0; from < ids.length; from += BATCH) {
    for (const attempt of await findRegradableAttempts(tx, ids.slice(from, from + BATCH), reader)) {
      const { grade, change, applied } = regradeAttempt(attempt, earlier, decision, keys)
      if (change === null) continue
      const detail = resultDetail(grade)
      const perPlace = detail.perPlace.map((place) => ({ ...place, ...keyOf(applied.get(place.ordinal)) }))
      const { id, officerId, submittedAt, courseVersionId, number, old } = attempt
      changes.push({ id, officerId, submittedAt, courseVersionId, number, change, old, fresh: { mark: grade.mark, maximum: grade.maximum, passed: grade.passed, percent: grade.percent }, detail: { ...detail, perPlace } })
    }
  }
  return { attempts: ids.length, changes, counts: countChanges(changes.map(({ change }) => change)), digest: digestOf(changes) }
}

/** By which row's key a place was read, where not by its own. */
function keyOf(own: QuestionDecision | undefined): { keyId?: string } {
  return own?.treatment === 'newer_key' && own.keyId !== null ? { keyId: own.keyId } : {}
}

function digestOf(changes: readonly ChangedAttempt[]): string {
  const lines = changes.map(({ id, number, fresh }) => [id, number, fresh.mark, fresh.maximum, fresh.passed].join(' '))
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 32)
}
