import { db } from '~/server/db.server'

/** Lets go of uploads that nobody published within their hour. Out: how many. */
export async function purgeImports(now: Date): Promise<number> {
  const { count } = await db().questionImport.deleteMany({ where: { expiresAt: { lte: now } } })
  return count
}
