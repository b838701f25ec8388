import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table, type TableColumn } from '~/components/ui/table'
import { EXPIRING_DAYS } from '~/domain/compliance/evaluate'
import { firstOfficerDirection, type OfficerRow as OfficerOnDay, type OfficerSort } from '~/domain/compliance/overview'
import type { SortDirection } from '~/domain/compliance/unit-order'
import { daysToLastDay } from '~/domain/compliance/standing-tree'
import { type Day, diffDays } from '~/domain/kernel/day'
import { unitTitle } from './unit-name'

/** One person of a list, as shown. */
export type OfficerRow = Pick<OfficerOnDay, 'officerId' | 'fullName' | 'birth' | 'unitName' | 'unitType' | 'positionName' | 'meets' | 'metCount' | 'totalCount' | 'nextExpiry'>

export interface OfficerTableProps {
  readonly caption: string
  readonly officers: readonly OfficerRow[]
  readonly asOf: Day
  readonly href: (officerId: string) => string
  /** Leaves the unit column out where all belong to one. */
  readonly oneUnit?: boolean
  readonly sorted?: { readonly by: OfficerSort; readonly direction: SortDirection; readonly href: (by: OfficerSort, direction: SortDirection) => string }
}

const WORD = { asc: 'ascending', desc: 'descending' } as const

/** People with their standing; sorted by links; on phones each becomes a block. */
export function OfficerTable({ caption, officers, asOf, href, oneUnit = false, sorted }: OfficerTableProps) {
  const { t } = useTranslation(['compliance', 'standing'])
  const sort = (by: OfficerSort): TableColumn<OfficerRow>['sort'] => {
    if (sorted === undefined) return undefined
    const mine = sorted.by === by
    return { href: sorted.href(by, mine ? (sorted.direction === 'asc' ? 'desc' : 'asc') : firstOfficerDirection[by]), direction: mine ? WORD[sorted.direction] : undefined }
  }
  const unit: TableColumn<OfficerRow> = { id: 'unit', label: t('columnUnit'), sort: sort('unit'), cell: (row) => unitTitle({ name: row.unitName, type: row.unitType }, t) }
  const columns: TableColumn<OfficerRow>[] = [
    { id: 'name', label: t('columnName'), heading: true, sort: sort('name'), cell: (row) => <a href={href(row.officerId)}>{row.fullName}</a> },
    { id: 'birth', label: t('columnBirth'), phoneLabel: t('columnBirth'), empty: (row) => row.birth === '', cell: (row) => row.birth || '–' },
    ...(oneUnit ? [] : [unit]),
    { id: 'position', label: t('columnPosition'), cell: (row) => row.positionName },
    { id: 'state', label: t('columnState'), state: true, cell: (row) => <OfficerState row={row} asOf={asOf} /> },
    { id: 'missing', label: t('columnMissing'), align: 'end', sort: sort('missing'), phoneLabel: t('columnMissing'), empty: (row) => row.meets, cell: (row) => (row.totalCount === 0 || row.meets ? '–' : t('missingOf', { missing: row.totalCount - row.metCount, total: row.totalCount })) },
  ]
  return <Table caption={caption} columns={columns} rows={officers} rowId={(row) => row.officerId} />
}

function OfficerState({ row, asOf }: { readonly row: OfficerRow; readonly asOf: Day }) {
  const { t } = useTranslation(['compliance', 'standing'])
  if (row.totalCount === 0) return <StatusText state="exempt">{t('historyNoStandard')}</StatusText>
  if (!row.meets) return <StatusText state="missing">{t('standing:notMeets')}</StatusText>
  const days = row.nextExpiry === null ? null : diffDays(asOf, row.nextExpiry)
  return days !== null && days <= EXPIRING_DAYS ? <StatusText state="expiring">{t('stateExpiringDays', { count: daysToLastDay(days) })}</StatusText> : <StatusText state="met">{t('standing:meets')}</StatusText>
}
