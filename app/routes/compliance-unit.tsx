import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { AsOfBar } from '~/components/compliance/as-of-bar'
import { Paper } from '~/components/compliance/paper'
import { FilterKeeper } from '~/components/compliance/filter-keeper'
import { filterLine } from '~/components/compliance/filter-words'
import { PeopleFilters } from '~/components/compliance/people-filters'
import { UnitCrumbs } from '~/components/compliance/unit-crumbs'
import { UnitGone } from '~/components/compliance/unit-gone'
import { unitName, unitTitle } from '~/components/compliance/unit-name'
import { UnitReport } from '~/components/compliance/unit-report'
import { UnitSearchFields, UnitSearchForm } from '~/components/compliance/unit-search'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { PageHead } from '~/components/ui/page-head'
import { FIRST_REPORT_DAY, lastReportDay } from '~/domain/compliance/as-of'
import { isId, readOfficerQuery } from '~/domain/compliance/officer-query'
import { firstOfficerDirection } from '~/domain/compliance/overview'
import { peopleParams, readPeopleFilter } from '~/domain/compliance/people-filter'
import { keptQuery } from '~/domain/compliance/saved-filter'
import { firstDirection, unitSorts } from '~/domain/compliance/unit-order'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import { readAsOf } from '~/http/as-of'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { findUnitLife } from '~/server/compliance/find-unit-life.server'
import { loadUnitPage } from '~/server/compliance/load-unit-page.server'
import { env } from '~/server/env.server'

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title }]

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'viewUnitStanding')
  const { unitId } = args.params
  if (!isId(unitId)) throw refuse(404)
  const { searchParams } = new URL(args.request.url)
  const asked = readAsOf(args.request)
  const sort = unitSorts.find((one) => one === searchParams.get('sort')) ?? 'share'
  const dir = searchParams.get('dir')
  const read = (name: string) => searchParams.get(name)
  const { filter } = readOfficerQuery(read)
  const { structure, ...people } = readPeopleFilter(read)
  const target = env().COMPLIANCE_TARGET ?? null
  const loaded = await loadUnitPage({ actor, unitId, asOf: asked.asOf, today: asked.today, filter: { ...people, sort: filter.sort, direction: filter.direction }, structure, target })
  const { t } = i18nFor(languageOf(args.request))
  const issuer = { parent: env().ISSUER_PARENT, name: env().ISSUER_NAME, place: env().ISSUER_PLACE }
  const base = { ...asked, issuer, people, structure, wholeHeat: searchParams.get('heat') === 'all', kept: keptQuery('overview', read), order: { by: sort, direction: dir === 'asc' || dir === 'desc' ? dir : firstDirection[sort] }, peopleOrder: { by: filter.sort ?? 'name', direction: filter.direction ?? firstOfficerDirection[filter.sort ?? 'name'] } }
  if (loaded.ok) return { ...base, title: t('common:titleSuffix', { title: unitTitle(loaded.value.overview.unit, t) }), unit: loaded.value.overview.unit, page: loaded.value, life: null }
  if (loaded.reason === 'role') throw refuse(403)
  const life = loaded.reason === 'not_found' ? await findUnitLife({ actor, unitId }) : null
  if (life === null) throw refuse(404)
  return { ...base, title: t('common:titleSuffix', { title: unitTitle(life.unit, t) }), unit: life.unit, page: null, life }
}

