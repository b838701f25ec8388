import { useTranslation } from 'react-i18next'
import { keepTogether } from '~/components/ui/keep-together'
import { ProgressLine } from '~/components/ui/progress-line'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { MemberState } from '~/domain/assignment/member-state'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { type AssignmentTerms, askedOf, dueText, whomText } from './assignment-text'

export interface AssignmentTableProps {
  readonly rows: readonly (AssignmentTerms & { readonly id: string; readonly course: string; readonly title: string; readonly assignedOn: string; readonly assignedByName: string; readonly cancelled: boolean; readonly counts: Readonly<Partial<Record<MemberState, number>>> })[]
}

/** Assignments with their progress; each leads to its people. */
export function AssignmentTable({ rows }: AssignmentTableProps) {
  const { t } = useTranslation('assignment')
  return (
    <Table
      caption={t('listCaption')} rows={rows} rowId={({ id }) => id} tall
      columns={[
        { id: 'course', label: t('columnCourse'), heading: true, cell: (row) => <><a href={paths.assignment(row.id)}>{keepTogether(t('courseLine', { code: row.course, title: row.title }))}</a><br /><span className="meta">{t('by', { name: row.assignedByName, day: formatDay(row.assignedOn) })}</span></> },
        { id: 'for', label: t('columnFor'), phoneLabel: t('columnFor'), cell: (row) => whomText(row, t) },
        { id: 'due', label: t('columnDue'), phoneLabel: t('columnDue'), cell: (row) => dueText(row, t) },
        { id: 'progress', label: t('columnProgress'), phoneLabel: t('columnProgress'), cell: ({ counts }) => { const asked = askedOf(counts); return <><span className="nb">{t('doneOf', asked)}</span><ProgressLine value={asked.all === 0 ? 0 : asked.done / asked.all} /></> } },
        { id: 'overdue', label: t('columnOverdue'), align: 'end', phoneLabel: t('columnOverdue'), empty: ({ counts }) => (counts.overdue ?? 0) === 0, cell: ({ counts }) => counts.overdue ?? '–' },
        { id: 'state', label: t('columnState'), state: true, cell: (row) => <AssignmentState cancelled={row.cancelled} counts={row.counts} /> },
      ]}
    />
  )
}

/** Cancelled, ended, late or under way, in icon and word. */
export function AssignmentState({ cancelled, counts }: { readonly cancelled: boolean; readonly counts: Readonly<Partial<Record<MemberState, number>>> }) {
  const { t } = useTranslation('assignment')
  if (cancelled) return <StatusText state="idle">{t('stateCancelled')}</StatusText>
  if ((counts.overdue ?? 0) > 0) return <StatusText state="missing">{t('stateLate')}</StatusText>
  return (counts.open ?? 0) > 0 ? <StatusText state="active">{t('stateRunning')}</StatusText> : <StatusText state="met">{t('stateEnded')}</StatusText>
}
