import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AsOfBar } from '~/components/compliance/as-of-bar'
import { OfficerFilters } from '~/components/compliance/officer-filters'
import { OfficerPages } from '~/components/compliance/officer-pages'
import { OfficerTable } from '~/components/compliance/officer-table'
import { UnitCrumbs } from '~/components/compliance/unit-crumbs'
import { unitName, unitTitle } from '~/components/compliance/unit-name'
import { UnitsFound } from '~/components/compliance/units-found'
import { ButtonLink } from '~/components/ui/button-link'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { mayEver } from '~/domain/access/policy'
import { FIRST_REPORT_DAY, lastReportDay } from '~/domain/compliance/as-of'
import { isNarrowed, peopleParams } from '~/domain/compliance/people-filter'
import { readOfficerQuery } from '~/domain/compliance/officer-query'
import { LONG_LIST } from '~/domain/export-file/export-file'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { readAsOf } from '~/http/as-of'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { OFFICERS_A_PAGE } from '~/server/compliance/load-compliance-officers.server'
import { loadOfficersPage } from '~/server/compliance/load-officers-page.server'
import { findRoots } from '~/server/reorganisation/find-roots.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'viewUnitStanding')
  const { searchParams } = new URL(args.request.url)
  const query = readOfficerQuery((name) => searchParams.get(name))
  const asked = readAsOf(args.request)
  const loaded = await loadOfficersPage({ actor, asOf: asked.asOf, today: asked.today, query })
  if (!loaded.ok && loaded.reason !== 'no_scope') throw refuse(loaded.reason === 'role' ? 403 : 404)
  const { t } = i18nFor(languageOf(args.request))
  const title = loaded.ok ? t('compliance:officersOf', { unit: unitName(loaded.value.list.unit, t) }) : t('compliance:officersTitle')
  return { ...asked, query, mayRevoke: mayEver(actor, 'revokeCertificate').ok, mayImport: mayEver(actor, 'importRoster').ok, mayRecord: mayEver(actor, 'recordFacts').ok, mayStandards: mayEver(actor, 'viewStandards').ok, mayReorganise: (await findRoots(actor, asked.today)).length > 0, pageSize: OFFICERS_A_PAGE, title: t('common:titleSuffix', { title }), page: loaded.ok ? loaded.value : null }
}

