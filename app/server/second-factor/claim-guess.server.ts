/**
 * Guesses at a secret of a signed-in person (second factor, own password) are counted before they are judged, one after
 * the other: a thousand at once count as a thousand. A right one wipes the count. Limits: domain/access/throttle.
 */
import { allowedFailures, waitSeconds } from '~/domain/access/throttle'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db, type Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'

export type GuessSubject = `factor:${string}` | `password:${string}`
export type Wait = { kind: 'wait'; seconds: number }

export async function claimGuess(subject: GuessSubject, now: Date): Promise<Result<void, Wait>> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${subject}, 0))`
    const since = new Date(now.getTime() - allowedFailures.account.windowMinutes * 60_000)
    const failures = await tx.signInFailure.findMany({ where: { subject, at: { gt: since } }, orderBy: { at: 'desc' }, take: 100, select: { at: true } })
    const last = failures[0]
    const seconds = last ? waitSeconds('account', failures.length, Math.floor((now.getTime() - last.at.getTime()) / 1000)) : 0
    if (seconds > 0) return err({ kind: 'wait', seconds })
    await tx.signInFailure.create({ data: { id: newId(), subject, at: now } })
    return ok(undefined)
  })
}

/** The guess was right: earlier wrong ones are forgotten. */
export async function forgetGuesses(tx: Transaction, subject: GuessSubject): Promise<void> {
  await tx.signInFailure.deleteMany({ where: { subject } })
}
