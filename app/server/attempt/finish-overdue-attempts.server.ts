/**
 * Ends every attempt whose time is over by the grace rule: each in its own transaction, stamped at its due instant, so
 * that a job killed half way leaves nothing half done; one that cannot be ended is reported and never stops the others. Run every minute; several processes may run it at once.
 */
import { GRACE_SECONDS } from '~/domain/attempt/attempt'
import { db } from '~/server/db.server'
import { log } from '~/server/log.server'
import { finishAttempt } from './finish-attempt.server'

const SYSTEM = { userId: null, name: 'system' }
const BATCH = 500

/** Returns how many attempts were ended. */
export async function finishOverdueAttempts(now: Date): Promise<number> {
  let finished = 0
  let after: { dueAt: Date; id: string } | undefined
  for (;;) {
    const overdue = await db().attempt.findMany({
      where: {
        state: 'in_progress',
        dueAt: { lt: new Date(now.getTime() - GRACE_SECONDS * 1000) },
        ...(after ? { OR: [{ dueAt: { gt: after.dueAt } }, { dueAt: after.dueAt, id: { gt: after.id } }] } : {}),
      },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
      take: BATCH,
      select: { id: true, dueAt: true },
    })
    for (const { id } of overdue) if (await finishOne(id, now)) finished += 1
    after = overdue[overdue.length - 1]
    if (overdue.length < BATCH) return finished
  }
}

async function finishOne(attemptId: string, now: Date): Promise<boolean> {
  try {
    const done = await db().$transaction((tx) => finishAttempt(tx, { attemptId, officerId: null, reason: 'overdue', actor: SYSTEM, holder: null, address: null, now }), { maxWait: 15_000, timeout: 30_000 })
    return done.ok && !done.value.already
  } catch (error) {
    log.error({ attemptId, error }, 'overdue attempt not ended')
    return false
  }
}
