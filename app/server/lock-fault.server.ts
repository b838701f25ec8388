/** What a transaction that could not have its locks ends with; nothing of it was written. The driver's codes stand in messages and in `meta`. */

/** Two waited for each other. Prisma says P2034 of its own statements; of those written by hand the driver's kind or the code of the database. */
export function isLockConflict(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === 'P2034' || /40P01|40001|TransactionWriteConflict|deadlock detected|could not serialize/.test(textOf(error))
}

/** A lock was waited for longer than the lock_timeout of the transaction. */
export function isLockTimeout(error: unknown): boolean {
  return /55P03|lock timeout/.test(textOf(error))
}

function textOf(error: unknown): string {
  const { message, meta } = (error ?? {}) as { message?: unknown; meta?: unknown }
  return `${String(message)} ${JSON.stringify(meta ?? '')}`
}
