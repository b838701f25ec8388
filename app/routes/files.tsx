import { data, redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FileTable } from '~/components/export-file/file-table'
import { ListPages } from '~/components/layout/list-pages'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { ErrorSummary } from '~/components/ui/error-summary'
import { PageHead } from '~/components/ui/page-head'
import { Toast } from '~/components/ui/toast'
import { mayEver } from '~/domain/access/policy'
import { KEPT_DAYS } from '~/domain/export-file/export-file'
import { formatInstant, formatTime, formatDayTable } from '~/domain/kernel/vietnamese-format'
import { dayOfInstant } from '~/domain/kernel/day'
import { requireId } from '~/http/attempt-address'
import { readForm } from '~/http/form'
import { requireActor } from '~/http/guard'
import { invalid, refuse } from '~/http/respond'
import { pageOf } from '~/http/roster-address'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { FILES_A_PAGE, findFiles } from '~/server/export-file/find-files.server'
import { retryFile } from '~/server/export-file/retry-file.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? '' }]
/** While a file is under way the page asks again by itself, with or without script. */
export const headers: HeadersFunction = ({ loaderHeaders }): Record<string, string> => {
  const refresh = loaderHeaders.get('Refresh')
  return refresh === null ? {} : { Refresh: refresh }
}

const SAID = ['asked', 'again', 'deleted', 'retried'] as const
const REFUSED = ['right', 'expired', 'notReady', 'failed'] as const

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'keepFiles')
  const { searchParams } = new URL(args.request.url)
  const found = await findFiles({ by, page: pageOf(args.request), now: now() })
  const { t } = i18nFor(languageOf(args.request))
  const rows = found.rows.map(({ createdAt, expiresAt, ...row }) => ({ ...row, at: formatInstant(createdAt), until: `${formatDayTable(dayOfInstant(expiresAt))} ${formatTime(expiresAt)}` }))
  const refused = REFUSED.find((one) => one === searchParams.get('refused')) ?? null
  const said = SAID.find((one) => one === searchParams.get('done')) ?? null
  const page = { title: t('common:titleSuffix', { title: t('exportFile:title') }), ...found, rows, pageSize: FILES_A_PAGE, refused, said, mayReport: mayEver(by, 'makeReports').ok }
  // The sentence about what was just done is not said again.
  return data(page, found.working ? { headers: { Refresh: `3;url=${paths.files({ page: found.page === 1 ? null : found.page })}` } } : undefined)
}

export async function action(args: ActionFunctionArgs) {
  const by = await requireActor(args, 'keepFiles')
  const id = (await readForm(args.request)).get('id')
  const done = await retryFile({ by, id: requireId(typeof id === 'string' ? id : undefined), now: now() })
  if (done.ok) return redirect(paths.files({ done: 'retried' }), 303)
  if (done.reason === 'notFound') throw refuse(404)
  return invalid({ fault: done.reason === 'right' ? 'retry_right' : done.reason }, 409)
}

export default function Files() {
  const { rows, total, page, working, pageSize, refused, said, mayReport } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { t } = useTranslation('exportFile')
  const hrefOf = (n: number) => paths.files({ page: n === 1 ? null : n })
  const fault = answer?.fault ?? (refused === null ? null : `refused_${refused}`)
  return (
    <>
      {fault === null ? null : <ErrorSummary title={t('notDone')} errors={[{ text: t(fault) }]} />}
      {said === null || fault !== null ? null : <div className="mb-5"><Toast>{t(`said_${said}`)}</Toast></div>}
      <PageHead
        title={t('title')} line={t('lead', { days: KEPT_DAYS })}
        actions={working || mayReport ? <>{working ? <ButtonLink variant="secondary" size="small" icon="reload" href={hrefOf(page)}>{t('reload')}</ButtonLink> : null}{mayReport ? <ButtonLink variant="secondary" size="small" icon="file" href={paths.reports()}>{t('toReports')}</ButtonLink> : null}</> : undefined}
      />
      {working ? <p className="hint" role="status">{t('working')}</p> : null}
      {rows.length === 0 ? <Card><EmptyState level={2} title={t('emptyTitle')}>{t('emptyText')}</EmptyState></Card> : (
        <Card flush>
          <FileTable rows={rows} />
          <ListPages page={page} total={total} size={pageSize} href={hrefOf} summary={(range) => t('pageSummary', range)} />
        </Card>
      )}
    </>
  )
}
