import { db } from '~/server/db.server'

/** Lets go of files past their week. Out: how many. */
export async function purgeFiles(now: Date): Promise<number> {
  const { count } = await db().exportFile.deleteMany({ where: { expiresAt: { lte: now } } })
  return count
}
