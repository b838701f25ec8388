import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { figureWriters } from './figure-text'
import { readingState } from './reading-text'
import { StatusText } from '~/components/ui/status-text'
import { Table } from '~/components/ui/table'
import type { Figure } from '~/domain/assessment-statistics/figure'
import type { QuestionReading } from '~/domain/assessment-statistics/question-reading'
import { firstDirectionOf, type Direction, type QuestionSort, type Sortable } from '~/domain/assessment-statistics/question-order'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export type QuestionTableRow = Sortable & { readonly id: string; readonly stem: string; readonly mustBeRight: boolean; readonly intendedWeight: Figure; readonly readings: readonly QuestionReading[] }

export interface QuestionTableProps {
  readonly rows: readonly QuestionTableRow[]
  readonly sort: QuestionSort
  readonly direction: Direction
  readonly sortHref: (sort: QuestionSort, direction: Direction) => string
  readonly href: (id: string) => string
}

/** Every question with its figures; each column sorts. */
export function QuestionTable({ rows, sort, direction, sortHref, href }: QuestionTableProps) {
  const { t } = useTranslation('statistics')
  const write = figureWriters(t)
  const by = (column: QuestionSort) => ({
    href: sortHref(column, column === sort ? (direction === 'asc' ? 'desc' : 'asc') : firstDirectionOf(column)),
    ...(column === sort ? { direction: direction === 'asc' ? ('ascending' as const) : ('descending' as const) } : {}),
  })
  const figure = (column: Exclude<QuestionSort, 'code' | 'attempts'>, label: string, value: (number: number) => ReactNode) => ({
    id: column, label, align: 'end' as const, phoneLabel: label, sort: by(column),
    cell: (row: QuestionTableRow) => (row[column].value === null ? <>{t('unknown')}<span className="xs block">{t(`why_${row[column].why}`)}</span></> : <span className="nb">{value(row[column].value)}</span>),
  })
  return (
    <Table
      caption={t('questionsTitle')}
      rows={rows}
      rowId={(row) => row.id}
      onPhone="scroll"
      columns={[
        { id: 'code', label: t('columnQuestion'), heading: true, sort: by('code'), cell: (row) => <><a className="nb" href={href(row.id)}>{row.code}</a>{row.mustBeRight ? ' ★' : ''}<span className="xs block question-stem">{row.stem}</span></> },
        { id: 'attempts', label: t('columnAttempts'), align: 'end', phoneLabel: t('columnAttempts'), sort: by('attempts'), cell: (row) => formatNumber(row.attempts) },
        figure('facility', t('columnFacility'), write.share),
        figure('discrimination', t('columnDiscrimination'), write.percent),
        figure('efficiency', t('columnEfficiency'), write.percent),
        { ...figure('effectiveWeight', t('columnWeight'), write.percent), cell: (row) => <WeightCell row={row} /> },
        figure('seconds', t('columnSeconds'), write.seconds),
        { id: 'reading', label: t('columnReading'), state: true, cell: ({ readings: [first] }) => (first ? <StatusText state={readingState(first)}>{t(`short_${first.kind}`)}</StatusText> : null) },
      ]}
    />
  )
}

function WeightCell({ row: { effectiveWeight, intendedWeight } }: { readonly row: QuestionTableRow }) {
  const { t } = useTranslation('statistics')
  const write = figureWriters(t)
  const second = effectiveWeight.value === null ? t(`why_${effectiveWeight.why}`) : intendedWeight.value === null ? null : t('intendedOf', { value: formatNumber(intendedWeight.value, 1) })
  return <><span className="nb">{effectiveWeight.value === null ? t('unknown') : write.percent(effectiveWeight.value)}</span>{second === null ? null : <span className="xs block">{second}</span>}</>
}
