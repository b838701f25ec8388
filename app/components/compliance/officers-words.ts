import type { TFunction } from 'i18next'
import type { OfficerFilter, OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import type { Structure } from '~/domain/compliance/people-filter'
import type { OfficerLine, SheetWords } from '~/domain/compliance/standing-sheet'
import type { Day } from '~/domain/kernel/day'
import { formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'
import { agencyName } from './agency'
import { type FilterNames, filterLine } from './filter-words'
import { unitTitle } from './unit-name'

export interface OfficersHead extends FilterNames {
  readonly unit: UnitOnDay
  readonly reporting: UnitOnDay
  readonly asOf: Day
  readonly filter: OfficerFilter
  readonly structure: Structure
}

const HEADERS = ['exportNumber', 'exportStaffCode', 'columnName', 'columnBirth', 'columnUnit', 'exportPostCode', 'columnPosition', 'columnState', 'exportMetCount', 'exportTotalCount', 'columnMissing', 'exportNextExpiry'] as const

/** Title, unit, day and reporting unit, above every file of the standing. */
export function headLines(t: TFunction, title: string, unit: UnitOnDay, reporting: UnitOnDay, asOf: Day, issuer: string): string[] {
  return [
    title,
    `${t('compliance:exportUnit')}: ${unitTitle(unit, t)}`,
    `${t('compliance:exportDay')}: ${formatDayTable(asOf)}`,
    `${t('compliance:exportReporting')}: ${agencyName(reporting, issuer, t)}`,
  ]
}

/** The words above a list of officers; it says on the paper itself that it is not everybody. */
export function officersHead(t: TFunction, { unit, reporting, asOf, filter, structure, position, lackedName }: OfficersHead, issuer: string): SheetWords {
  const lines = headLines(t, t('compliance:exportOfficersTitle'), unit, reporting, asOf, issuer)
  const filters = filterLine(t, filter, structure, { position, lackedName })
  return { name: t('compliance:exportSheetOfficers'), lines: filters === null ? lines : [...lines, filters], headers: HEADERS.map((key) => t(`compliance:${key}`)), total: t('compliance:exportTotal'), fewPeople: t('compliance:fewPeople') }
}

/** One officer as the list names unit and state. */
export function officerLine(t: TFunction, row: OfficerRow): OfficerLine {
  const state = row.totalCount === 0 ? t('compliance:historyNoStandard') : t(row.meets ? 'standing:meets' : 'standing:notMeets')
  return { ...row, unit: unitTitle({ name: row.unitName, type: row.unitType }, t), state }
}

/** "5 trên 6", in the last line. */
export function officersTotal(t: TFunction, met: number, people: number): string {
  return t('compliance:metOf', { met: formatNumber(met), total: formatNumber(people) })
}
