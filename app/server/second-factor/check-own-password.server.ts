/** Whether the person at the screen knows the password of the open session; guesses are throttled. */
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { passwordMatches, PasswordQueueFull } from '~/server/password/password.server'
import { claimGuess, type Wait } from './claim-guess.server'

export type OwnPasswordRefusal = { kind: 'wrong' } | { kind: 'busy' } | Wait

/** Out: the hash that was matched. The caller forgets the guesses of `password:<userId>` when its act is done. */
export async function checkOwnPassword(userId: string, password: string, now: Date): Promise<Result<string, OwnPasswordRefusal>> {
  const claimed = await claimGuess(`password:${userId}`, now)
  if (!claimed.ok) return claimed
  const { passwordHash } = await db().user.findUniqueOrThrow({ where: { id: userId }, select: { passwordHash: true } })
  try {
    return (await passwordMatches(passwordHash, password)) ? ok(passwordHash) : err({ kind: 'wrong' })
  } catch (error) {
    if (error instanceof PasswordQueueFull) return err({ kind: 'busy' })
    throw error
  }
}
