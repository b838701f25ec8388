/** Hands in an attempt; one whose time is over ends as expired instead. Asking again gives the same answer. */
import type { Actor } from '~/domain/access/role'
import { err, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { finishAttempt, type Finished } from './finish-attempt.server'

export async function submitAttempt(input: { actor: Actor; attemptId: string; now: Date }): Promise<Result<Finished, 'not_found'>> {
  const { actor, attemptId, now } = input
  if (!actor.officerId) return err('not_found')
  const { officerId } = actor
  const done = await db().$transaction(
    (tx) => finishAttempt(tx, { attemptId, officerId, reason: 'submit', actor: { userId: actor.userId, name: actor.username }, now }),
    // At the end of an exam hour many submit at once and wait for the registry number in turn.
    { maxWait: 15_000, timeout: 30_000 },
  )
  return done.ok ? done : err('not_found')
}
