import { useTranslation } from 'react-i18next'
import { messageKey } from './message-key'
import { Table } from '~/components/ui/table'
import { paths } from '~/paths'

export interface EventTableRow {
  readonly sequence: string
  /** "10:32, 16/12/2024" */
  readonly at: string
  readonly actorName: string
  readonly action: string
  readonly subjectType: string
  readonly subjectId: string | null
  /** The detail as JSON; "{}" where there is none. */
  readonly detail: string
}

/** Events, newest first: number, time, who, what, about what, detail folded away. */
export function EventTable({ rows }: { readonly rows: readonly EventTableRow[] }) {
  const { t } = useTranslation('admin')
  return (
    <Table
      caption={t('auditTitle')}
      rows={rows}
      rowId={(row) => row.sequence}
      columns={[
        { id: 'sequence', label: t('number'), align: 'end', phoneLabel: t('number'), cell: (row) => row.sequence },
        { id: 'at', label: t('time'), phoneLabel: t('time'), cell: (row) => <span className="nb">{row.at}</span> },
        { id: 'action', label: t('event'), heading: true, cell: (row) => t([messageKey('action', row.action), 'actionUnknown'], { action: row.action }) },
        { id: 'actor', label: t('actor'), phoneLabel: t('actor'), cell: (row) => row.actorName },
        { id: 'subject', label: t('subject'), phoneLabel: t('subject'), cell: (row) => (row.subjectId ? <a href={paths.audit({ subject: row.subjectId })}>{t([messageKey('subject', row.subjectType), 'subjectUnknown'], { type: row.subjectType })}</a> : t([messageKey('subject', row.subjectType), 'subjectUnknown'], { type: row.subjectType })) },
        { id: 'detail', label: t('detail'), cell: (row) => (row.detail === '{}' ? null : <details><summary>{t('showDetail')}</summary><code className="block max-w-measure break-all">{row.detail}</code></details>), empty: (row) => row.detail === '{}' },
      ]}
    />
  )
}
