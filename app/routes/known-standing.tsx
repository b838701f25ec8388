import { data, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AsOfBar } from '~/components/compliance/as-of-bar'
import { KnownField } from '~/components/compliance/known-field'
import { UnitCrumbs } from '~/components/compliance/unit-crumbs'
import { unitTitle } from '~/components/compliance/unit-name'
import { ListPages } from '~/components/layout/list-pages'
import { DifferenceTable } from '~/components/snapshot/difference-table'
import { KnownBackground } from '~/components/snapshot/known-background'
import { KnownTable } from '~/components/snapshot/known-table'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { SectionHead } from '~/components/ui/section-head'
import { mayEver } from '~/domain/access/policy'
import { totalsOf } from '~/domain/compliance/known-summary'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { FIRST_REPORT_DAY, lastReportDay } from '~/domain/compliance/as-of'
import { formatDay, formatDayTable, formatInstant, formatNumber } from '~/domain/kernel/vietnamese-format'
import { readAsOf, readKnown } from '~/http/as-of'
import { requireId } from '~/http/attempt-address'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { loadFrame } from '~/server/compliance/load-frame.server'
import { loadKnownStanding } from '~/server/compliance/load-known-standing.server'
import { env } from '~/server/env.server'
import { findKnownFiles, type KnownFiles } from '~/server/export-file/find-known-files.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? '' }]
/** While the file is under way the page asks again by itself, with or without script. */
export const headers: HeadersFunction = ({ loaderHeaders }): Record<string, string> => {
  const refresh = loaderHeaders.get('Refresh')
  return refresh === null ? {} : { Refresh: refresh }
}

const PAGE = 50

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'viewUnitStanding')
  const unitId = requireId(args.params.unitId)
  const asked = readAsOf(args.request)
  const second = readKnown(args.request)
  const typed = Number(new URL(args.request.url).searchParams.get('page') ?? 1)
  const page = Number.isInteger(typed) && typed > 0 && typed < 10_000 ? typed : 1
  const base = { actor, unitId, asOf: asked.asOf, today: asked.today }
  const { known } = second
  const found = known === null ? await loadFrame({ ...base, act: 'viewUnitStanding', structure: 'then' }) : await loadKnownStanding({ ...base, known, from: (page - 1) * PAGE, count: PAGE, most: env().KNOWN_AT_ONCE })
  if (!found.ok) throw refuse(found.reason === 'role' ? 403 : 404)
  const { unit, ancestors, children } = found.value
  const compared = 'compared' in found.value ? found.value.compared : null
  const files = known !== null && 'unitIds' in found.value && compared === null ? await findKnownFiles({ by: actor, request: { unitId, asOf: asked.asOf, known }, unitIds: found.value.unitIds, now: now() }) : null
  const { t } = i18nFor(languageOf(args.request))
  const shown = {
    ...asked, ...second, page, unit, ancestors, title: t('common:titleSuffix', { title: t('snapshot:knownTitle') }), most: env().KNOWN_AT_ONCE, mayAsk: mayEver(actor, 'exportStanding').ok,
    background: files && background(files, [unit, ...children]),
    compared: compared && { ...compared, differences: compared.differences.map(({ facts, ...row }) => ({ ...row, facts: facts.map((fact) => ({ ...fact, at: formatInstant(fact.at) })) })) },
  }
  const working = files?.latest?.state === 'queued' || files?.latest?.state === 'running'
  return data(shown, working && known !== null ? { headers: { Refresh: `3;url=${paths.knownStanding(unitId, { on: asked.asOf, known })}` } } : undefined)
}

/** What of the files the page shows: how far the latest is where it is not done, and what the latest that is done says. */
function background({ latest, ready }: KnownFiles, units: readonly UnitOnDay[]) {
  const totals = ready && totalsOf(ready.summary, units)
  return {
    latest: latest && latest.state !== 'done' ? { state: latest.state, done: latest.done, total: latest.total, fault: latest.fault } : null,
    ready: ready && totals && { id: ready.id, format: ready.format, at: ready.finishedAt === null ? '' : formatInstant(ready.finishedAt), totals },
  }
}

export default function KnownStandingPage() {
  const { unit, ancestors, asOf, today, wrong, known, wrongKnown, compared, background, page, most, mayAsk } = useLoaderData<typeof loader>()
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
        <KnownBackground unitId={unit.unitId} asOf={asOf} known={known} most={most} mayAsk={mayAsk} latest={background?.latest ?? null} ready={background?.ready ?? null} />
      ) : (
        <>
          <Card flush><KnownTable unitId={unit.unitId} totals={compared} known={known} href={(unitId) => paths.knownStanding(unitId, { on: asOf, known })} /></Card>
          <SectionHead id="differences" title={t('knownDifferences')} hint={t('differencesHint', { count: compared.different, number: formatNumber(compared.different) })} />
          <Card flush arrangement="people">
            {compared.different === 0 ? <EmptyState title={t('knownSame')}>{t('knownSameText')}</EmptyState> : <DifferenceTable rows={compared.differences} on={asOf} known={known} thenLabel={t('knownThen', { on: formatDayTable(known) })} />}
            <ListPages page={page} total={compared.different} size={PAGE} href={(n) => `${here({ page: n === 1 ? null : n })}#differences`} summary={(range) => t('pageSummary', range)} />
          </Card>
        </>
      )}
    </>
  )
}