export default function ComplianceOfficers() {
  const { asOf, today, wrong, query, mayRevoke, mayImport, mayRecord, mayStandards, mayReorganise, pageSize, page } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['compliance', 'standing', 'certificate', 'roster', 'standard', 'exportFile', 'reorganisation', 'evidenceImport'])
  const { filter, structure } = query
  const narrow = peopleParams({ ...filter, structure })
  const on = asOf === today ? undefined : asOf
  const unitId = page?.list.unit.unitId ?? query.unitId
  const values = { unit: unitId, q: filter.search, state: filter.state, ...narrow, cause: filter.cause, mover: filter.mover, lacks: filter.lacks, sort: filter.sort, dir: filter.direction }
  const href = (changed: Record<string, string | undefined>) => paths.complianceOfficers({ ...values, on, ...changed })
  const kept = Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])))
  const bar = (
    <AsOfBar
      action={paths.complianceOfficers()}
      link={(day) => href({ on: day })}
      hidden={kept}
      asOf={asOf}
      today={today}
      wrong={wrong ? { typed: wrong.typed, sentence: t(`asOfFault_${wrong.fault}`, { from: formatDay(FIRST_REPORT_DAY), to: formatDay(lastReportDay(today)) }) } : undefined}
    />
  )
  if (page === null) {
    return <><PageHead title={t('officersTitle')} />{bar}<div className="card"><EmptyState level={2} title={t('noScopeDayTitle', { on: formatDay(asOf) })}>{t('noScopeDayText')}</EmptyState></div></>
  }
  const { list, reporting, choices, found, lackedName } = page
  const { unit, ancestors, rows, total } = list
  // A long list is made in the background: its link leads to the question, not to the file.
  const isLong = total > LONG_LIST
  const exportHref = (format: 'csv' | 'xlsx') => (isLong ? paths.newFile({ kind: 'officers', format, on, ...values }) : paths.complianceExport({ what: 'officers', format, on, ...values }))
  const sort = filter.sort ?? 'name'
  const { position: _position, ...others } = narrow
  const hidden = { ...others, ...(filter.cause ? { cause: filter.cause } : {}), ...(filter.mover ? { mover: filter.mover } : {}), ...(filter.lacks ? { lacks: filter.lacks } : {}), ...(on === undefined ? {} : { on }), ...(filter.sort ? { sort: filter.sort } : {}), ...(filter.direction ? { dir: filter.direction } : {}) }
  const filtered = isNarrowed(filter) || filter.cause !== undefined || filter.mover !== undefined || filter.lacks !== undefined || filter.search !== undefined || filter.state !== undefined
  const empty = filtered
    ? <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
    : <EmptyState title={t('emptyUnitTitle')}>{t('emptyUnitText', { on: formatDay(asOf) })}</EmptyState>
  const actions = total > 0 || mayImport || mayRecord || mayStandards ? (
    <>
      {mayStandards ? <ButtonLink variant="secondary" size="small" icon="rule" href={paths.standards()}>{t('standard:title')}</ButtonLink> : null}
      {mayImport ? <ButtonLink variant="secondary" size="small" icon="upload" href={paths.rosters()}>{t('roster:title')}</ButtonLink> : null}
      {mayRecord ? <ButtonLink variant="secondary" size="small" icon="upload" href={paths.evidenceImports()}>{t('evidenceImport:link')}</ButtonLink> : null}
      {mayReorganise ? <ButtonLink variant="secondary" size="small" href={paths.reorganisations()}>{t('reorganisation:title')}</ButtonLink> : null}
      {mayRevoke && total > 0 ? <ButtonLink variant="secondary" size="small" icon="seal" href={paths.certificatesToReview()}>{t('certificate:reviewTitle')}</ButtonLink> : null}
      {total > 0 ? (
        <>
          <ButtonLink variant="secondary" size="small" icon="download" href={exportHref('xlsx')} download={isLong ? undefined : true}>{t(isLong ? 'exportFile:backgroundXlsx' : 'downloadXlsx')}</ButtonLink>
          <ButtonLink variant="secondary" size="small" icon="download" href={exportHref('csv')} download={isLong ? undefined : true}>{t(isLong ? 'exportFile:backgroundCsv' : 'downloadCsv')}</ButtonLink>
        </>
      ) : null}
    </>
  ) : undefined
  return (
    <>
      <UnitCrumbs path={[unit, ...ancestors]} topId={reporting.unitId} href={(id) => paths.complianceUnit(id, { on, ...narrow })} below={[{ text: t('officersTitle') }]} />
      <PageHead title={t('officersOf', { unit: unitName(unit, t) })} actions={actions} />
      {bar}
      <UnitsFound found={found} href={(id) => paths.complianceUnit(id, { on })} />
      <div className="card flush people">
        <OfficerFilters unitId={unit.unitId} filter={filter} total={total} units={choices} positions={list.positions} href={href} hidden={hidden} lackedName={lackedName} />
        {rows.length > 0 ? (
          <OfficerTable caption={t('officersOf', { unit: unitTitle(unit, t) })} officers={rows} asOf={asOf} href={(id) => paths.complianceOfficer(id, { on, ...narrow })} sorted={{ by: sort, direction: filter.direction ?? (sort === 'missing' ? 'desc' : 'asc'), href: (by, dir) => href({ sort: by, dir }) }} />
        ) : empty}
        {rows.length > 0 ? <OfficerPages page={list.page} pages={list.pages} total={total} pageSize={pageSize} href={(number) => href({ page: String(number) })} /> : null}
      </div>
    </>
  )
}
