/** Which topics a person wants by e-mail (all, unless refused), and whether there is an address and a way to send at all. */
import type { Actor } from '~/domain/access/role'
import { notificationTopics, type NotificationTopic } from '~/domain/notification/notification-kind'
import { isMailAddress } from '~/domain/notification/mail-delivery'
import { db } from '~/server/db.server'
import { mailMode } from '~/server/mail/mail-mode.server'

export type NotificationSettings = { readonly mail: Readonly<Record<NotificationTopic, boolean>>; readonly address: string | null; readonly sends: boolean }

export async function findSettings(by: Actor): Promise<NotificationSettings> {
  const [rows, officer] = await Promise.all([
    db().notificationSetting.findMany({ where: { userId: by.userId } }),
    by.officerId === null ? null : db().officer.findUnique({ where: { id: by.officerId }, select: { email: true } }),
  ])
  const refused = new Set(rows.filter(({ mail }) => !mail).map(({ topic }) => topic))
  const address = officer?.email && isMailAddress(officer.email) ? officer.email : null
  return { mail: Object.fromEntries(notificationTopics.map((topic) => [topic, !refused.has(topic)])) as Record<NotificationTopic, boolean>, address, sends: mailMode() !== 'off' }
}
