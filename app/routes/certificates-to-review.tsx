import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/components/ui/button-link'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { RowList } from '~/components/ui/row-list'
import { dayOfInstant } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { findCertificatesToReview } from '~/server/certificate/find-certificates-to-review.server'
import { today } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'revokeCertificate')
  const found = await findCertificatesToReview(by, today())
  if (!found.ok) throw refuse(403)
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('certificate:reviewTitle') }), rows: found.value.map(({ regradedAt, ...row }) => ({ ...row, day: formatDay(dayOfInstant(regradedAt)) })) }
}

export default function CertificatesToReview() {
  const { rows } = useLoaderData<typeof loader>()
  const { t } = useTranslation('certificate')
  return (
    <>
      <PageHead title={t('reviewTitle')} line={t('reviewLead')} />
      {rows.length === 0 ? <div className="card"><EmptyState level={2} title={t('reviewEmpty')}>{t('reviewEmptyText')}</EmptyState></div> : (
        <RowList items={rows.map((row) => ({
          id: row.id,
          title: t('reviewRow', { number: row.number, name: row.fullName }),
          href: paths.complianceOfficer(row.officerId),
          meta: <>{t('reviewMeta', { course: row.course, staffCode: row.staffCode })}<span className="block">{t('reviewReason', { day: row.day, reason: row.reason })}</span></>,
          status: <ButtonLink size="small" variant="secondary" href={paths.certificateRevoke(row.id)}>{t('reviewAct')}<span className="vh"> {row.number}</span></ButtonLink>,
        }))} />
      )}
    </>
  )
}
