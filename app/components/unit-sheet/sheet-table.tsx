import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import { formatDay, formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface SheetTableProps {
  readonly month: string
  readonly rows: readonly { readonly unitId: string; readonly name: string; readonly type: string; readonly endedOn: string | null; readonly parentName: string | null; readonly parentType: string | null; readonly gaps: number; readonly answered: number; readonly climbed: number; readonly signedOn: string | null; readonly signedByName: string | null }[]
}

/** Units with their sheet of a month: how many gaps, how many answered and passed up, whether signed. */
export function SheetTable({ month, rows }: SheetTableProps) {
  const { t } = useTranslation(['unitSheet', 'compliance'])
  return (
    <Table
      caption={t('listCaption')} rows={rows} rowId={({ unitId }) => unitId} tall
      columns={[
        { id: 'unit', label: t('columnUnit'), heading: true, cell: (row) => <><a href={paths.unitSheet(row.unitId, { month: month.slice(0, 7) })}>{unitTitle(row, t)}</a>{row.parentName === null ? null : <span className="meta block">{unitTitle({ name: row.parentName, type: row.parentType ?? '' }, t)}</span>}{row.endedOn === null ? null : <span className="meta block">{t('unitEnded', { day: formatDay(row.endedOn) })}</span>}</> },
        { id: 'answered', label: t('columnAnswered'), align: 'end', phoneLabel: t('columnAnswered'), cell: ({ answered, gaps }) => t('answeredOf', { answered: formatNumber(answered), gaps: formatNumber(gaps) }) },
        { id: 'climbed', label: t('columnClimbed'), align: 'end', phoneLabel: t('columnClimbed'), empty: ({ climbed }) => climbed === 0, cell: ({ climbed }) => (climbed === 0 ? '–' : formatNumber(climbed)) },
        { id: 'signed', label: t('columnSigned'), state: true, cell: ({ signedOn, signedByName }) => (signedOn === null ? <StatusText state="idle">{t('notSigned')}</StatusText> : <StatusText state="met">{t('signedOn', { day: formatDay(signedOn), by: signedByName ?? '' })}</StatusText>) },
      ]}
    />
  )
}
