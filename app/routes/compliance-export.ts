import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { z } from 'zod'
import { filterLine } from '~/components/compliance/filter-words'
import { headLines, officerLine, officersHead, officersTotal } from '~/components/compliance/officers-words'
import { trendKinds } from '~/components/compliance/trend-words'
import { unitTitle } from '~/components/compliance/unit-name'
import { officerSheet, unitSheet, type SheetWords, type UnitLine } from '~/domain/compliance/standing-sheet'
import type { ComplianceOverview, UnitOnDay } from '~/domain/compliance/overview'
import { explainCause, explainMover } from '~/domain/compliance/explain'
import { causeSheet, heatSheet, trendSheet } from '~/domain/compliance/overview-sheet'
import { trendOf } from '~/domain/compliance/trend'
import { readPeopleFilter } from '~/domain/compliance/people-filter'
import { readOfficerQuery } from '~/domain/compliance/officer-query'
import { firstDirection, sortUnits, unitSorts } from '~/domain/compliance/unit-order'
import { LONG_LIST } from '~/domain/export-file/export-file'
import type { Day } from '~/domain/kernel/day'
import { readAsOf } from '~/http/as-of'
import { requireActor } from '~/http/guard'
import { refuse } from '~/http/respond'
import { sheetResponse } from '~/http/sheet-response'
import { i18nFor, languageOf } from '~/messages/catalogues.server'
import { paths } from '~/paths'
import { now } from '~/server/clock.server'
import { exportOfficers } from '~/server/compliance/export-officers.server'
import { exportUnits } from '~/server/compliance/export-units.server'
import { findSubjectNames } from '~/server/compliance/find-subject-names.server'
import { getPosition } from '~/server/compliance/get-position.server'
import { env } from '~/server/env.server'

const asked = z.object({ what: z.enum(['units', 'officers', 'heat', 'causes', 'trend']), format: z.enum(['csv', 'xlsx']) })
const sorted = z.object({ sort: z.enum(unitSorts).catch('share'), dir: z.enum(['asc', 'desc']).optional().catch(undefined) })

type Translate = ReturnType<typeof i18nFor>['t']

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args, 'exportStanding')
  const { searchParams } = new URL(args.request.url)
  const parsed = asked.safeParse(Object.fromEntries(searchParams))
  const { asOf, today, wrong } = readAsOf(args.request)
  const { unitId, filter, structure } = readOfficerQuery((name) => searchParams.get(name))
  if (!parsed.success || wrong || unitId === undefined) throw refuse(400)
  const { what, format } = parsed.data
  const { t } = i18nFor(languageOf(args.request))
  if (what !== 'officers') {
    // Figures know no search, no state and no lack: those narrow lists.
    const { structure: _structure, ...people } = readPeopleFilter((name) => searchParams.get(name))
    const result = await exportUnits({ actor, unitId, asOf, filter: people, structure, today })
    if (!result.ok) throw refuse(result.reason === 'role' ? 403 : 404)
    const { overview, reporting } = result.value
    const narrowed = filterLine(t, people, structure, { position: await getPosition(people.positionId) })
    const whose = narrowed === null ? [] : [narrowed]
    if (what !== 'units') return sheetResponse(pictureSheet(what, overview, reporting, whose, today, t), format, ['dat chuan', what, overview.unit.name, asOf])
    const { sort, dir } = sorted.parse({ sort: searchParams.get('sort'), dir: searchParams.get('dir') ?? undefined })
    const own: UnitLine = { ...overview.direct, code: overview.unit.code, name: t('compliance:exportOwn', { unit: unitTitle(overview.unit, t) }) }
    const below = sortUnits(overview.children, sort, dir ?? firstDirection[sort]).map((unit): UnitLine => ({ ...unit, name: unitTitle(unit, t) }))
    const sheet = unitSheet([...(own.people > 0 || below.length === 0 ? [own] : []), ...below], unitWords(t, overview.unit, reporting, asOf, whose))
    return sheetResponse(sheet, format, ['dat chuan don vi', overview.unit.name, asOf])
  }
  const result = await exportOfficers({ actor, unitId, asOf, filter, format, now: now(), structure, today, most: LONG_LIST })
  if (!result.ok && result.reason === 'too_long') throw redirect(paths.newFile({ ...Object.fromEntries(searchParams), kind: 'officers', on: asOf }))
  if (!result.ok) throw refuse(result.reason === 'role' ? 403 : 404)
  const { unit, reporting, rows } = result.value
  const position = await getPosition(filter.positionId)
  const lackedName = filter.lacks === undefined ? null : ((await findSubjectNames([filter.lacks])).get(filter.lacks) ?? null)
  const words = { ...officersHead(t, { unit, reporting, asOf, filter, structure, position, lackedName }, env().ISSUER_NAME), totalState: officersTotal(t, rows.filter(({ meets }) => meets).length, rows.length) }
  return sheetResponse(officerSheet(rows.map((row) => officerLine(t, row)), words), format, ['dat chuan can bo', unit.name, asOf])
}

const UNIT_HEADERS = ['exportNumber', 'exportCode', 'columnUnit', 'columnPeople', 'columnMet', 'notMet', 'exportSharePercent', 'expiringSoon'] as const

function unitWords(t: Translate, unit: UnitOnDay, reporting: UnitOnDay, asOf: Day, whose: readonly string[]): SheetWords {
  return { name: t('compliance:exportSheetUnits'), lines: [...headLines(t, t('compliance:exportUnitsTitle'), unit, reporting, asOf, env().ISSUER_NAME), ...whose], headers: UNIT_HEADERS.map((key) => t(`compliance:${key}`)), total: t('compliance:exportTotal'), fewPeople: t('compliance:fewPeople') }
}

/** One picture of the overview as a sheet. */
function pictureSheet(what: 'heat' | 'causes' | 'trend', overview: ComplianceOverview, reporting: UnitOnDay, whose: readonly string[], today: Day, t: Translate) {
  const words = (sheet: 'Heat' | 'Causes' | 'Trend', headers: string[]): SheetWords => ({ name: t(`overview:sheet${sheet}`), lines: [...headLines(t, t(`overview:sheet${sheet}Title`), overview.unit, reporting, overview.asOf, env().ISSUER_NAME), ...whose], headers, total: t('compliance:exportTotal'), fewPeople: t('compliance:fewPeople') })
  const share = t('compliance:exportSharePercent')
  if (what === 'causes') return causeSheet(overview.causes, { cause: (one) => t(`standing:${explainCause(one).key}`), mover: (one) => t(`standing:${explainMover(one).key}`) }, words('Causes', [t('compliance:columnCause')]))
  const trend = trendOf(overview.trend, { asOf: overview.asOf, today, target: env().COMPLIANCE_TARGET ?? null })
  if (what === 'trend') return trendSheet(trend, trendKinds(t, trend.pace), words('Trend', [t('compliance:columnDay'), t('overview:sheetKind'), t('compliance:columnPeople'), t('compliance:columnMet'), t('compliance:notMet'), share]))
  const names = new Map([...overview.children.map((unit) => [unit.unitId, unitTitle(unit, t)] as const), [overview.unit.unitId, overview.children.length === 0 ? unitTitle(overview.unit, t) : t('compliance:exportOwn', { unit: unitTitle(overview.unit, t) })] as const])
  return heatSheet(overview.heat, (unitId) => names.get(unitId) ?? '', ({ name }) => name ?? t('overview:education'), words('Heat', [t('compliance:columnUnit'), t('overview:requirementCode'), t('overview:requirement'), t('overview:mustHave'), t('overview:have'), t('overview:lack'), share]))
}
