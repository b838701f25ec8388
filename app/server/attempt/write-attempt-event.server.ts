/** One line of an attempt's log, inside the transaction of what happened. The log serves support; it proves nothing. */
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'

export const ATTEMPT_EVENTS = ['started', 'resumed', 'left', 'returned', 'took_over', 'signed_in_again', 'submitted', 'overdue', 'abandoned'] as const
export type AttemptEventKind = (typeof ATTEMPT_EVENTS)[number]

export type AttemptEvent = {
  readonly attemptId: string
  readonly at: Date
  readonly kind: AttemptEventKind
  /** As the server sees it; null for what the server does by itself. */
  readonly address: string | null
  readonly ordinal?: number | null
  readonly holder?: string | null
}

export async function writeAttemptEvent(tx: Transaction, { attemptId, at, kind, ...seen }: AttemptEvent): Promise<void> {
  await tx.attemptEvent.create({ data: { id: newId(), attemptId, at, kind, detail: Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== null && value !== undefined)) } })
}
