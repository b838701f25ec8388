import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { MatrixTable } from '~/components/standard/matrix-table'
import { RewriteNotice } from '~/components/standard/rewrite-notice'
import { ButtonLink } from '~/components/ui/button-link'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { requireActor } from '~/http/guard'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { today } from '~/server/clock.server'
import { loadStandardMatrix } from '~/server/standard/load-standard-matrix.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewStandards')
  const { t } = i18nFor(languageOf(args.request))
  return { title: t('common:titleSuffix', { title: t('standard:title') }), day: today(), ...(await loadStandardMatrix(by, today())) }
}

export default function Standards() {
  const { day, mayEdit, competencies, rows, rewrites } = useLoaderData<typeof loader>()
  const { t } = useTranslation('standard')
  return (
    <>
      <PageHead title={t('title')} line={t('line', { day: formatDay(day) })} actions={<><ButtonLink variant="secondary" size="small" href={paths.framework()}>{t('frameworkTitle')}</ButtonLink><ButtonLink variant="secondary" size="small" icon="download" href={paths.standardsExport()}>{t('export')}</ButtonLink></>} />
      <RewriteNotice rewrites={rewrites} />
      <p>{mayEdit ? t('mayEdit') : t('mayView')}</p>
      {rows.length === 0 ? <EmptyState title={t('none')}>{t('noneText')}</EmptyState> : <MatrixTable competencies={competencies} rows={rows} />}
      <p className="source-note">{t('matrixNote')}</p>
    </>
  )
}
