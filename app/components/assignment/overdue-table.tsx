import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { keepTogether } from '~/components/ui/keep-together'
import { Table } from '~/components/ui/table'
import { diffDays } from '~/domain/kernel/day'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface OverdueTableProps {
  readonly rows: readonly { readonly officerId: string; readonly assignmentId: string; readonly fullName: string; readonly staffCode: string; readonly unitName: string; readonly unitType: string; readonly positionName: string; readonly course: string; readonly title: string; readonly dueOn: string; readonly reason: string; readonly assignedByName: string }[]
  readonly today: string
}

/** People late with a course: who, where, which course, since when. */
export function OverdueTable({ rows, today }: OverdueTableProps) {
  const { t } = useTranslation(['assignment', 'compliance'])
  return (
    <Table
      caption={t('overdueTitle')} rows={rows} rowId={({ officerId, assignmentId }) => `${officerId} ${assignmentId}`} tall
      columns={[
        { id: 'name', label: t('columnName'), heading: true, cell: (row) => <><a href={paths.complianceOfficer(row.officerId)}>{row.fullName}</a><br /><span className="meta num">{row.staffCode}</span></> },
        { id: 'unit', label: t('columnUnit'), cell: (row) => <>{unitTitle({ name: row.unitName, type: row.unitType }, t)}<br /><span className="meta">{row.positionName}</span></> },
        { id: 'course', label: t('columnCourse'), cell: (row) => <>{keepTogether(t('courseLine', { code: row.course, title: row.title }))}<span className="meta block">{t('exemptLine', { reason: row.reason, by: row.assignedByName })}</span></> },
        { id: 'due', label: t('columnDue'), phoneLabel: t('columnDue'), cell: ({ dueOn }) => <>{formatDay(dueOn)}<span className="meta block nb">{t('daysLate', { count: diffDays(dueOn, today), number: formatNumber(diffDays(dueOn, today)) })}</span></> },
      ]}
    />
  )
}
