/**
 * The table of questions as rows of cells for a file to save. Numbers stay numbers, in percent with two decimals; what is
 * not known is an empty cell, never 0. Words come in the reader's language. Source: issue "Assessment".
 */
import type { Figure } from './figure'
import type { QuestionReading } from './question-reading'
import type { Sortable } from './question-order'

export type SheetRow = Sortable & {
  readonly version: number
  readonly objective: string
  readonly level: string
  readonly kind: string
  readonly mustBeRight: boolean
  readonly stem: string
  readonly deviation: Figure
  readonly intendedWeight: Figure
  readonly readings: readonly QuestionReading[]
}
export type StatisticsWords = {
  readonly name: string
  readonly lines: readonly string[]
  /** one for each column */
  readonly headers: readonly string[]
  readonly level: (level: string) => string
  readonly kind: (kind: string) => string
  readonly reading: (reading: QuestionReading) => string
}

const COLUMNS = [
  { width: 12, align: 'left' }, { width: 10, align: 'right' }, { width: 10, align: 'left' }, { width: 14, align: 'left' }, { width: 18, align: 'left' }, { width: 8, align: 'right' }, { width: 10, align: 'right' }, { width: 12, align: 'right' },
  { width: 12, align: 'right' }, { width: 12, align: 'right' }, { width: 12, align: 'right' }, { width: 12, align: 'right' }, { width: 12, align: 'right' }, { width: 60, align: 'left' }, { width: 60, align: 'left' },
] as const

const cut = ({ value }: Figure, factor = 1) => (value === null ? null : Math.round(value * factor * 100) / 100)

/** Headers: code, version, objective, level, kind, attempts, facility, deviation, discrimination, efficiency, weights, seconds, reading, text. */
export function statisticsSheet(rows: readonly SheetRow[], words: StatisticsWords) {
  return {
    name: words.name,
    lines: words.lines,
    columns: COLUMNS.map((column, index) => ({ ...column, header: words.headers[index] ?? '' })),
    rows: rows.map((row) => [
      row.mustBeRight ? `${row.code} ★` : row.code, row.version, row.objective, words.level(row.level), words.kind(row.kind), row.attempts,
      cut(row.facility, 100), cut(row.deviation), cut(row.discrimination), cut(row.efficiency), cut(row.effectiveWeight), cut(row.intendedWeight), cut(row.seconds),
      row.readings.map(words.reading).join(' '), row.stem,
    ]),
  }
}
