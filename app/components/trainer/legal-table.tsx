import { useTranslation } from 'react-i18next'
import { ReviewText } from './review-text'
import { Table } from '~/components/ui/table'
import type { LegalBasis } from '~/domain/course/legal-basis'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'

const dayText = (day: string) => (day === '' ? '—' : formatDayTable(day))

/** The register of legal bases with how far each is confirmed. */
export function LegalTable({ rows }: { readonly rows: readonly LegalBasis[] }) {
  const { t } = useTranslation('trainer')
  return (
    <Table
      caption={t('legal')}
      rows={rows}
      rowId={(row) => row.id}
      columns={[
        { id: 'ref', label: t('act'), heading: true, cell: (row) => <>{row.ref}<span className="xs block">{row.about}</span></> },
        { id: 'id', label: t('legalId'), phoneLabel: t('legalId'), cell: (row) => <code className="break-all">{row.id}</code> },
        { id: 'from', label: t('from'), phoneLabel: t('from'), cell: (row) => dayText(row.from), empty: (row) => row.from === '' },
        { id: 'to', label: t('to'), phoneLabel: t('to'), cell: (row) => dayText(row.to), empty: (row) => row.to === '' },
        { id: 'state', label: t('state'), state: true, cell: (row) => <ReviewText state={row.state} /> },
      ]}
    />
  )
}
