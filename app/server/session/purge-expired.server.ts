import { db } from '~/server/db.server'
import { lucia } from './lucia.server'

/** Drops ended sessions and sign-in failures that no window reaches any more. Returns how many failures went. */
export async function purgeExpired(now: Date): Promise<number> {
  await lucia().deleteExpiredSessions()
  const { count } = await db().signInFailure.deleteMany({ where: { at: { lt: new Date(now.getTime() - 24 * 3_600_000) } } })
  return count
}
