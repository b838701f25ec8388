/** How many notifications a person has not read: one look into the index notification_unread, on every page. */
import { pool } from '~/server/db.server'

/** Beyond this the bell says "99+": counting further would tell nothing. */
const MOST = 100
const COUNT = { name: 'notification-unread', text: `SELECT count(*)::int AS unread FROM (SELECT 1 FROM notification WHERE user_id = $1 AND read_at IS NULL LIMIT ${MOST}) AS few` }

export async function countUnread(userId: string): Promise<number> {
  const { rows } = await pool().query<{ unread: number }>({ ...COUNT, values: [userId] })
  return rows[0]?.unread ?? 0
}
