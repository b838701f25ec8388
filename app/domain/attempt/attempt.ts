/**
 * The life of one attempt at a final test, by the server's clock:
 *
 *   in_progress ──submit──▶ submitted     handed in before the time ran out (or within the grace)
 *        └──────expire────▶ expired       the time ran out; stamped at the due instant, with the answers saved by then
 *
 * Both ends are final and are graded once, in the transaction of the move. An answer counts when the server received
 * it by the due instant plus the grace, which pays for a slow line; later ones are kept as late and not graded.
 * Source: issue "Final test"; the grace is a product choice.
 */
import { err, ok, type Result } from '../kernel/result'

export const ATTEMPT_STATES = ['in_progress', 'submitted', 'expired'] as const
export type AttemptState = (typeof ATTEMPT_STATES)[number]
export type AttemptMove = 'submit' | 'expire'

/** Seconds after the due instant in which what arrives still counts. */
export const GRACE_SECONDS = 10

const MOVES: Readonly<Record<AttemptState, Partial<Record<AttemptMove, AttemptState>>>> = {
  in_progress: { submit: 'submitted', expire: 'expired' },
  submitted: {},
  expired: {},
}

/** The state after a move. Reason `finished`: the attempt has ended and stays as it is. */
export function moveAttempt(state: AttemptState, move: AttemptMove): Result<AttemptState, 'finished'> {
  const next = MOVES[state][move]
  return next === undefined ? err('finished') : ok(next)
}

/** Whether what is received at `at` comes too late for an attempt due at `dueAt`. */
export function isLate(dueAt: Date, at: Date): boolean {
  return at.getTime() > dueAt.getTime() + GRACE_SECONDS * 1000
}

/** How an attempt that ends at `at` ends, and the instant it is stamped with. */
export function endingAt(dueAt: Date, at: Date): { readonly move: AttemptMove; readonly stamp: Date } {
  return isLate(dueAt, at) ? { move: 'expire', stamp: dueAt } : { move: 'submit', stamp: at }
}

/** Whole seconds left, rounded up, never below 0. */
export function remainingSeconds(dueAt: Date, now: Date): number {
  return Math.max(0, Math.ceil((dueAt.getTime() - now.getTime()) / 1000))
}

/** The instant an attempt begun at `startedAt` is due. In: minutes allowed by the course. */
export function dueInstant(startedAt: Date, minutes: number): Date {
  return new Date(startedAt.getTime() + minutes * 60_000)
}
