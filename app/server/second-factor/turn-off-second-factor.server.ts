/** Turns one's own second factor off: only where it is not required, and with the password, so that an unattended screen is not enough. */
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { checkOwnPassword, type OwnPasswordRefusal } from './check-own-password.server'
import { forgetGuesses } from './claim-guess.server'
import { clearSecondFactor } from './clear-second-factor.server'
import { isSecondFactorRequired } from './is-second-factor-required.server'

export type TurnOffRefusal = { kind: 'required' } | OwnPasswordRefusal

export async function turnOffSecondFactor({ actor, password, now }: { actor: Actor; password: string; now: Date }): Promise<Result<void, TurnOffRefusal>> {
  if (isSecondFactorRequired(actor)) return err({ kind: 'required' })
  const { userId } = actor
  const checked = await checkOwnPassword(userId, password, now)
  if (!checked.ok) return checked
  await db().$transaction(async (tx) => {
    await clearSecondFactor(tx, userId)
    await forgetGuesses(tx, `password:${userId}`)
    await recordEvent(tx, { at: now, actor: { userId, name: actor.username }, action: 'second-factor.turn-off', subjectType: 'user', subjectId: userId })
  })
  return ok(undefined)
}
