/** New recovery codes for somebody who has used most of them; the old ones stop working. Asks for the password. */
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { checkOwnPassword, type OwnPasswordRefusal } from './check-own-password.server'
import { forgetGuesses } from './claim-guess.server'
import { makeRecoveryCodes } from './make-recovery-codes.server'

export async function renewRecoveryCodes({ actor, password, now }: { actor: Actor; password: string; now: Date }): Promise<Result<{ recoveryCodes: string[] }, OwnPasswordRefusal | { kind: 'notSetUp' }>> {
  const { userId } = actor
  const checked = await checkOwnPassword(userId, password, now)
  if (!checked.ok) return checked
  return db().$transaction(async (tx) => {
    const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM app_user WHERE id = ${userId}::uuid AND totp_confirmed_at IS NOT NULL FOR UPDATE`
    if (locked.length === 0) return err({ kind: 'notSetUp' })
    const recoveryCodes = await makeRecoveryCodes(tx, userId)
    await forgetGuesses(tx, `password:${userId}`)
    await recordEvent(tx, { at: now, actor: { userId, name: actor.username }, action: 'second-factor.renew-codes', subjectType: 'user', subjectId: userId })
    return ok({ recoveryCodes })
  })
}
