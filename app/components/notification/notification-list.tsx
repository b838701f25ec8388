import { useTranslation } from 'react-i18next'
import { RowList } from '~/components/ui/row-list'
import { StatusText } from '~/components/ui/status-text'
import { paths } from '~/paths'

export interface NotificationListProps {
  readonly rows: readonly { readonly id: string; readonly title: string; readonly text: string; readonly at: string; readonly read: boolean }[]
}

/** Notifications; opening one marks it as read and goes where it leads. */
export function NotificationList({ rows }: NotificationListProps) {
  const { t } = useTranslation('notification')
  return (
    <RowList items={rows.map(({ id, title, text, at, read }) => ({
      id, title: read ? title : <b>{title}</b>, href: paths.notification(id), meta: text,
      status: read ? <StatusText state="idle" icon="check">{t('read')}</StatusText> : <StatusText state="active" icon="bell">{t('unread')}</StatusText>, note: at,
    }))} />
  )
}
