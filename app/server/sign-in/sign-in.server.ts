/**
 * Signing in with name and password. A known and an unknown account get the same answer in the same time.
 * Throttling counts failures by account and by address; it makes one wait, it never locks for good.
 */
import type { Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { recordEvent } from '~/server/audit/record-event.server'
import { passwordMatches, PasswordQueueFull, pretendToCheck } from '~/server/password/password.server'
import { startSession } from '~/server/session/start-session.server'
import { allowedFailures, waitSeconds } from '~/domain/access/throttle'

export type SignInRefusal = { kind: 'wrong' } | { kind: 'wait'; seconds: number } | { kind: 'busy' }

async function secondsToWait(subject: string, kind: 'account' | 'address', now: Date): Promise<number> {
  const { windowMinutes } = allowedFailures[kind]
  const failures = await db().signInFailure.findMany({
    where: { subject, at: { gt: new Date(now.getTime() - windowMinutes * 60_000) } },
    orderBy: { at: 'desc' },
    take: 100,
    select: { at: true },
  })
  const last = failures[0]
  return last ? waitSeconds(kind, failures.length, Math.floor((now.getTime() - last.at.getTime()) / 1000)) : 0
}

export async function signIn(input: { username: string; password: string; address: string; now: Date }): Promise<Result<{ cookie: string }, SignInRefusal>> {
  const username = input.username.trim().toLowerCase().slice(0, 64)
  const subjects = { account: `account:${username}`, address: `address:${input.address}` } as const
  const seconds = Math.max(await secondsToWait(subjects.account, 'account', input.now), await secondsToWait(subjects.address, 'address', input.now))
  if (seconds > 0) return { ok: false, reason: { kind: 'wait', seconds } }
  const user = await db().user.findUnique({ where: { username } })
  let matches = false
  try {
    if (user && !user.disabledAt) matches = await passwordMatches(user.passwordHash, input.password)
    else await pretendToCheck(input.password)
  } catch (error) {
    if (error instanceof PasswordQueueFull) return { ok: false, reason: { kind: 'busy' } }
    throw error
  }
  if (!user || !matches) {
    await db().signInFailure.createMany({ data: Object.values(subjects).map((subject) => ({ id: newId(), subject, at: input.now })) })
    return { ok: false, reason: { kind: 'wrong' } }
  }
  const cookie = await startSession(user.id, input.now)
  await db().$transaction(async (tx) => {
    await tx.signInFailure.deleteMany({ where: { subject: subjects.account } })
    await recordEvent(tx, { at: input.now, actor: { userId: user.id, name: user.username }, action: 'session.start', subjectType: 'user', subjectId: user.id })
  })
  return { ok: true, value: { cookie } }
}
