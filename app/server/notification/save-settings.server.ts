/** Keeps which topics a person wants by e-mail. What is told in the app cannot be switched off. */
import type { Actor } from '~/domain/access/role'
import { notificationTopics, type NotificationTopic } from '~/domain/notification/notification-kind'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'

export async function saveSettings({ by, wanted, now }: { by: Actor; wanted: ReadonlySet<NotificationTopic>; now: Date }): Promise<void> {
  await db().$transaction(async (tx) => {
    for (const topic of notificationTopics) {
      const mail = wanted.has(topic)
      await tx.notificationSetting.upsert({ where: { userId_topic: { userId: by.userId, topic } }, create: { userId: by.userId, topic, mail }, update: { mail } })
    }
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'notification.settings', subjectType: 'user', subjectId: by.userId, detail: { mail: [...wanted] } })
  })
}
