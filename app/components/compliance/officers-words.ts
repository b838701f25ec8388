import type { TFunction } from 'i18next'
import { explainCause, explainMover } from '~/domain/compliance/explain'
import type { OfficerFilter, OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import { type PeopleFilter, type Structure, choiceNames } from '~/domain/compliance/people-filter'
import type { OfficerLine, SheetWords } from '~/domain/compliance/standing-sheet'
import type { Day } from '~/domain/kernel/day'
import { formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'
import { agencyName } from './agency'
import { unitTitle } from './unit-name'

export interface OfficersHead {
  readonly unit: UnitOnDay
  readonly reporting: UnitOnDay
  readonly asOf: Day
  readonly filter: OfficerFilter
  readonly structure: Structure
  readonly positionName: string | null
  /** What `filter.lacks` names, where it has a name of its own. */
  readonly lackedName: string | null
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
export function officersHead(t: TFunction, { unit, reporting, asOf, filter, structure, positionName, lackedName }: OfficersHead, issuer: string): SheetWords {
  const lines = headLines(t, t('compliance:exportOfficersTitle'), unit, reporting, asOf, issuer)
  const filters = filterLine(t, filter, structure, { positionName, lackedName })
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

function filterLine(t: TFunction, filter: OfficerFilter, structure: Structure, { positionName, lackedName }: Pick<OfficersHead, 'positionName' | 'lackedName'>): string | null {
  const { search, state, positionId, cause, mover, lacks } = filter
  const parts = [
    search === undefined ? null : t('compliance:tagQuery', { query: search }),
    state === undefined ? null : t(`compliance:state_${state}`),
    positionId === undefined ? null : (positionName ?? t('compliance:columnPosition')),
    cause === undefined ? null : t('overview:tagCause', { cause: t(`standing:${explainCause(cause).key}`) }),
    mover === undefined ? null : `${t('overview:mover')}: ${t(`standing:${explainMover(mover).key}`)}`,
    lacks === undefined ? null : lackedText(t, lacks, lackedName),
    ...peopleParts(t, filter, structure),
  ].filter((part) => part !== null)
  return parts.length > 0 ? `${t('compliance:exportFilters')}: ${parts.join(', ')}` : null
}

/** "Còn thiếu: CC-MC Chứng nhận …": what is lacked, by its name, or by its kind where that has none of its own. */
export function lackedText(t: TFunction, subject: string, name: string | null): string {
  const kind = subject === 'education' ? t('compliance:educationName') : subject === 'training_hours' ? t('compliance:trainingHoursName') : t('overview:requirement')
  return t('overview:tagLacks', { code: name ?? kind })
}

/** Conditions other than a search: level, sex, age, and whose structure. */
export function peopleParts(t: TFunction, filter: PeopleFilter, structure: Structure): string[] {
  const named = choiceNames.flatMap((name) => (filter[name] === undefined ? [] : [`${t(`overview:${name}`)}: ${t(`overview:${name}_${filter[name]}`)}`]))
  return structure === 'today' ? [...named, `${t('overview:structure')}: ${t('overview:structure_today')}`] : named
}
