/**
 * Tells people something, in a transaction of the caller: in the app those who have an account, by e-mail those who have
 * an address and have not refused the topic. Several items for one person make one e-mail, a digest; what still waits
 * in the outbox takes later ones in. The sentences are made when they are read or sent, in the reader's language.
 */
import { isMailAddress } from '~/domain/notification/mail-delivery'
import { type NotificationItem, topicOf } from '~/domain/notification/notification-kind'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { mailMode } from '~/server/mail/mail-mode.server'

export type Notice = { readonly to: { readonly officerId: string } | { readonly userId: string }; readonly item: NotificationItem }
type Person = { officerId: string | null; userId: string | null; name: string; email: string | null; locale: string | null; refused: string[] }

export async function notifyPeople(tx: Transaction, notices: readonly Notice[], now: Date): Promise<void> {
  if (notices.length === 0) return
  const people = await findPeople(tx, notices)
  const told = notices.flatMap(({ to, item }) => {
    const person = people.find((one) => ('userId' in to ? one.userId === to.userId : one.officerId === to.officerId))
    return person ? [{ person, item }] : []
  })
  await tx.notification.createMany({
    data: told.flatMap(({ person, item }) => (person.userId === null ? [] : [{ id: newId(), userId: person.userId, kind: item.kind, values: item.values, createdAt: now }])),
  })
  if (mailMode() === 'off') return
  const mails = new Map<string, { person: Person; items: NotificationItem[] }>()
  for (const { person, item } of told) {
    if (person.email === null || !isMailAddress(person.email) || person.refused.includes(topicOf(item.kind))) continue
    const mail = mails.get(person.email) ?? { person, items: [] }
    mails.set(person.email, mail)
    mail.items.push(item)
  }
  await queue(tx, mails, now)
}

async function findPeople(tx: Transaction, notices: readonly Notice[]): Promise<Person[]> {
  const officerIds = notices.flatMap(({ to }) => ('officerId' in to ? [to.officerId] : []))
  const userIds = notices.flatMap(({ to }) => ('userId' in to ? [to.userId] : []))
  return tx.$queryRaw<Person[]>`
    SELECT o.id AS "officerId", u.id AS "userId", COALESCE(o.full_name, u.display_name) AS name, o.email, u.locale,
      COALESCE((SELECT array_agg(s.topic) FROM notification_setting s WHERE s.user_id = u.id AND NOT s.mail), '{}') AS refused
    FROM officer o FULL JOIN app_user u ON u.officer_id = o.id
    WHERE (o.id = ANY(${officerIds}::uuid[]) OR u.id = ANY(${userIds}::uuid[])) AND u.disabled_at IS NULL`
}

/** Into the mail that still waits for the same address, or into a new one. */
async function queue(tx: Transaction, mails: ReadonlyMap<string, { person: Person; items: NotificationItem[] }>, now: Date): Promise<void> {
  if (mails.size === 0) return
  const waiting = await tx.$queryRaw<{ id: string; address: string }[]>`
    SELECT id, address FROM mail_message WHERE address = ANY(${[...mails.keys()]}::text[]) AND tries = 0 AND sent_at IS NULL AND failed_at IS NULL ORDER BY id FOR UPDATE SKIP LOCKED`
  const idOf = new Map(waiting.map(({ id, address }) => [address, id]))
  const known = [...mails].filter(([address]) => idOf.has(address))
  await tx.$executeRaw`
    UPDATE mail_message m SET items = m.items || n.items FROM unnest(${known.map(([address]) => idOf.get(address) ?? '')}::uuid[], ${known.map(([, { items }]) => JSON.stringify(items))}::jsonb[]) AS n (id, items) WHERE m.id = n.id`
  await tx.mailMessage.createMany({
    data: [...mails].flatMap(([address, { person, items }]) => (idOf.has(address) ? [] : [{ id: newId(), address, name: person.name, locale: person.locale ?? 'vi', items: items as object[], createdAt: now, nextTryAt: now }])),
  })
}
