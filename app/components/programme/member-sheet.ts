import type { TFunction } from 'i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { StandingSheet } from '~/domain/compliance/standing-sheet'
import type { Day } from '~/domain/kernel/day'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import type { MemberTableProps } from './member-table'
import { besideText, memberFilterLine, programmeLines, type MemberConditions } from './programme-words'

export interface MemberSheetList extends Omit<MemberConditions, 'filter'> {
  readonly programme: { readonly name: string; readonly legalBasis: string }
  readonly tops: readonly UnitOnDay[]
  readonly rows: MemberTableProps['rows']
  readonly beside: Parameters<typeof besideText>[1]
}

const COLUMNS = [['exportNumber', 6], ['exportCode', 12], ['columnName', 28], ['exportBirth', 12], ['columnQuotaUnit', 28], ['columnPosition', 40], ['cohort', 20], ['stageField', 26], ['columnDay', 12], ['columnRetained', 16], ['decisionField', 36]] as const

/** Members as rows of cells; above them whose list it is, of which day, what it is filtered by, and why it is not as long as the figure. */
export function memberSheet(list: MemberSheetList, filter: MemberConditions['filter'], asOf: Day, t: TFunction): StandingSheet {
  const beside = besideText(t, list.beside)
  return {
    name: t('programme:exportSheet'),
    lines: [...programmeLines(t, list.programme, t('programme:membersTitle'), list.tops, asOf), ...memberFilterLine(t, { ...list, filter }), ...(beside === '' ? [] : [beside])],
    columns: COLUMNS.map(([key, width], index) => ({ header: t(`programme:${key}`), width, align: index === 0 ? ('right' as const) : ('left' as const) })),
    rows: list.rows.map((row, index) => [
      index + 1, row.staffCode, row.fullName, row.birth === '' ? null : row.birth, row.unit && unitTitle(row.unit, t), row.position, row.cohort, t(`programme:stage_${row.stage}`), formatDayTable(row.on),
      row.stage === 'appointed' ? t(row.retained ? 'programme:retainedYes' : 'programme:retainedNo') : null, row.decision,
    ]),
  }
}
