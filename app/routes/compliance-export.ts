import type { LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { agencyName } from '~/components/compliance/agency'
import { unitTitle } from '~/components/compliance/unit-name'
import { type OfficerLine, officerSheet, unitSheet, type SheetWords, type UnitLine } from '~/domain/compliance/standing-sheet'
import type { OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import { readOfficerQuery } from '~/domain/compliance/officer-query'
import { firstDirection, sortUnits, unitSorts } from '~/domain/compliance/unit-order'
import type { Day } from '~/domain/kernel/day'
import { formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'
import { readAsOf } from '~/http/as-of'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { sheetResponse } from '~/http/sheet-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { now } from '~/server/clock.server'
import { exportOfficers } from '~/server/compliance/export-officers.server'
import { exportUnits } from '~/server/compliance/export-units.server'
import { env } from '~/server/env.server'

const asked = z.object({ what: z.enum(['units', 'officers']), format: z.enum(['csv', 'xlsx']) })
const sorted = z.object({ sort: z.enum(unitSorts).catch('share'), dir: z.enum(['asc', 'desc']).optional().catch(undefined) })

type Translate = ReturnType<typeof i18nFor>['t']

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'exportStanding')
  const { searchParams } = new URL(args.request.url)
  const parsed = asked.safeParse(Object.fromEntries(searchParams))
  const { asOf, wrong } = readAsOf(args.request)
  const { unitId, filter } = readOfficerQuery((name) => searchParams.get(name))
  if (!parsed.success || wrong || unitId === undefined) throw refuse(400)
  const { what, format } = parsed.data
  const { t } = i18nFor(languageOf(args.request))
  if (what === 'units') {
    const result = await exportUnits({ actor, unitId, asOf })
    if (!result.ok) throw refuse(result.reason === 'role' ? 403 : 404)
    const { overview, reporting } = result.value
    const { sort, dir } = sorted.parse({ sort: searchParams.get('sort'), dir: searchParams.get('dir') ?? undefined })
    const own: UnitLine = { ...overview.direct, code: overview.unit.code, name: t('compliance:exportOwn', { unit: unitTitle(overview.unit, t) }) }
    const below = sortUnits(overview.children, sort, dir ?? firstDirection[sort]).map((unit): UnitLine => ({ ...unit, name: unitTitle(unit, t) }))
    const sheet = unitSheet([...(own.people > 0 || below.length === 0 ? [own] : []), ...below], unitWords(t, overview.unit, reporting, asOf))
    return sheetResponse(sheet, format, ['dat chuan don vi', overview.unit.name, asOf])
  }
  const result = await exportOfficers({ actor, unitId, asOf, filter, format, now: now() })
  if (!result.ok) throw refuse(result.reason === 'role' ? 403 : 404)
  const { unit, reporting, rows } = result.value
  const met = rows.filter(({ meets }) => meets).length
  const words = { ...officerWords(t, unit, reporting, asOf, filterLine(t, filter, rows)), totalState: t('compliance:metOf', { met: formatNumber(met), total: formatNumber(rows.length) }) }
  return sheetResponse(officerSheet(rows.map((row) => officerLine(row, t)), words), format, ['dat chuan can bo', unit.name, asOf])
}

function headLines(t: Translate, title: string, unit: UnitOnDay, reporting: UnitOnDay, asOf: Day): string[] {
  return [
    title,
    `${t('compliance:exportUnit')}: ${unitTitle(unit, t)}`,
    `${t('compliance:exportDay')}: ${formatDayTable(asOf)}`,
    `${t('compliance:exportReporting')}: ${agencyName(reporting, env().ISSUER_NAME, t)}`,
  ]
}

const UNIT_HEADERS = ['exportNumber', 'exportCode', 'columnUnit', 'columnPeople', 'columnMet', 'notMet', 'exportSharePercent', 'expiringSoon'] as const
const OFFICER_HEADERS = ['exportNumber', 'exportStaffCode', 'columnName', 'columnBirth', 'columnUnit', 'exportPostCode', 'columnPosition', 'columnState', 'exportMetCount', 'exportTotalCount', 'columnMissing', 'exportNextExpiry'] as const

function unitWords(t: Translate, unit: UnitOnDay, reporting: UnitOnDay, asOf: Day): SheetWords {
  return { name: t('compliance:exportSheetUnits'), lines: headLines(t, t('compliance:exportUnitsTitle'), unit, reporting, asOf), headers: UNIT_HEADERS.map((key) => t(`compliance:${key}`)), total: t('compliance:exportTotal'), fewPeople: t('compliance:fewPeople') }
}

function officerWords(t: Translate, unit: UnitOnDay, reporting: UnitOnDay, asOf: Day, filters: string | null): SheetWords {
  const lines = headLines(t, t('compliance:exportOfficersTitle'), unit, reporting, asOf)
  return { name: t('compliance:exportSheetOfficers'), lines: filters === null ? lines : [...lines, filters], headers: OFFICER_HEADERS.map((key) => t(`compliance:${key}`)), total: t('compliance:exportTotal'), fewPeople: t('compliance:fewPeople') }
}

function officerLine(row: OfficerRow, t: Translate): OfficerLine {
  const state = row.totalCount === 0 ? t('compliance:historyNoStandard') : t(row.meets ? 'standing:meets' : 'standing:notMeets')
  return { ...row, unit: unitTitle({ name: row.unitName, type: row.unitType }, t), state }
}

/** Says on the paper itself that it is not everybody. */
function filterLine(t: Translate, { search, state, positionId }: ReturnType<typeof readOfficerQuery>['filter'], rows: readonly OfficerRow[]): string | null {
  const parts = [
    search === undefined ? null : t('compliance:tagQuery', { query: search }),
    state === undefined ? null : t(`compliance:state_${state}`),
    positionId === undefined ? null : (rows.find((row) => row.positionId === positionId)?.positionName ?? t('compliance:columnPosition')),
  ].filter((part) => part !== null)
  return parts.length > 0 ? `${t('compliance:exportFilters')}: ${parts.join(', ')}` : null
}
