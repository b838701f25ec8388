import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ListPages } from '~/components/layout/list-pages'
import { SessionTable } from '~/components/sitting/session-table'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { sessionTime } from '~/http/session-time'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { findClassSessions, SESSIONS_PER_PAGE, type ClassSessionRow } from '~/server/sitting/find-class-sessions.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'manageSittings')
  const page = Math.floor(Number(new URL(args.request.url).searchParams.get('page'))) || 1
  const found = await findClassSessions({ by, page, now: now() })
  if (!found.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  const shown = ({ startsAt, endsAt, ...row }: ClassSessionRow) => ({ ...row, time: t('sitting:time', sessionTime(startsAt, endsAt)) })
  const { coming, past, ...rest } = found.value
  return { title: t('common:titleSuffix', { title: t('sitting:title') }), coming: coming.map(shown), past: past.map(shown), ...rest, pageSize: SESSIONS_PER_PAGE }
}

export default function Sittings() {
  const { coming, past, pastTotal, page, pageSize } = useLoaderData<typeof loader>()
  const { t } = useTranslation('sitting')
  const hrefOf = (n: number) => paths.sittings({ page: n === 1 ? null : n })
  const actions = (
    <>
      <ButtonLink variant="secondary" size="small" href={paths.attemptLogs()}>{t('attemptLogs')}</ButtonLink>
      <ButtonLink variant="secondary" size="small" href={paths.accommodations()}>{t('accommodations')}</ButtonLink>
      <ButtonLink size="small" icon="plus" href={paths.newSitting()}>{t('newSession')}</ButtonLink>
    </>
  )
  return (
    <>
      <PageHead title={t('title')} actions={actions} />
      <p className="lead">{t('lead')}</p>
      <SectionHead title={t('comingTitle')} />
      {coming.length === 0
        ? <EmptyState title={t('comingEmpty')} action={<ButtonLink variant="secondary" href={paths.newSitting()}>{t('newSession')}</ButtonLink>} />
        : <Card flush><SessionTable caption={t('comingTitle')} rows={coming} /></Card>}
      <SectionHead title={t('pastTitle')} />
      {past.length === 0 ? <p className="meta">{t('pastEmpty')}</p> : (
        <Card flush>
          <SessionTable caption={t('pastTitle')} rows={past} />
          <ListPages page={page} total={pastTotal} size={pageSize} href={hrefOf} />
        </Card>
      )}
    </>
  )
}
