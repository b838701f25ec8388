import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { EventFilters } from '~/components/admin/event-filters'
import { EventTable } from '~/components/admin/event-table'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { StatusText } from '~/components/ui/status-text'
import { formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import { readEventFilter } from '~/http/event-filter'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadAudit } from '~/server/audit/load-audit.server'
import { now } from '~/server/clock.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? 'Đạt Chuẩn' }]

export async function loader(args: LoaderFunctionArgs) {
  const by = await requireActor(args, 'viewAudit')
  const { filter, typed, badDays, before } = readEventFilter(args.request)
  const found = await loadAudit(by, filter, before, now(), new URL(args.request.url).searchParams.get('check') === 'now')
  if (!found.ok) throw refuse(403)
  const { rows, older, actions, chain, checkedAt } = found.value
  const { t } = i18nFor(languageOf(args.request))
  return {
    title: t('common:titleSuffix', { title: t('admin:auditTitle') }),
    typed, badDays, older, actions, chain,
    paged: before !== null,
    checkedAt: formatInstant(checkedAt),
    rows: rows.map(({ at, detail, ...row }) => ({ ...row, at: formatInstant(at), detail: JSON.stringify(detail) })),
  }
}

export default function Audit() {
  const { typed, badDays, older, actions, chain, paged, checkedAt, rows } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['admin', 'common'])
  const number = (text: string) => formatNumber(Number(text))
  return (
    <>
      <PageHead title={t('auditTitle')} line={t('auditLead')} actions={<ButtonLink variant="secondary" size="small" icon="download" href={paths.auditExport(typed)}>{t('exportCsv')}</ButtonLink>} />
      {chain.ok ? (
        <p className="row"><StatusText state="met">{t('chainWhole', { number: number(chain.upTo) })}</StatusText><span className="meta">{t('checkedAt', { at: checkedAt })}</span><a href={paths.audit({ ...typed, check: 'now' })}>{t('checkAgain')}</a></p>
      ) : (
        <Callout kind="must" title={t(`chain_${chain.fault}`, { number: number(chain.at) })}><p>{t('chainBroken', { upTo: number(chain.upTo) })} <a href={paths.audit({ ...typed, check: 'now' })}>{t('checkAgain')}</a></p></Callout>
      )}
      <Card flush>
        <EventFilters typed={typed} badDays={badDays} actions={actions} />
        {rows.length > 0 ? <EventTable rows={rows} /> : <EmptyState title={t('noEvents')}>{t('noEventsHint')}</EmptyState>}
        {older || paged ? (
          <nav className="pages" aria-label={t('common:pages')}>
            <span className="end" />
            {paged ? <a href={paths.audit(typed)}>{t('newest')}</a> : null}
            {older ? <a href={paths.audit({ ...typed, before: older })} rel="next">{t('older')}</a> : null}
          </nav>
        ) : null}
      </Card>
    </>
  )
}
