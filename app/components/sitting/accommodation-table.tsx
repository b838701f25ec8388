import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import { paths } from '~/paths'

export interface AccommodationTableProps {
  readonly rows: readonly {
    readonly id: string
    readonly fullName: string
    readonly staffCode: string
    readonly extraPercent: number
    readonly calmPage: boolean
    readonly reason: string
    readonly from: string
    readonly lastDay: string | null
    readonly open: boolean
  }[]
}

export function AccommodationTable({ rows }: AccommodationTableProps) {
  const { t } = useTranslation('sitting')
  const what = ({ extraPercent, calmPage }: AccommodationTableProps['rows'][number]) => [...(extraPercent > 0 ? [t('extraText', { percent: extraPercent })] : []), ...(calmPage ? [t('calmText')] : [])].join('; ')
  return (
    <form method="post" action={paths.accommodations()}>
      <Table
        caption={t('accommodationsTitle')} rows={rows} rowId={({ id }) => id}
        columns={[
          { id: 'name', label: t('nameColumn'), heading: true, cell: (row) => <>{row.fullName}<br /><span className="meta num">{row.staffCode}</span></> },
          { id: 'what', label: t('grantedColumn'), phoneLabel: t('grantedColumn'), cell: (row) => <>{what(row)}<br /><span className="meta">{row.reason}</span></> },
          { id: 'span', label: t('spanColumn'), phoneLabel: t('spanColumn'), cell: ({ from, lastDay }) => (lastDay === null ? t('spanOpen', { from }) : t('spanClosed', { from, to: lastDay })) },
          { id: 'act', label: '', align: 'end', cell: (row) => (row.open ? <Button variant="quiet" size="small" name="end" value={row.id} aria-label={t('endAbout', { name: row.fullName })}>{t('endNow')}</Button> : <StatusText state="idle">{t('endedState')}</StatusText>) },
        ]}
      />
    </form>
  )
}
