import { useTranslation } from 'react-i18next'
import { Table } from '~/components/ui/table'

export interface HistoryRow {
  readonly number: number
  readonly publishedOn: string
  readonly origin: 'files' | 'workspace'
  readonly current: boolean
  readonly href: string
}

/** Every version of a question: since which version of the course, and who wrote it there. */
export function QuestionHistory({ rows }: { readonly rows: readonly HistoryRow[] }) {
  const { t } = useTranslation('bank')
  return (
    <Table
      caption={t('history')}
      rows={rows}
      rowId={(row) => String(row.number)}
      columns={[
        { id: 'number', label: t('sinceVersion'), heading: true, cell: (row) => <a href={row.href}>{t('versionNumber', { number: row.number })}</a> },
        { id: 'on', label: t('publishedOn'), phoneLabel: t('publishedOn'), cell: (row) => row.publishedOn },
        { id: 'origin', label: t('origin'), phoneLabel: t('origin'), cell: (row) => t(`origin_${row.origin}`) },
        { id: 'state', label: t('inUse'), phoneLabel: t('inUse'), cell: (row) => (row.current ? t('inUseNow') : t('inUseBefore')) },
      ]}
    />
  )
}
