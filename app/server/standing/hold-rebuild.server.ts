/**
 * A rebuild of the whole projection is under way as long as its connection holds this lock: a rebuild that dies lets it go.
 * Whoever signs figures shares it to the end of the transaction, so that a rebuild waits for who signs, and nobody signs
 * while one goes on.
 */
import type pg from 'pg'
import type { Transaction } from '~/server/db.server'

const REBUILD_LOCK = 7_203_161

/** Work on a connection, registered as a rebuild under way until it ends. */
export async function asRebuild<Value>(client: pg.ClientBase, work: () => Promise<Value>): Promise<Value> {
  await client.query('SELECT pg_advisory_lock($1)', [REBUILD_LOCK])
  try {
    return await work()
  } finally {
    // Where the connection is gone, so is the lock.
    await client.query('SELECT pg_advisory_unlock($1)', [REBUILD_LOCK]).catch(() => undefined)
  }
}

/** Whether a rebuild is under way, or waits to begin; where none is, none begins before the transaction ends. */
export async function isRebuilding(tx: Pick<Transaction, '$queryRaw'>): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ free: boolean }[]>`SELECT pg_try_advisory_xact_lock_shared(${REBUILD_LOCK}) AS free`
  return row?.free !== true
}
