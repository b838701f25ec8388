/**
 * Whoever signs figures meanwhile waits for the end of the transaction, and is waited for (sign-snapshot): for what changes
 * units, or asks for people to be computed anew. Taken before any other lock that is waited for, so that nobody who holds
 * people or units waits for a signing that waits for somebody who wants them.
 */
import type { Transaction } from '~/server/db.server'

export async function holdSigning(tx: Pick<Transaction, '$executeRaw'>): Promise<void> {
  await tx.$executeRaw`LOCK TABLE standing_rewrite IN ROW EXCLUSIVE MODE`
}
