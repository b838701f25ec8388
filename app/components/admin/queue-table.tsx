import { useTranslation } from 'react-i18next'
import { messageKey } from './message-key'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'

export interface QueueTableRow {
  readonly name: string
  readonly cron: string | null
  readonly waiting: number
  readonly running: number
  readonly failed: number
  readonly last: string | null
  readonly lastState: string | null
}

/** Background work: what waits, what failed in the last days, when each kind last ran. */
export function QueueTable({ rows }: { readonly rows: readonly QueueTableRow[] }) {
  const { t } = useTranslation('admin')
  return (
    <Table
      caption={t('queue')}
      rows={rows}
      rowId={(row) => row.name}
      columns={[
        { id: 'name', label: t('job'), heading: true, cell: (row) => <>{t([messageKey('job', row.name), 'jobUnknown'], { name: row.name })}{row.cron ? <span className="xs block"><code>{row.cron}</code></span> : null}</> },
        { id: 'last', label: t('lastRun'), phoneLabel: t('lastRun'), cell: (row) => row.last ?? t('neverRun') },
        { id: 'waiting', label: t('waiting'), align: 'end', phoneLabel: t('waiting'), cell: (row) => row.waiting },
        { id: 'running', label: t('running'), align: 'end', phoneLabel: t('running'), cell: (row) => row.running },
        { id: 'failed', label: t('failed'), align: 'end', phoneLabel: t('failed'), cell: (row) => row.failed },
        { id: 'state', label: t('state'), state: true, cell: (row) => (row.lastState === 'failed' || row.failed > 0 ? <StatusText state="missing">{t('jobFailed')}</StatusText> : row.last ? <StatusText state="met">{t('jobDone')}</StatusText> : <StatusText state="idle">{t('neverRun')}</StatusText>) },
      ]}
    />
  )
}
