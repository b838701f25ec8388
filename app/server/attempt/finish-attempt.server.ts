/**
 * Ends an attempt inside the caller's transaction, all the way through the state machine: how it ended, then either the
 * result with all that follows from it, or the wait for a marker. The lock on the attempt's row makes it happen once,
 * whoever asks: a double click, two tabs, or the job that ends overdue attempts. Whoever comes second gets what the first
 * made. A page that another has taken over does not hand in.
 */
import { type AttemptState, type EndedBy, endAttempt, endingAt, isLate } from '~/domain/attempt/attempt'
import { gradeAttempt } from '~/domain/attempt/grade-attempt'
import { isSameHolder } from '~/domain/attempt/holder'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent, type AuditEntry } from '~/server/audit/record-event.server'
import type { Transaction } from '~/server/db.server'
import { concludeAttempt } from './conclude-attempt.server'
import { loadGradable } from './load-gradable.server'
import { writeAttemptEvent } from './write-attempt-event.server'

export type Finish = {
  readonly attemptId: string
  /** Only this officer's attempt; null for the job. */
  readonly officerId: string | null
  /** `submit`: whoever took the test ends it now. `overdue`: only if its time is over. */
  readonly reason: 'submit' | 'overdue'
  readonly actor: AuditEntry['actor']
  /** The page that asks; null: not asked for. */
  readonly holder: string | null
  readonly address: string | null
  readonly now: Date
}
export type Finished = {
  readonly state: AttemptState
  readonly endedBy: EndedBy
  /** False too while it waits for a marker. */
  readonly passed: boolean
  readonly certificateId: string | null
  /** It had ended before; nothing was written now. */
  readonly already: boolean
}
export type FinishRefusal = 'not_found' | 'not_due' | 'taken_over'

type Locked = { state: AttemptState; ended_by: EndedBy | null; due_at: Date; officer_id: string; holder: string | null }

const ACTIONS: Readonly<Record<EndedBy, string>> = { submitted: 'attempt.submit', overdue: 'attempt.expire', abandoned: 'attempt.abandon' }

export async function finishAttempt(tx: Transaction, finish: Finish): Promise<Result<Finished, FinishRefusal>> {
  const { attemptId, actor, now } = finish
  const [row] = await tx.$queryRaw<Locked[]>`SELECT state, ended_by, due_at, officer_id, holder FROM attempt WHERE id = ${attemptId}::uuid FOR UPDATE`
  if (!row || (finish.officerId !== null && row.officer_id !== finish.officerId)) return err('not_found')
  if (row.ended_by !== null) return ok(await alreadyFinished(tx, attemptId, row.state, row.ended_by))
  const refusal = refusalOf(row, finish)
  if (refusal !== null) return err(refusal)
  const { places, steps, anythingSaved, definition } = await loadGradable(tx, attemptId)
  const { endedBy, stamp } = endingAt(row.due_at, now, { overdue: definition.finalTest.overdue, anythingSaved })
  const grade = gradeAttempt(places, endedBy === 'abandoned' ? [] : steps, definition.finalTest.passPercent)
  const next = endAttempt(row.state, endedBy, grade.toBeMarked.length > 0)
  if (!next.ok) throw new Error(`attempt ${attemptId} is ${row.state} and has not ended`)
  const state = next.value
  await tx.attempt.update({ where: { id: attemptId }, data: { state, endedBy, submittedAt: stamp } })
  await writeAttemptEvent(tx, { attemptId, at: stamp, kind: endedBy, address: finish.address })
  const detail = state === 'graded' ? { mark: grade.mark, maximum: grade.maximum, passed: grade.passed } : { toBeMarked: [...grade.toBeMarked] }
  await recordEvent(tx, { at: now, actor, action: ACTIONS[endedBy], subjectType: 'attempt', subjectId: attemptId, detail })
  const certificateId = state === 'graded' ? await concludeAttempt(tx, { attemptId, definition, grade, reason: endedBy, actor, now }) : null
  return ok({ state, endedBy, passed: grade.passed, certificateId, already: false })
}

function refusalOf(row: Locked, { reason, holder, now }: Finish): FinishRefusal | null {
  const late = isLate(row.due_at, now)
  if (reason === 'overdue') return late ? null : 'not_due'
  // Once the time is over it does not matter which page says so.
  return late || holder === null || isSameHolder(row.holder, holder) ? null : 'taken_over'
}

async function alreadyFinished(tx: Transaction, attemptId: string, state: AttemptState, endedBy: EndedBy): Promise<Finished> {
  const result = await tx.attemptResult.findFirst({ where: { attemptId }, orderBy: { number: 'desc' }, select: { passed: true } })
  const certificate = await tx.certificate.findUnique({ where: { attemptId }, select: { id: true } })
  return { state, endedBy, passed: result?.passed ?? false, certificateId: certificate?.id ?? null, already: true }
}
