import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import { paths } from '~/paths'

export interface BankCell {
  readonly objective: string
  readonly level: 'N' | 'H' | 'V' | 'star'
  readonly drawn: number
  readonly wanted: number
  readonly held: number
}

const LEVELS = ['N', 'H', 'V', 'star'] as const

/** The blueprint against the bank, a row an objective: held of wanted (three times what the test draws) for each level. */
export function BankTable({ code, cells }: { readonly code: string; readonly cells: readonly BankCell[] }) {
  const { t } = useTranslation('trainer')
  const rows = [...new Set(cells.map(({ objective }) => objective))].map((objective) => ({ objective, cells: cells.filter((cell) => cell.objective === objective) }))
  const short = (row: (typeof rows)[number]) => row.cells.reduce((sum, cell) => sum + Math.max(0, cell.wanted - cell.held), 0)
  return (
    <Table
      caption={t('blueprint')}
      rows={rows}
      rowId={(row) => row.objective}
      columns={[
        { id: 'objective', label: t('objective'), heading: true, cell: (row) => <a href={paths.trainerQuestions(code, { objective: row.objective })}>{row.objective}</a> },
        { id: 'drawn', label: t('drawn'), align: 'end', phoneLabel: t('drawn'), cell: (row) => row.cells.reduce((sum, cell) => sum + cell.drawn, 0) },
        ...LEVELS.map((level) => {
          const of = (row: (typeof rows)[number]) => row.cells.find((cell) => cell.level === level)
          return {
            id: level, label: t(`level_${level}`), align: 'end' as const, phoneLabel: t(`level_${level}`), empty: (row: (typeof rows)[number]) => of(row) === undefined,
            cell: (row: (typeof rows)[number]) => {
              const cell = of(row)
              return cell ? t('heldOf', { held: cell.held, wanted: cell.wanted }) : '—'
            },
          }
        }),
        { id: 'state', label: t('state'), state: true, cell: (row) => (short(row) === 0 ? <StatusText state="met"><span className="nb">{t('enough')}</span></StatusText> : <StatusText state="missing">{t('short', { count: short(row) })}</StatusText>) },
      ]}
    />
  )
}
