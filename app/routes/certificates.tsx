import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { CertificateList } from '~/components/certificate/certificate-list'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { requireActor } from '~/http/guard'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadCertificates } from '~/server/certificate/load-certificates.server'
import { today } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'study')
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('certificate:listTitle') }), rows: actor.officerId ? await loadCertificates(actor.officerId, today()) : [] }
}

export default function Certificates() {
  const { rows } = useLoaderData<typeof loader>()
  const { t } = useTranslation('certificate')
  return (
    <div className="narrow">
      <h1>{t('listTitle')}</h1>
      <p className="lead mb-5">{t('listLead')}</p>
      {rows.length > 0 ? <CertificateList rows={rows} /> : <Card><EmptyState level={2} title={t('listEmpty')} action={<ButtonLink href={paths.courses()}>{t('listEmptyAct')}</ButtonLink>}>{t('listEmptyText')}</EmptyState></Card>}
    </div>
  )
}
