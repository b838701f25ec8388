/**
 * Changes one's own password, which ends every session of the account and opens a new one for this browser, with the
 * second factor it had given. Guesses at the present password are throttled: an open session is no way to find it.
 */
import { passwordFault, type PasswordFault } from '~/domain/access/password-rule'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { hashPassword, PasswordQueueFull } from '~/server/password/password.server'
import { checkOwnPassword, type OwnPasswordRefusal } from '~/server/second-factor/check-own-password.server'
import { forgetGuesses } from '~/server/second-factor/claim-guess.server'
import { confirmSecondFactor, lucia } from '~/server/session/lucia.server'
import { startSession } from '~/server/session/start-session.server'

export type ChangePasswordRefusal = { kind: 'same' } | { kind: 'rule'; fault: PasswordFault } | OwnPasswordRefusal
type Input = { actor: Actor; factorGiven: boolean; current: string; next: string; now: Date }

/** The hash of the new one; null when too many passwords are waiting to be hashed. */
async function hashed(password: string): Promise<string | null> {
  try {
    return await hashPassword(password)
  } catch (error) {
    if (error instanceof PasswordQueueFull) return null
    throw error
  }
}

/** Returns the Set-Cookie of the new session. */
export async function changePassword({ actor, factorGiven, current, next, now }: Input): Promise<Result<{ cookie: string }, ChangePasswordRefusal>> {
  const { userId, username } = actor
  const fault = passwordFault(next, username)
  if (fault) return err({ kind: 'rule', fault })
  if (next.normalize('NFKC') === current.normalize('NFKC')) return err({ kind: 'same' })
  const checked = await checkOwnPassword(userId, current, now)
  if (!checked.ok) return checked
  const passwordHash = await hashed(next)
  if (!passwordHash) return err({ kind: 'busy' })
  const changed = await db().$transaction(async (tx) => {
    // Only if it is still the password that was judged: an operator's reset in between wins.
    const { count } = await tx.user.updateMany({ where: { id: userId, passwordHash: checked.value }, data: { passwordHash, mustChangePassword: false } })
    if (count === 0) return false
    await tx.session.deleteMany({ where: { userId } })
    await forgetGuesses(tx, `password:${userId}`)
    await recordEvent(tx, { at: now, actor: { userId, name: username }, action: 'user.change-password', subjectType: 'user', subjectId: userId })
    return true
  })
  if (!changed) return err({ kind: 'wrong' })
  const cookie = await startSession(userId, now)
  const token = lucia().readSessionCookie(cookie)
  if (factorGiven && token) await confirmSecondFactor(token, now)
  return ok({ cookie })
}
