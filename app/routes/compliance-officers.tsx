import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AsOfBar } from '~/components/compliance/as-of-bar'
import { FilterKeeper } from '~/components/compliance/filter-keeper'
import { filterLine } from '~/components/compliance/filter-words'
import { OfficerFilters } from '~/components/compliance/officer-filters'
import { OfficerListActions } from '~/components/compliance/officer-list-actions'
import { OfficerTable } from '~/components/compliance/officer-table'
import { UnitCrumbs } from '~/components/compliance/unit-crumbs'
import { unitName, unitTitle } from '~/components/compliance/unit-name'
import { UnitsFound } from '~/components/compliance/units-found'
import { ListPages, pageRange } from '~/components/layout/list-pages'
import { EmptyState } from '~/components/ui/empty-state'
import { PageHead } from '~/components/ui/page-head'
import { mayEver } from '~/domain/access/policy'
import { FIRST_REPORT_DAY, lastReportDay } from '~/domain/compliance/as-of'
import { type ListOffer, listOffer } from '~/domain/compliance/list-offer'
import { peopleParams } from '~/domain/compliance/people-filter'
import { isFiltered, officerNames, officerParams, readOfficerQuery } from '~/domain/compliance/officer-query'
import { keptQuery } from '~/domain/compliance/saved-filter'
import { firstOfficerDirection } from '~/domain/compliance/overview'
import { LONG_LIST } from '~/domain/export-file/export-file'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
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
  const may = {
    assigning: mayEver(actor, 'manageAssignments').ok, standards: mayEver(actor, 'viewStandards').ok, importing: mayEver(actor, 'importRoster').ok, recording: mayEver(actor, 'recordFacts').ok,
    reorganising: (await findRoots(actor, asked.today)).length > 0, revoking: mayEver(actor, 'revokeCertificate').ok,
  }
  return { ...asked, query, may, kept: keptQuery('officers', (name) => searchParams.get(name)), pageSize: OFFICERS_A_PAGE, title: t('common:titleSuffix', { title }), page: loaded.ok ? loaded.value : null }
}

export default function ComplianceOfficers() {
  const { asOf, today, wrong, query, may, kept, pageSize, page } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['compliance', 'standing', 'overview'])
  const { filter, structure } = query
  const narrow = peopleParams({ ...filter, structure })
  const on = asOf === today ? undefined : asOf
  const unitId = page?.list.unit.unitId ?? query.unitId
  const asked = officerParams(filter, structure)
  const values = { ...(unitId === undefined ? {} : { unit: unitId }), ...asked }
  const href = (changed: Record<string, string | undefined>) => paths.complianceOfficers({ ...values, on, ...changed })
  const bar = (
    <AsOfBar
      action={paths.complianceOfficers()}
      link={(day) => href({ on: day })}
      hidden={values}
      asOf={asOf}
      today={today}
      wrong={wrong ? { typed: wrong.typed, sentence: t(`asOfFault_${wrong.fault}`, { from: formatDay(FIRST_REPORT_DAY), to: formatDay(lastReportDay(today)) }) } : undefined}
    />
  )
  if (page === null) {
    return <><PageHead title={t('officersTitle')} />{bar}<div className="card"><EmptyState level={2} title={t('noScopeDayTitle', { on: formatDay(asOf) })}>{t('noScopeDayText')}</EmptyState></div></>
  }
  const { list, reporting, choices, found, lackedName, position, saved } = page
  const { unit, ancestors, rows, total } = list
  // A long list is made in the background: its link leads to the question, not to the file.
  const isLong = total > LONG_LIST
  const exportHref = (format: 'csv' | 'xlsx') => (isLong ? paths.newFile({ kind: 'officers', format, on, ...values }) : paths.complianceExport({ what: 'officers', format, on, ...values }))
  const sort = filter.sort ?? 'name'
  // What the form has no field for goes along with it.
  const carried = [officerNames.lacks, officerNames.sort, officerNames.direction].flatMap((name) => (asked[name] === undefined ? [] : [[name, asked[name]] as const]))
  const hidden = { ...Object.fromEntries(carried), ...(on === undefined ? {} : { on }) }
  const empty = isFiltered(filter)
    ? <EmptyState title={t('emptyTitle')}>{t('emptyText')}</EmptyState>
    : <EmptyState title={t('emptyUnitTitle')}>{t('emptyUnitText', { on: formatDay(asOf) })}</EmptyState>
  const narrowed = filterLine(t, filter, structure, { position, lackedName })
  const part = { page: list.page, total, size: pageSize }
  return (
    <>
      <UnitCrumbs path={[unit, ...ancestors]} topId={reporting.unitId} href={(id) => paths.complianceUnit(id, { on, ...narrow })} below={[{ text: t('officersTitle') }]} />
      <PageHead title={t('officersOf', { unit: unitName(unit, t) })} actions={<OfficerListActions may={may} total={total} assignHref={may.assigning && on === undefined ? assignHref(listOffer(filter, total), values) : null} isLong={isLong} exportHref={exportHref} />} />
      <div className="printonly">
        <p>{t('paperData', { on: formatDay(asOf), unit: unitName(unit, t) })}. {rows.length > 0 ? t('pageSummary', pageRange(part)) : t('people', { count: 0, number: formatNumber(0) })}.</p>
        {narrowed === null ? null : <p>{narrowed}</p>}
      </div>
      {bar}
      <FilterKeeper page="officers" query={kept} saved={saved} />
      <UnitsFound found={found} href={(id) => paths.complianceUnit(id, { on, ...narrow })} />
      <div className="card flush people">
        <OfficerFilters unitId={unit.unitId} filter={filter} structure={structure} total={total} units={choices} positions={list.positions} position={position} href={href} hidden={hidden} lackedName={lackedName} />
        {rows.length > 0 ? (
          <OfficerTable caption={t('officersOf', { unit: unitTitle(unit, t) })} officers={rows} asOf={asOf} href={(id) => paths.complianceOfficer(id, { on, ...narrow })} sorted={{ by: sort, direction: filter.direction ?? firstOfficerDirection[sort], href: (by, dir) => href({ sort: by, dir }) }} />
        ) : empty}
        {rows.length > 0 ? <ListPages {...part} href={(number) => href({ page: String(number) })} summary={(range) => t('pageSummary', range)} always /> : null}
      </div>
    </>
  )
}

/** A list that no rule means is opened as one all the same: the form says that it is too long, and what else there is. */
function assignHref(offer: ListOffer, values: Readonly<Record<string, string>>): string {
  return offer === 'unit' || offer === 'position' ? paths.newAssignment(offer, { unit: values['unit'], position: values['position'] }) : paths.newAssignment('list', values)
}
