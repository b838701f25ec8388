/**
 * Grades an attempt whose last essay has been marked, inside the transaction that writes that mark. Where the attempt
 * stands is asked under its lock, so two markers who finish at once make one result.
 */
import { type AttemptState, moveAttempt } from '~/domain/attempt/attempt'
import { gradeAttempt } from '~/domain/attempt/grade-attempt'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent, type AuditEntry } from '~/server/audit/record-event.server'
import type { Transaction } from '~/server/db.server'
import { concludeAttempt } from './conclude-attempt.server'
import { loadGradable } from './load-gradable.server'

export type CompleteMarking = {
  /** The agreed fraction of each place that waited, 0 to 1. */
  readonly fractions: ReadonlyMap<number, number>
  readonly actor: AuditEntry['actor']
  readonly now: Date
}
/** `not_waiting`: the attempt does not wait for a marker; `incomplete`: some place has no fraction yet, nothing is written. */
export type MarkingRefusal = { readonly kind: 'not_waiting' } | { readonly kind: 'incomplete'; readonly ordinals: readonly number[] }
export type Marked = { readonly passed: boolean; readonly mark: number; readonly maximum: number; readonly certificateId: string | null }

export async function completeMarking(tx: Transaction, attemptId: string, { fractions, actor, now }: CompleteMarking): Promise<Result<Marked, MarkingRefusal>> {
  const [row] = await tx.$queryRaw<{ state: AttemptState }[]>`SELECT state FROM attempt WHERE id = ${attemptId}::uuid FOR UPDATE`
  const next = row === undefined ? err('illegal') : moveAttempt(row.state, 'mark')
  if (!next.ok) return err({ kind: 'not_waiting' })
  const { places, steps, definition } = await loadGradable(tx, attemptId)
  const grade = gradeAttempt(places, steps, definition.finalTest.passPercent, fractions)
  if (grade.toBeMarked.length > 0) return err({ kind: 'incomplete', ordinals: grade.toBeMarked })
  await tx.attempt.update({ where: { id: attemptId }, data: { state: next.value } })
  const { mark, maximum, passed } = grade
  await recordEvent(tx, { at: now, actor, action: 'attempt.grade', subjectType: 'attempt', subjectId: attemptId, detail: { mark, maximum, passed } })
  const certificateId = await concludeAttempt(tx, { attemptId, definition, grade, reason: 'marked', actor, now })
  return ok({ passed, mark, maximum, certificateId })
}
