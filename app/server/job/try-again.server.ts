/**
 * A transaction that the database ended because it and another one waited for each other is tried again: nothing of it was
 * written, and the other one is done by then. Source: PostgreSQL, "Explicit locking" (deadlock 40P01, serialisation 40001).
 */
import { randomInt } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { type Transaction, db } from '~/server/db.server'
import { isLockConflict } from '~/server/lock-fault.server'
import { log } from '~/server/log.server'

const TRIES = 5
const FIRST_WAIT_MS = 100

export type TransactionLimits = { readonly maxWait: number; readonly timeout: number }

/** In: what to do in one transaction, from its beginning whenever it is called. Throws the last conflict when none of five tries comes through. */
export async function tryAgain<Out>(work: (tx: Transaction) => Promise<Out>, limits: TransactionLimits): Promise<Out> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await db().$transaction(work, limits)
    } catch (error) {
      if (!isLockConflict(error) || tried === TRIES) throw error
      log.warn({ tried }, 'transactions waited for each other, tried again')
      // Twice as long each time, and not in step with the other one.
      await wait(FIRST_WAIT_MS * 2 ** (tried - 1) + randomInt(FIRST_WAIT_MS))
    }
  }
}
