import { useTranslation } from 'react-i18next'
import { Table } from '~/components/ui/table'
import { formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { type ListedState, ReorganisationStateText } from './reorganisation-state'

export interface ListedReorganisation {
  readonly id: string
  readonly name: string
  readonly state: ListedState
  readonly effectiveOn: string
  readonly basisNumber: string
  readonly actorName: string
  readonly confirmedName: string | null
  readonly total: number
}

/** The reorganisations there have been or are prepared, newest first. */
export function ReorganisationList({ rows }: { readonly rows: readonly ListedReorganisation[] }) {
  const { t } = useTranslation('reorganisation')
  return (
    <Table
      caption={t('listCaption')}
      rows={rows}
      rowId={(row) => row.id}
      columns={[
        { id: 'name', label: t('colName'), heading: true, cell: (row) => <a href={paths.reorganisation(row.id)}>{row.name}</a> },
        { id: 'state', label: t('colState'), state: true, cell: (row) => <ReorganisationStateText state={row.state} /> },
        { id: 'on', label: t('colEffective'), phoneLabel: t('colEffective'), cell: (row) => <span className="num">{formatDayTable(row.effectiveOn)}</span> },
        { id: 'basis', label: t('colBasis'), phoneLabel: t('colBasis'), cell: (row) => row.basisNumber },
        { id: 'people', label: t('colPeople'), phoneLabel: t('colPeople'), align: 'end', cell: (row) => <span className="num">{formatNumber(row.total)}</span> },
        { id: 'who', label: t('colWho'), phoneLabel: t('colWho'), cell: (row) => row.confirmedName ?? row.actorName },
      ]}
    />
  )
}
