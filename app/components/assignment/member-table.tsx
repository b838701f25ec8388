import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { MemberState } from '~/domain/assignment/member-state'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { MEMBER_STATES } from './assignment-text'

export interface MemberTableProps {
  readonly assignmentId: string
  readonly rows: readonly { readonly officerId: string; readonly fullName: string; readonly staffCode: string; readonly unitName: string | null; readonly unitType: string | null; readonly positionName: string | null; readonly dueOn: string; readonly closedOn: string | null; readonly exemptReason: string | null; readonly exemptedByName: string | null; readonly state: MemberState }[]
  readonly mayExempt: boolean
}

/** The people of an assignment with their due day and state. */
export function MemberTable({ assignmentId, rows, mayExempt }: MemberTableProps) {
  const { t } = useTranslation(['assignment', 'compliance'])
  return (
    <Table
      caption={t('peopleTitle')} rows={rows} rowId={({ officerId }) => officerId} tall
      columns={[
        { id: 'name', label: t('columnName'), heading: true, cell: (row) => <><a href={paths.complianceOfficer(row.officerId)}>{row.fullName}</a><br /><span className="meta num">{row.staffCode}</span></> },
        { id: 'unit', label: t('columnUnit'), cell: (row) => <>{row.unitName === null ? '–' : unitTitle({ name: row.unitName, type: row.unitType ?? '' }, t)}<br /><span className="meta">{row.positionName}</span></> },
        { id: 'due', label: t('columnDue'), phoneLabel: t('columnDue'), cell: ({ dueOn }) => formatDay(dueOn) },
        { id: 'state', label: t('columnState'), state: true, cell: (row) => <><StatusText state={MEMBER_STATES[row.state]}>{t(`state_${row.state}`)}</StatusText>{row.exemptReason === null ? null : <span className="meta block">{t('exemptLine', { reason: row.exemptReason, by: row.exemptedByName ?? '' })}</span>}{row.state === 'left' && row.closedOn ? <span className="meta block">{t('closedLine', { day: formatDay(row.closedOn) })}</span> : null}</> },
        { id: 'act', label: <span className="vh">{t('exempt')}</span>, align: 'end', cell: (row) => (mayExempt && (row.state === 'open' || row.state === 'overdue') ? <a href={paths.assignmentExempt(assignmentId, row.officerId)} aria-label={t('exemptAbout', { name: row.fullName })}>{t('exempt')}</a> : null) },
      ]}
    />
  )
}
