/** The names of acts that the log holds, for the filter of its page. */
import { db } from '~/server/db.server'

export async function findActions(): Promise<string[]> {
  const rows = await db().$queryRaw<{ action: string }[]>`SELECT DISTINCT action FROM audit_event ORDER BY action LIMIT 200`
  return rows.map(({ action }) => action)
}
