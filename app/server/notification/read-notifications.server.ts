/** Marks own notifications as read: one, or all there are. Another person's id changes nothing. */
import type { Actor } from '~/domain/access/role'
import { isNotificationKind, type NotificationItem, type NotificationValues } from '~/domain/notification/notification-kind'
import { db } from '~/server/db.server'

/** Out: the one that was opened, so that its reader can be sent on; null when all were meant, or it is not there. */
export async function readNotifications({ by, id, now }: { by: Actor; id: string | null; now: Date }): Promise<NotificationItem | null> {
  await db().notification.updateMany({ where: { userId: by.userId, readAt: null, ...(id === null ? {} : { id }) }, data: { readAt: now } })
  if (id === null) return null
  const found = await db().notification.findFirst({ where: { id, userId: by.userId }, select: { kind: true, values: true } })
  return found && isNotificationKind(found.kind) ? { kind: found.kind, values: found.values as NotificationValues } : null
}
