import { useTranslation } from 'react-i18next'
import { SectionHead } from '~/components/ui/section-head'
import type { ComplianceOverview } from '~/domain/compliance/overview'
import { sortUnits, type SortDirection, type UnitSort } from '~/domain/compliance/unit-order'
import { trendOf } from '~/domain/compliance/trend'
import type { Day } from '~/domain/kernel/day'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import type { TilePlace } from '~/domain/org/tile-layout'
import { paths } from '~/paths'
import { type OfficerRow, OfficerTable, type OfficerTableProps } from './officer-table'
import { UnitCauses } from './unit-causes'
import { UnitFigure } from './unit-figure'
import { UnitHeat } from './unit-heat'
import { UnitMap } from './unit-map'
import { unitName, unitTitle } from './unit-name'
import { UnitTable, type UnitRow } from './unit-table'
import { UnitTrend } from './unit-trend'

export interface UnitReportProps {
  readonly overview: ComplianceOverview
  readonly today: Day
  readonly places: Readonly<Record<string, TilePlace>> | null
  readonly order: { readonly by: UnitSort; readonly direction: SortDirection; readonly href: (by: UnitSort, direction: SortDirection) => string }
  readonly unitHref: (unitId: string) => string
  /** The list of the people of this unit (or of the one named), narrowed or in the order of units. */
  readonly listHref: (values?: Readonly<Record<string, string | undefined>>) => string
  readonly target: Day | null
  readonly heat: { readonly whole: boolean; readonly wholeHref: string; readonly lessHref: string }
  readonly download: (what: 'heat' | 'causes' | 'trend') => readonly { readonly text: string; readonly href: string }[]
  readonly exports: readonly { readonly text: string; readonly href: string }[]
  /** For a unit without units below: its people. */
  readonly people: { readonly rows: readonly OfficerRow[]; readonly total: number; readonly href: (officerId: string) => string; readonly sorted: NonNullable<OfficerTableProps['sorted']> } | null
}

/** The figures of one unit on one day: the share, the way to 100 %, where, why, and each unit or person below. */
export function UnitReport({ overview, today, places, order, unitHref, listHref, exports, people, target, heat, download }: UnitReportProps) {
  const { t } = useTranslation(['compliance', 'standing', 'countingRule'])
  const { asOf, unit, children, trend } = overview
  const causes = <UnitCauses causes={overview.causes} notMet={overview.notMet} people={overview.people} listHref={listHref} exports={download('causes')} />
  const table = (sorted?: UnitReportProps['order']) => (
    <UnitTable caption={t('childrenTitle')} units={sortUnits(rowsOf(overview, t), order.by, order.direction)} href={(id) => (id === unit.unitId ? listHref({ sort: 'unit' }) : unitHref(id))} sorted={sorted} />
  )
  const requirements = <UnitHeat heat={overview.heat} units={heatUnits(overview, unitHref, listHref, t)} {...heat} lackHref={(id, lacks) => listHref({ unit: id, lacks })} exports={download('heat')} />
  return (
    <>
      <section className="hero">
        <UnitFigure now={{ ...overview, on: asOf }} before={overview.previous} expiring={overview.expiring} notMetLink={listHref({ state: 'missing' })} expiringLink={listHref({ state: 'expiring' })} />
        <UnitTrend trend={trendOf(trend, { asOf, today, target })} asOf={asOf} exports={download('trend')} />
      </section>
      {people ? (
        <>
          {requirements}
          <PeopleOf overview={overview} people={people} listHref={listHref} />
          <div className="after-card">{causes}</div>
        </>
      ) : places ? (
        <>
          <section className="map-and-causes">
            <UnitMap units={children} places={places} href={unitHref} table={table()} links={exports} />
            {causes}
          </section>
          {requirements}
          <SectionHead id="below" title={t('childrenTitle')} hint={t('childrenHint')} />
          <div className="card flush" data-density="tight">{table(order)}</div>
        </>
      ) : (
        <>
        {requirements}
        <section className="map-and-causes beside">
          <div>
            <SectionHead id="below" title={t('childrenTitle')} hint={t('childrenHint')} near />
            <div className="card flush" data-density="tight">{table(order)}</div>
          </div>
          {causes}
        </section>
        </>
      )}
      <StructureNote overview={overview} />
      <p className="meta source-note">{t('sourceNote', { on: formatDay(asOf) })} <a className="nb noprint" href={paths.countingRule()}>{t('countingRule:link')}</a></p>
    </>
  )
}

function PeopleOf({ overview, people, listHref }: Pick<UnitReportProps, 'overview' | 'listHref'> & { readonly people: NonNullable<UnitReportProps['people']> }) {
  const { t } = useTranslation(['compliance', 'standing'])
  const more = people.total > people.rows.length ? { text: t('allOfficers'), href: listHref() } : undefined
  return (
    <>
      <SectionHead id="below" title={t('officersTitle')} link={more} near />
      <div className="card flush people">
        {people.rows.length > 0
          ? <OfficerTable caption={t('officersOf', { unit: unitName(overview.unit, t) })} officers={people.rows} asOf={overview.asOf} href={people.href} oneUnit sorted={people.sorted} />
          : <p className="meta nobody">{t('emptyUnitText', { on: formatDay(overview.asOf) })}</p>}
      </div>
    </>
  )
}

/** Lowest first; nobody, no row. */
function heatUnits(overview: ComplianceOverview, unitHref: UnitReportProps['unitHref'], listHref: UnitReportProps['listHref'], t: ReturnType<typeof useTranslation>['t']) {
  const { unit, children } = overview
  const rows = children.length === 0 ? [{ ...overview, ...unit, name: unit.name }] : rowsOf(overview, t)
  return sortUnits(rows.filter(({ people }) => people > 0), 'share', 'asc').map((row) => ({ unitId: row.unitId, people: row.people, met: row.met, title: unitTitle(row, t), href: row.unitId === unit.unitId ? listHref({ sort: 'unit' }) : unitHref(row.unitId) }))
}

/** What the structure of today cannot tell. */
function StructureNote({ overview: { structure, unplaced, split, gave } }: { readonly overview: ComplianceOverview }) {
  const { t } = useTranslation(['overview', 'compliance'])
  if (structure === 'then') return null
  return (
    <p className="meta source-note">
      {t('structureNote')}
      {unplaced.people > 0 ? ` ${t('unplaced', { count: unplaced.people, number: formatNumber(unplaced.people) })}` : ''}
      {gave.length > 0 ? ` ${t('gave', { units: gave.map((one) => unitTitle(one, t)).join(', ') })}` : ''}
      {split.length > 0 ? ` ${t('split', { units: split.map((one) => unitTitle(one, t)).join(', ') })}` : ''}
    </p>
  )
}

/** The units below, and with them the people of the unit itself, so that the rows add up to the whole. */
function rowsOf({ unit, children, direct }: ComplianceOverview, t: ReturnType<typeof useTranslation>['t']): UnitRow[] {
  const own: UnitRow[] = direct.people > 0 && children.length > 0 ? [{ ...unit, ...direct, name: t('exportOwn', { unit: unitTitle(unit, t) }), type: 'own' }] : []
  return [...own, ...children]
}
