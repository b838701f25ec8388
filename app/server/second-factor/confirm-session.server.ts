/**
 * The second step of signing in: a code of the app, or a recovery code in its place. One time step and one recovery code
 * work once each, also when two requests carry the same code at the same moment.
 */
import { readFactor } from '~/domain/access/recovery-code'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db, type Transaction } from '~/server/db.server'
import { confirmSecondFactor } from '~/server/session/lucia.server'
import { claimGuess, forgetGuesses, type Wait } from './claim-guess.server'
import { findStep } from './find-step.server'
import { hashRecoveryCode } from './hash-recovery-code.server'
import { openSecret } from './seal-secret.server'

export type FactorRefusal = { kind: 'wrong' } | { kind: 'form' } | { kind: 'notSetUp' } | Wait
type Input = { actor: Actor; token: string; typed: string; now: Date }

/** Takes a code of the app: its step is stored, and only a later one may follow. */
async function takeStep(tx: Transaction, userId: string, code: string, now: Date): Promise<boolean> {
  const user = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { totpSecret: true, totpLastStep: true } })
  const secret = user.totpSecret ? openSecret(user.totpSecret, 'stored', userId) : null
  const step = secret ? findStep(secret, code, now, user.totpLastStep) : null
  if (step === null) return false
  const { count } = await tx.user.updateMany({ where: { id: userId, OR: [{ totpLastStep: null }, { totpLastStep: { lt: step } }] }, data: { totpLastStep: step } })
  return count === 1
}

async function takeRecoveryCode(tx: Transaction, userId: string, code: string, now: Date): Promise<boolean> {
  const { count } = await tx.recoveryCode.updateMany({ where: { userId, codeHash: hashRecoveryCode(userId, code), usedAt: null }, data: { usedAt: now } })
  return count === 1
}

export async function confirmSession({ actor, token, typed, now }: Input): Promise<Result<{ recoveryCodesLeft: number | null }, FactorRefusal>> {
  const factor = readFactor(typed)
  if (!factor) return err({ kind: 'form' })
  const { userId } = actor
  const user = await db().user.findUnique({ where: { id: userId }, select: { totpConfirmedAt: true } })
  if (!user?.totpConfirmedAt) return err({ kind: 'notSetUp' })
  const claimed = await claimGuess(`factor:${userId}`, now)
  if (!claimed.ok) return claimed
  const taken = await db().$transaction(async (tx) => {
    const right = factor.kind === 'totp' ? await takeStep(tx, userId, factor.code, now) : await takeRecoveryCode(tx, userId, factor.code, now)
    if (!right) return null
    await forgetGuesses(tx, `factor:${userId}`)
    const left = factor.kind === 'recovery' ? await tx.recoveryCode.count({ where: { userId, usedAt: null } }) : null
    await recordEvent(tx, { at: now, actor: { userId, name: actor.username }, action: 'session.second-factor', subjectType: 'user', subjectId: userId, detail: { by: factor.kind, ...(left === null ? {} : { left }) } })
    return { left }
  })
  if (!taken) return err({ kind: 'wrong' })
  await confirmSecondFactor(token, now)
  return ok({ recoveryCodesLeft: taken.left })
}
