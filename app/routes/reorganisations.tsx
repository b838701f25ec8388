import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ListPages } from '~/components/layout/list-pages'
import { ReorganisationList } from '~/components/reorganisation/reorganisation-list'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { pageOf } from '~/http/roster-address'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { loadReorganisations } from '~/server/reorganisation/load-reorganisations.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'reorganiseUnits')
  const loaded = await loadReorganisations(by, pageOf(args.request), now())
  if (!loaded.ok) throw refuse(404)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('reorganisation:title') }), ...loaded.value }
}

export default function Reorganisations() {
  const { reorganisations, total, page, size } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['reorganisation', 'common'])
  return (
    <>
      <Breadcrumbs label={t('common:section_officers')} items={[{ text: t('common:section_officers'), href: paths.complianceOfficers() }, { text: t('title') }]} />
      <PageHead title={t('title')} line={t('lead')} actions={<ButtonLink size="small" href={paths.newReorganisation()}>{t('newTitle')}</ButtonLink>} />
      {reorganisations.length === 0 ? <Card><EmptyState title={t('listEmptyTitle')}>{t('listEmptyText')}</EmptyState></Card> : <Card flush><ReorganisationList rows={reorganisations} /><ListPages page={page} total={total} size={size} href={(number) => paths.reorganisations({ page: number })} /></Card>}
    </>
  )
}
