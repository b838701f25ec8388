/**
 * Sends what waits in the outbox. Each message is taken (and counted as tried) before it is sent, so that two processes
 * never send it at once; a process that dies leaves it to be taken again. Its Message-ID stays the same on every try.
 * No address, name or answer of a mail server goes to the log: only a code.
 */
import { HOLD_MINUTES, isMailAddress, nextTry } from '~/domain/notification/mail-delivery'
import type { NotificationItem } from '~/domain/notification/notification-kind'
import { db } from '~/server/db.server'
import { env } from '~/server/env.server'
import { log } from '~/server/log.server'
import type { Transport } from './open-transport.server'

export type MailText = { readonly subject: string; readonly text: string; readonly html: string }
export type MailToRender = { readonly name: string; readonly locale: string; readonly items: readonly NotificationItem[] }
export type Delivery = { readonly transport: Transport; readonly render: (mail: MailToRender) => MailText }

/** Messages one run sends at most: the next run, a minute later, goes on. */
const MOST = 200

type Taken = { id: string; address: string; name: string; locale: string; items: NotificationItem[]; tries: number }

/** Out: how many messages were sent. */
export async function sendQueuedMail({ transport, render }: Delivery, now: () => Date): Promise<number> {
  let sent = 0
  for (let i = 0; i < MOST; i += 1) {
    const message = await take(now())
    if (message === undefined) break
    if (await deliver(message, { transport, render }, now)) sent += 1
  }
  return sent
}

async function take(now: Date): Promise<Taken | undefined> {
  const [message] = await db().$queryRaw<Taken[]>`
    UPDATE mail_message SET tries = tries + 1, next_try_at = ${now}::timestamptz + make_interval(mins => ${HOLD_MINUTES}::int)
    WHERE id = (SELECT id FROM mail_message WHERE sent_at IS NULL AND failed_at IS NULL AND next_try_at <= ${now} ORDER BY next_try_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, address, name, locale, items, tries::int`
  return message
}

async function deliver(message: Taken, { transport, render }: Delivery, now: () => Date): Promise<boolean> {
  try {
    if (!isMailAddress(message.address)) throw Object.assign(new Error('address'), { code: 'EADDRESS', responseCode: 553 })
    const { hostname } = new URL(env().PUBLIC_URL ?? 'http://dat-chuan.localhost')
    await transport.send({ ...render(message), from: env().MAIL_FROM, to: { name: message.name, address: message.address }, messageId: `<${message.id}@${hostname}>`, headers: { 'Auto-Submitted': 'auto-generated' } })
  } catch (error) {
    await postpone(message, error as { code?: string; responseCode?: number }, now())
    return false
  }
  await db().mailMessage.updateMany({ where: { id: message.id, sentAt: null }, data: { sentAt: now(), fault: null } })
  return true
}

async function postpone({ id, tries }: Taken, { code, responseCode }: { code?: string; responseCode?: number }, now: Date): Promise<void> {
  const fault = [code ?? 'ERROR', responseCode].filter((part) => part !== undefined).join(' ').slice(0, 40)
  // A refused sign-in (535) is ours to mend, not the recipient's fault: try again.
  const final = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH'
  const next = nextTry(tries, final, now)
  await db().mailMessage.updateMany({ where: { id, sentAt: null }, data: { fault, ...(next === null ? { failedAt: now } : { nextTryAt: next }) } })
  log.warn({ mail: id, fault, tries, givenUp: next === null }, 'mail not sent')
}
