/** Hands in an attempt; one whose time is over ends by the grace rule instead. Asking again gives the same answer. */
import type { Actor } from '~/domain/access/role'
import { err, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { finishAttempt, type Finished } from './finish-attempt.server'

export type SubmitAttempt = {
  readonly actor: Actor
  readonly attemptId: string
  readonly now: Date
  readonly address?: string | null
  /** The page that hands in; null or absent: any page of the officer's. */
  readonly holder?: string | null
}

export async function submitAttempt({ actor, attemptId, now, address = null, holder = null }: SubmitAttempt): Promise<Result<Finished, 'not_found' | 'taken_over'>> {
  if (!actor.officerId) return err('not_found')
  const { officerId } = actor
  const done = await db().$transaction(
    (tx) => finishAttempt(tx, { attemptId, officerId, reason: 'submit', actor: { userId: actor.userId, name: actor.username }, holder, address, now }),
    // At the end of an exam hour many submit at once and wait for the registry number in turn.
    { maxWait: 15_000, timeout: 30_000 },
  )
  return done.ok ? done : err(done.reason === 'taken_over' ? 'taken_over' : 'not_found')
}
