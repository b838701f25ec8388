/**
 * Lets a page hold an open attempt. Nobody holds it, or the same browser without a tab's own part: held. Another page holds
 * it: refused with since when, unless this one takes over openly; then the older one can write no more.
 */
import { remainingSeconds, type AttemptState } from '~/domain/attempt/attempt'
import { isSameHolder } from '~/domain/attempt/holder'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { writeAttemptEvent } from './write-attempt-event.server'

export type HoldAttempt = {
  readonly officerId: string
  readonly attemptId: string
  readonly holder: string
  readonly take: boolean
  readonly address: string | null
  readonly now: Date
}
export type HoldRefusal = { readonly kind: 'not_found' } | { readonly kind: 'finished' } | { readonly kind: 'held_elsewhere'; readonly since: Date }

type Row = { state: AttemptState; holder: string | null; holder_since: Date | null; due_at: Date }

export function holdAttempt({ officerId, attemptId, holder, take, address, now }: HoldAttempt): Promise<Result<{ readonly remainingSeconds: number }, HoldRefusal>> {
  return db().$transaction(async (tx) => {
    // Not FOR UPDATE: a save under way, which shares the key, need not wait.
    const [row] = await tx.$queryRaw<Row[]>`SELECT state, holder, holder_since, due_at FROM attempt WHERE id = ${attemptId}::uuid AND officer_id = ${officerId}::uuid FOR NO KEY UPDATE`
    if (!row) return err({ kind: 'not_found' })
    if (row.state !== 'in_progress') return err({ kind: 'finished' })
    const same = isSameHolder(row.holder, holder)
    if (!same && !take) return err({ kind: 'held_elsewhere', since: row.holder_since ?? now })
    // A page of the browser that holds already, asking without a tab's part, leaves the tab its hold.
    if (row.holder !== holder && !(same && row.holder?.startsWith(`${holder}-`))) {
      await tx.attempt.update({ where: { id: attemptId }, data: { holder, holderSince: same ? (row.holder_since ?? now) : now } })
      // Nobody held it: someone comes back to a test begun elsewhere. A tab that names itself is no event.
      if (!same || row.holder === null) await writeAttemptEvent(tx, { attemptId, at: now, kind: same ? 'resumed' : 'took_over', address, holder })
    }
    return ok({ remainingSeconds: remainingSeconds(row.due_at, now) })
  })
}
