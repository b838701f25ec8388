/** Stores an offered second factor once its first code is right, and makes the ten recovery codes, returned once. */
import { readFactor } from '~/domain/access/recovery-code'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { confirmSecondFactor } from '~/server/session/lucia.server'
import { claimGuess, forgetGuesses, type Wait } from './claim-guess.server'
import { findStep } from './find-step.server'
import { makeRecoveryCodes } from './make-recovery-codes.server'
import { openOffer } from './offer-second-factor.server'
import { sealSecret } from './seal-secret.server'

export type TurnOnRefusal = { kind: 'wrong' } | { kind: 'form' } | { kind: 'stale' } | { kind: 'alreadyOn' } | Wait
type Input = { actor: Actor; token: string; sealed: string; typed: string; now: Date }

export async function turnOnSecondFactor({ actor, token, sealed, typed, now }: Input): Promise<Result<{ recoveryCodes: string[] }, TurnOnRefusal>> {
  const { userId } = actor
  const secret = openOffer(sealed, userId, now)
  if (!secret) return err({ kind: 'stale' })
  const factor = readFactor(typed)
  if (factor?.kind !== 'totp') return err({ kind: 'form' })
  const claimed = await claimGuess(`factor:${userId}`, now)
  if (!claimed.ok) return claimed
  const step = findStep(secret, factor.code, now, null)
  if (step === null) return err({ kind: 'wrong' })
  const recoveryCodes = await db().$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({ where: { id: userId, totpConfirmedAt: null }, data: { totpSecret: sealSecret(secret, 'stored', userId), totpConfirmedAt: now, totpLastStep: step } })
    if (count === 0) return null
    await forgetGuesses(tx, `factor:${userId}`)
    await recordEvent(tx, { at: now, actor: { userId, name: actor.username }, action: 'second-factor.turn-on', subjectType: 'user', subjectId: userId })
    return makeRecoveryCodes(tx, userId)
  })
  if (!recoveryCodes) return err({ kind: 'alreadyOn' })
  await confirmSecondFactor(token, now)
  return ok({ recoveryCodes })
}
