import { data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { FaultList } from '~/components/account/fault-list'
import { ReportForm } from '~/components/report/report-form'
import { ReportPreview } from '~/components/report/report-preview'
import { Breadcrumbs } from '~/components/ui/breadcrumbs'
import { ButtonLink } from '~/components/ui/button-link'
import { Card } from '~/components/ui/card'
import { EmptyState } from '~/components/ui/empty-state'
import { faultSentences } from '~/components/ui/fault-sentences'
import { PageHead } from '~/components/ui/page-head'
import { RowList } from '~/components/ui/row-list'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { parseReport, reportDay, reportDefaults, type ReportFaults, reportKinds } from '~/domain/report/report-form'
import { reportKindOf, reportTyped } from '~/http/file-request'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { today } from '~/server/clock.server'
import { loadReportChoices } from '~/server/report/load-report-choices.server'
import { loadReportPage } from '~/server/report/load-report-page.server'

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [{ title: page?.title ?? '' }]

/** Without a report: the choice of one. With one: its form, and what the file will hold. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'makeReports')
  const { searchParams } = new URL(args.request.url)
  const { t } = i18nFor(languageOf(args.request))
  const kind = reportKindOf(searchParams.get('report'))
  const now = today()
  if (kind === null) return data({ title: t('common:titleSuffix', { title: t('report:title') }), form: null, preview: null })
  const given = reportTyped((name) => searchParams.get(name))
  const isAsked = searchParams.has('unit')
  const before = isAsked ? given : { ...reportDefaults(kind, now, formatDay), ...given }
  const search = searchParams.get('find') === 'units' ? (searchParams.get('search') ?? '').normalize('NFC').trim().slice(0, 100) : ''
  const choices = await loadReportChoices(actor, reportDay(kind, before, now), { search, unitId: isAsked ? (given['unit'] ?? '') : null })
  if (!choices.ok) throw refuse(403)
  const typed = { ...before, unit: isAsked ? (given['unit'] ?? '') : choices.value.first }
  const parsed = parseReport(kind, typed, now)
  // While a unit is looked for nothing is judged yet.
  const loaded = parsed.ok && search === '' ? await loadReportPage({ actor, request: parsed.value, today: now }) : null
  const refusal: ReportFaults = loaded === null || loaded.ok ? {} : loaded.reason === 'course' ? { course: 'fault_course' } : { unit: 'fault_unitDay' }
  const faults: ReportFaults = { ...(parsed.ok || !isAsked || search !== '' ? {} : parsed.reason), ...refusal }
  const preview = loaded?.ok ? { frame: loaded.value.frame, rows: loaded.value.rows, total: loaded.value.total, length: loaded.value.length } : null
  const page = { title: t('common:titleSuffix', { title: t(`report:kind_${kind}`) }), form: { kind, typed, search, faults, ...choices.value }, preview }
  return data(page, { status: refusal.unit === undefined ? 200 : 404 })
}

export default function Reports() {
  const { form, preview } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['report', 'exportFile'])
  const toFiles = <ButtonLink variant="secondary" size="small" icon="file" href={paths.files()}>{t('exportFile:title')}</ButtonLink>
  if (form === null) {
    return (
      <div className="narrow">
        <PageHead title={t('title')} line={t('lead')} actions={toFiles} />
        <RowList items={reportKinds.map((kind) => ({ id: kind, title: t(`kind_${kind}`), href: paths.reports({ report: kind }), meta: t(`text_${kind}`) }))} />
      </div>
    )
  }
  const { kind, typed, search, faults, units, isSearched, courses } = form
  const sentences = faultSentences(faults as Record<string, string>, t)
  return (
    <>
      <FaultList faults={sentences} first="unit" />
      <Breadcrumbs label={t('crumbs')} items={[{ text: t('title'), href: paths.reports() }, { text: t(`kind_${kind}`) }]} />
      <PageHead title={t(`kind_${kind}`)} line={t(`text_${kind}`)} actions={toFiles} />
      {units.length === 0 && !isSearched ? <Card><EmptyState level={2} title={t('noScopeTitle')}>{t('noScopeText')}</EmptyState></Card> : null}
      <Card><ReportForm kind={kind} units={units} isSearched={isSearched} search={search} courses={courses} typed={typed} faults={sentences} /></Card>
      {preview === null ? null : <ReportPreview {...preview} values={{ ...typed, kind }} />}
    </>
  )
}