export default function ComplianceUnit() {
  const { asOf, today, wrong, issuer, order, peopleOrder, unit, page, life, people, structure, wholeHeat, kept } = useLoaderData<typeof loader>()
  const { t } = useTranslation(['compliance', 'standing', 'snapshot', 'path'])
  const narrow = peopleParams({ ...people, structure })
  const on = asOf === today ? undefined : asOf
  const sentence = wrong && t(`asOfFault_${wrong.fault}`, { from: formatDay(FIRST_REPORT_DAY), to: formatDay(lastReportDay(today)) })
  const here = (values: Record<string, string | undefined>) => paths.complianceUnit(unit.unitId, { on, ...narrow, ...values })
  const elsewhere = (unitId: string) => paths.complianceUnit(unitId, { on, ...narrow })
  const shown = { units: order, officers: peopleOrder }
  // Each file in the order of its table; pictures have one of their own.
  const exportHref = (format: 'csv' | 'xlsx', what: 'units' | 'officers' | 'heat' | 'causes' | 'trend' = 'units') => paths.complianceExport({ what, format, unit: unit.unitId, on, ...narrow, ...(what === 'units' || what === 'officers' ? { sort: shown[what].by, dir: shown[what].direction } : {}) })
  const what = page?.officers ? 'officers' : 'units'
  const actions = page ? (
    <>
      <ButtonLink variant="secondary" size="small" icon="locked" href={paths.snapshots(unit.unitId)}>{t('snapshot:link')}</ButtonLink>
      <ButtonLink variant="secondary" size="small" icon="download" href={exportHref('xlsx', what)} download>{t('downloadXlsx')}</ButtonLink>
      <ButtonLink variant="secondary" size="small" icon="download" href={exportHref('csv', what)} download>{t('downloadCsv')}</ButtonLink>
      {asOf === today ? <ButtonLink variant="secondary" size="small" icon="target" href={paths.unitPlan(unit.unitId, peopleParams(people))}>{t('path:planLink')}</ButtonLink> : null}
      <Button variant="secondary" size="small" icon="print" type="button" data-print="" hidden>{t('printToSign')}</Button>
    </>
  ) : undefined
  const path = page ? [page.overview.unit, ...page.overview.ancestors] : [unit]
  const reporting = page?.reporting ?? null
  const above = path[path.findIndex(({ unitId }) => unitId === reporting?.unitId) + 1]
  return (
    <Paper issuer={issuer} reporting={reporting} above={above} title={t('paperOverview')} dataLine={t('paperData', { on: formatDay(asOf), unit: unitName(unit, t) })} filterLine={filterLine(t, people, structure, { position: page?.positions.find(({ positionId }) => positionId === people.positionId) ?? null })} today={today}>
      <UnitCrumbs path={path} topId={reporting?.unitId} href={elsewhere} />
      <PageHead title={unitTitle(unit, t)} line={t('title')} actions={actions} />
      <UnitSearchForm values={{ unit: unit.unitId, ...(on === undefined ? {} : { on }), ...narrow }} />
      <AsOfBar beside={<UnitSearchFields />} pastLink={page ? <a href={paths.knownStanding(unit.unitId, { on: asOf, known: asOf })}>{t('snapshot:knownLink')}</a> : undefined} action={paths.complianceUnit(unit.unitId)} link={(day) => paths.complianceUnit(unit.unitId, { ...narrow, on: day })} hidden={narrow} asOf={asOf} today={today} wrong={wrong && sentence ? { typed: wrong.typed, sentence } : undefined} />
      {page ? (
        <>
          <PeopleFilters filter={people} structure={structure} positions={page.positions} count={t('people', { count: page.overview.people, number: formatNumber(page.overview.people) })} action={paths.complianceUnit(unit.unitId)} hidden={on === undefined ? {} : { on }} href={here} />
          <FilterKeeper page="overview" query={kept} saved={page.saved} />
          <UnitReport
            overview={page.overview}
            today={today}
            places={page.places}
            order={{ ...order, href: (sort, dir) => `${here({ sort, dir })}#below` }}
            unitHref={elsewhere}
            listHref={(values) => paths.complianceOfficers({ unit: unit.unitId, on, ...narrow, ...(page.officers ? { sort: peopleOrder.by, dir: peopleOrder.direction } : {}), ...values })}
            target={page.target}
            heat={{ whole: wholeHeat, wholeHref: `${here({ heat: 'all' })}#heat`, lessHref: `${here({})}#heat` }}
            download={(part) => [{ text: t('downloadXlsx'), href: exportHref('xlsx', part) }, { text: t('downloadCsv'), href: exportHref('csv', part) }]}
            exports={[{ text: t('downloadXlsx'), href: exportHref('xlsx') }, { text: t('downloadCsv'), href: exportHref('csv') }]}
            people={page.officers && { ...page.officers, href: (officerId) => paths.complianceOfficer(officerId, { on, ...narrow }), sorted: { ...peopleOrder, href: (sort, dir) => `${here({ sort, dir })}#below` } }}
          />
        </>
      ) : life ? <UnitGone asOf={asOf} from={life.from} to={life.to} href={paths.compliance({ on })} snapshotsHref={paths.snapshots(unit.unitId)} /> : null}
    </Paper>
  )
}
