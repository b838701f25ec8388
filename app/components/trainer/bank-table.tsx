import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import { paths } from '~/paths'

export interface BankTableRow {
  readonly objective: string
  readonly level: 'N' | 'H' | 'V' | 'star'
  readonly drawn: number
  readonly wanted: number
  readonly held: number
}

/** The blueprint of the test against the bank: drawn, wanted (three times as many), held. */
export function BankTable({ code, rows }: { readonly code: string; readonly rows: readonly BankTableRow[] }) {
  const { t } = useTranslation('trainer')
  return (
    <Table
      caption={t('blueprint')}
      rows={rows}
      rowId={(row) => `${row.objective} ${row.level}`}
      columns={[
        { id: 'objective', label: t('objective'), heading: true, cell: (row) => <a href={paths.trainerQuestions(code, { objective: row.objective, level: row.level === 'star' ? 'V' : row.level })}>{row.objective}<span className="vh"> {t(`level_${row.level}`)}</span></a> },
        { id: 'level', label: t('level'), phoneLabel: t('level'), cell: (row) => t(`level_${row.level}`) },
        { id: 'drawn', label: t('drawn'), align: 'end', phoneLabel: t('drawn'), cell: (row) => row.drawn },
        { id: 'wanted', label: t('wanted'), align: 'end', phoneLabel: t('wanted'), cell: (row) => row.wanted },
        { id: 'held', label: t('held'), align: 'end', phoneLabel: t('held'), cell: (row) => row.held },
        { id: 'state', label: t('state'), state: true, cell: (row) => (row.held >= row.wanted ? <StatusText state="met">{t('enough')}</StatusText> : <StatusText state="missing">{t('short', { count: row.wanted - row.held })}</StatusText>) },
      ]}
    />
  )
}
