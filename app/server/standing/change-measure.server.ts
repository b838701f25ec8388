/**
 * The transaction of a change that the standing of many follows from: a standard, the rule of counting. The work locks that row
 * FOR UPDATE: whoever computes spans by it holds a share of it until his own commit (by the foreign key of a posting, or
 * get-counting-rule), so that the change sees all that was written by the old measure, and what comes later reads the new one.
 * A list may hold its share for minutes. Nobody waits for that with a page open: after a few seconds the change is given up,
 * nothing is written, and the answer is "busy". Requests for rewriting are locked first, as signing does: the row that others
 * need is then never held while a signing is waited for.
 */
import { Prisma } from '@prisma/client'
import { db, type Transaction } from '~/server/db.server'
import { isLockConflict, isLockTimeout } from '~/server/lock-fault.server'
import { holdSigning } from './hold-signing.server'

const WAIT_MS = 3000

/** Out: what the work gives; 'busy' when a lock was not to be had, or two waited for each other (nothing was written then). */
export async function changeMeasure<Value>(work: (tx: Transaction) => Promise<Value>): Promise<Value | 'busy'> {
  try {
    return await db().$transaction(async (tx) => {
      await tx.$executeRaw(Prisma.raw(`SET LOCAL lock_timeout = ${WAIT_MS}`))
      await holdSigning(tx)
      return work(tx)
    }, { timeout: 20_000 })
  } catch (error) {
    if (!isLockTimeout(error) && !isLockConflict(error)) throw error
    return 'busy'
  }
}
