/** A person's own notifications, latest first, a page at a time. */
import type { Actor } from '~/domain/access/role'
import { isNotificationKind, type NotificationItem, notificationKinds, type NotificationValues } from '~/domain/notification/notification-kind'
import { db } from '~/server/db.server'

export const NOTIFICATIONS_PER_PAGE = 20

export type NotificationRow = NotificationItem & { readonly id: string; readonly createdAt: Date; readonly read: boolean }

export async function findNotifications({ by, unreadOnly, page }: { by: Actor; unreadOnly: boolean; page: number }): Promise<{ rows: NotificationRow[]; total: number; unread: number; page: number }> {
  const mine = { userId: by.userId, kind: { in: [...notificationKinds] } }
  const where = unreadOnly ? { ...mine, readAt: null } : mine
  const [total, unread] = await Promise.all([db().notification.count({ where }), db().notification.count({ where: { ...mine, readAt: null } })])
  const shown = Math.min(Math.max(1, page), Math.max(1, Math.ceil(total / NOTIFICATIONS_PER_PAGE)))
  const found = await db().notification.findMany({ where, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }], skip: (shown - 1) * NOTIFICATIONS_PER_PAGE, take: NOTIFICATIONS_PER_PAGE })
  const rows = found.flatMap(({ id, kind, values, createdAt, readAt }) => (isNotificationKind(kind) ? [{ id, kind, values: values as NotificationValues, createdAt, read: readAt !== null }] : []))
  return { rows, total, unread, page: shown }
}
