import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ListPages } from '~/components/layout/list-pages'
import { NotificationList } from '~/components/notification/notification-list'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { Toast } from '~/components/ui/toast'
import { formatInstant } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { notificationText } from '~/http/notification-text'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { findNotifications, NOTIFICATIONS_PER_PAGE } from '~/server/notification/find-notifications.server'
import { readNotifications } from '~/server/notification/read-notifications.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'useAccount')
  const { searchParams } = new URL(args.request.url)
  const unreadOnly = searchParams.get('show') === 'unread'
  const page = Math.floor(Number(searchParams.get('page')))
  const { rows, ...found } = await findNotifications({ by, unreadOnly, page: page > 0 && page < 100_000 ? page : 1 })
  const { t } = i18nFor(languageOf(args.request))
  const shown = rows.map((row) => { const { title, text } = notificationText(row, t); return { id: row.id, title, text, at: formatInstant(row.createdAt), read: row.read } })
  return { title: t('common:titleSuffix', { title: t('notification:title') }), rows: shown, ...found, unreadOnly, pageSize: NOTIFICATIONS_PER_PAGE, done: searchParams.get('done') === 'all' }
}

/** Marks all as read. */
export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'useAccount')
  await readNotifications({ by, id: null, now: now() })
  return redirect(paths.notifications({ done: 'all' }), 303)
}

export default function Notifications() {
  const { rows, total, unread, page, unreadOnly, pageSize, done } = useLoaderData<typeof loader>()
  const { t } = useTranslation('notification')
  const hrefOf = (n: number) => paths.notifications({ show: unreadOnly ? 'unread' : null, page: n === 1 ? null : n })
  const actions = unread > 0 ? <form method="post" action={paths.notifications()}><Button variant="secondary" size="small" icon="check">{t('markAll')}</Button></form> : undefined
  return (
    <div className="narrow">
      {done ? <div className="mb-5"><Toast>{t('doneAll')}</Toast></div> : null}
      <PageHead title={t('title')} line={t('lead')} actions={actions} />
      <nav className="row mb-4" aria-label={t('filterLabel')}>
        <ButtonLink variant={unreadOnly ? 'quiet' : 'secondary'} size="small" href={paths.notifications()} aria-current={unreadOnly ? undefined : 'page'}>{t('all')}</ButtonLink>
        <ButtonLink variant={unreadOnly ? 'secondary' : 'quiet'} size="small" href={paths.notifications({ show: 'unread' })} aria-current={unreadOnly ? 'page' : undefined}>{t('unreadOnly', { count: unread })}</ButtonLink>
      </nav>
      {rows.length > 0 ? <NotificationList rows={rows} /> : <EmptyState level={2} title={t(unreadOnly ? 'emptyUnreadTitle' : 'emptyTitle')}>{t(unreadOnly ? 'emptyUnreadText' : 'emptyText')}</EmptyState>}
      <ListPages page={page} total={total} size={pageSize} href={hrefOf} summary={(range) => t('pageSummary', range)} />
      <p className="mt-5"><a href={`${paths.account()}#mail`}>{t('settingsLink')}</a></p>
    </div>
  )
}
