import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { pageLinks } from '~/components/admin/page-links'
import { AsOfBar } from '~/components/compliance/as-of-bar'
import { KnownField } from '~/components/compliance/known-field'
import { UnitCrumbs } from '~/components/compliance/unit-crumbs'
import { unitTitle } from '~/components/compliance/unit-name'
import { DifferenceTable } from '~/components/snapshot/difference-table'
import { KnownTable } from '~/components/snapshot/known-table'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { Pagination } from '~/components/ui/pagination'
import { SectionHead } from '~/components/ui/section-head'
import { FIRST_REPORT_DAY, lastReportDay } from '~/domain/compliance/as-of'
import { formatDay, formatDayTable, formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import { readAsOf, readKnown } from '~/http/as-of'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { loadFrame } from '~/server/compliance/load-frame.server'
import { loadKnownStanding, MOST_CHANGED } from '~/server/compliance/load-known-standing.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

const PAGE = 50

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'viewUnitStanding')
  const unitId = requireId(args.params.unitId)
  const asked = readAsOf(args.request)
  const second = readKnown(args.request)
  const typed = Number(new URL(args.request.url).searchParams.get('page') ?? 1)
  const page = Number.isInteger(typed) && typed > 0 && typed < 10_000 ? typed : 1
  const base = { actor, unitId, asOf: asked.asOf, today: asked.today }
  const found = second.known === null ? await loadFrame({ ...base, act: 'viewUnitStanding', structure: 'then' }) : await loadKnownStanding({ ...base, known: second.known, from: (page - 1) * PAGE, count: PAGE })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const { unit, ancestors } = found.value
  const compared = 'compared' in found.value ? found.value.compared : null
  const { t } = i18nFor(languageOf(args.request))
  return {
    ...asked, ...second, page, unit, ancestors, title: t('common:titleSuffix', { title: t('snapshot:knownTitle') }), most: MOST_CHANGED,
    compared: compared && { ...compared, differences: compared.differences.map(({ facts, ...row }) => ({ ...row, facts: facts.map(({ kind, at, what }) => ({ kind, what, at: formatInstant(at) })) })) },
  }
}

export default function KnownStandingPage() {
  const { unit, ancestors, asOf, today, wrong, known, wrongKnown, compared, page, most } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['snapshot', 'compliance'])
  const here = (values: Record<string, string | number | null | undefined> = {}) => paths.knownStanding(unit.unitId, { on: asOf, known: known ?? undefined, ...values })
  const file = (format: 'xlsx' | 'csv') => paths.knownStandingExport(unit.unitId, { on: asOf, known: known ?? undefined, format })
  const path = [unit, ...ancestors]
  return (
    <>
      <UnitCrumbs path={path} topId={path.at(-1)?.unitId} href={(unitId) => paths.complianceUnit(unitId, { on: asOf === today ? undefined : asOf })} below={[{ text: t('knownTitle') }]} />
      <PageHead
        title={t('knownTitle')} line={unitTitle(unit, t)}
        actions={compared ? (
          <>
            <ButtonLink variant="secondary" size="small" icon="download" href={file('xlsx')} download>{t('downloadXlsx')}</ButtonLink>
            <ButtonLink variant="secondary" size="small" icon="download" href={file('csv')} download>{t('downloadCsv')}</ButtonLink>
            <Button variant="secondary" size="small" icon="print" type="button" data-print="" hidden>{t('print')}</Button>
          </>
        ) : undefined}
      />
      <p className="lead">{t('knownLead')}</p>
      <AsOfBar
        action={paths.knownStanding(unit.unitId)} link={(on) => here({ on: on ?? today })} asOf={asOf} today={today}
        wrong={wrong ? { typed: wrong.typed, sentence: t(`compliance:asOfFault_${wrong.fault}`, { from: formatDay(FIRST_REPORT_DAY), to: formatDay(lastReportDay(today)) }) } : undefined}
        beside={<KnownField known={known} wrong={wrongKnown ? { typed: wrongKnown.typed, sentence: t(`compliance:knownFault_${wrongKnown.fault}`, { from: formatDay(FIRST_REPORT_DAY), to: formatDay(today) }) } : undefined} />}
      />
      {known === null ? (
        <Card><EmptyState level={2} title={t('knownAskTitle')}>{t('knownAskText')}</EmptyState></Card>
      ) : compared === null ? (
        <Callout kind="warning" title={t('knownManyTitle')}><p>{t('knownManyText', { most: formatNumber(most) })}</p></Callout>
      ) : (
        <>
          <Card flush><KnownTable unitId={unit.unitId} totals={compared} known={known} href={(unitId) => paths.knownStanding(unitId, { on: asOf, known })} /></Card>
          <SectionHead id="differences" title={t('knownDifferences')} hint={t('differencesHint', { count: compared.different, number: formatNumber(compared.different) })} />
          <Card flush arrangement="people">
            {compared.different === 0 ? <EmptyState title={t('knownSame')}>{t('knownSameText')}</EmptyState> : <DifferenceTable rows={compared.differences} on={asOf} thenLabel={t('knownThen', { on: formatDayTable(known) })} />}
            <Pages page={page} total={compared.different} href={(n) => `${here({ page: n === 1 ? null : n })}#differences`} />
          </Card>
        </>
      )}
    </>
  )
}

function Pages({ page, total, href }: { readonly page: number; readonly total: number; readonly href: (page: number) => string }) {
  const { t } = useTranslation('snapshot')
  const pages = Math.ceil(total / PAGE)
  if (pages <= 1) return null
  return (
    <Pagination label={t('pages')} summary={t('pageSummary', { from: Math.min((page - 1) * PAGE + 1, total), to: Math.min(page * PAGE, total), total })} pages={pageLinks(page, pages, href)}
      previous={page > 1 ? { text: t('previous'), href: href(page - 1) } : undefined} next={page < pages ? { text: t('next'), href: href(page + 1) } : undefined} />
  )
}
