/** The state of the outbox for the operator: how many wait and failed, when the last one left. No address, no content. */
import { db } from '~/server/db.server'
import { type MailMode, mailMode } from './mail-mode.server'

export type Outbox = { mode: MailMode; waiting: number; retrying: number; failed: number; sent: number; lastSentAt: Date | null; lastFault: string | null; oldestWaitingAt: Date | null }

export async function findOutbox(): Promise<Outbox> {
  const [row] = await db().$queryRaw<Omit<Outbox, 'mode'>[]>`
    SELECT count(*) FILTER (WHERE sent_at IS NULL AND failed_at IS NULL)::int AS waiting,
      count(*) FILTER (WHERE sent_at IS NULL AND failed_at IS NULL AND fault IS NOT NULL)::int AS retrying,
      count(*) FILTER (WHERE failed_at > now() - interval '7 days')::int AS failed,
      count(*) FILTER (WHERE sent_at > now() - interval '7 days')::int AS sent,
      max(sent_at) AS "lastSentAt",
      (SELECT fault FROM mail_message WHERE fault IS NOT NULL ORDER BY COALESCE(failed_at, next_try_at) DESC LIMIT 1) AS "lastFault",
      min(created_at) FILTER (WHERE sent_at IS NULL AND failed_at IS NULL) AS "oldestWaitingAt"
    FROM mail_message`
  return { mode: mailMode(), ...(row ?? { waiting: 0, retrying: 0, failed: 0, sent: 0, lastSentAt: null, lastFault: null, oldestWaitingAt: null }) }
}
