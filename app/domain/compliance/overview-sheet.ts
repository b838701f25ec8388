/**
 * The pictures of the overview as rows of cells: units by requirement, causes by mover, the share over time. Above the head
 * stand title, unit, day and reporting unit, as in the other files. No rate for fewer than five people; nobody is no figure.
 */
import { formatDayTable } from '../kernel/vietnamese-format'
import type { Cause, Mover } from './cause'
import { causes, movers } from './cause'
import type { CauseCell } from './cause-table'
import type { Heat, HeatColumn } from './heat'
import { sharePercent } from './share-class'
import type { SheetCell, SheetWords, StandingSheet } from './standing-sheet'
import { type Trend, type TrendLine, trendLines } from './trend'

type Column = { readonly header: string; readonly width: number; readonly figure?: boolean }

function sheetOf(words: SheetWords, columns: readonly Column[], rows: readonly (readonly SheetCell[])[]): StandingSheet {
  return { name: words.name, lines: words.lines, columns: columns.map(({ header, width, figure }) => ({ header, width, align: figure ? 'right' : 'left' })), rows }
}

/** Cut like on the page: 99,96 is 99.9. */
const tenth = (percent: number) => Math.floor(percent * 10 + 1e-9) / 10

function rate(met: number, people: number, words: SheetWords): SheetCell {
  const percent = sharePercent(met, people)
  return percent === null ? (people === 0 ? null : words.fewPeople) : tenth(percent)
}

/** One line a unit and requirement; headers: unit, code, requirement, who must, who do, who lack, share. */
export function heatSheet({ columns, rows }: Heat, unitName: (unitId: string) => string, requirementName: (column: HeatColumn) => string, words: SheetWords): StandingSheet {
  const widths = [34, 12, 44, 10, 10, 10, 12]
  const lines = rows.flatMap(({ unitId, cells }) => cells.flatMap(({ people, met }, at): SheetCell[][] => {
    const column = columns[at]
    return column === undefined || people === 0 ? [] : [[unitName(unitId), column.code, requirementName(column), people, met, people - met, rate(met, people, words)]]
  }))
  return sheetOf(words, widths.map((width, at) => ({ header: words.headers[at] ?? '', width, figure: at > 2 })), lines)
}

/** One line a cause, one column a mover, with totals; headers: cause, each mover, total. */
export function causeSheet(cells: readonly CauseCell[], names: { readonly cause: (cause: Cause) => string; readonly mover: (mover: Mover) => string }, words: SheetWords): StandingSheet {
  const sum = (some: readonly CauseCell[]) => some.reduce((total, { people }) => total + people, 0)
  const line = (name: string, some: readonly CauseCell[]): SheetCell[] => [name, ...movers.map((mover) => sum(some.filter((cell) => cell.mover === mover))), sum(some)]
  const rows = causes.map((cause) => line(names.cause(cause), cells.filter((cell) => cell.cause === cause)))
  const headers = [words.headers[0] ?? '', ...movers.map(names.mover), words.total]
  return sheetOf(words, headers.map((header, at) => ({ header, width: at === 0 ? 52 : 22, figure: at > 0 })), [...rows, line(words.total, cells)])
}

/** One line a point of the picture; headers: day, kind of figure, people, met, not met, share. Target and pace are shares alone. */
export function trendSheet(trend: Trend, kinds: Readonly<Record<TrendLine['kind'], string>>, words: SheetWords): StandingSheet {
  const cells = (line: TrendLine): SheetCell[] => ('people' in line ? [line.people, line.met, line.people - line.met, rate(line.met, line.people, words)] : [null, null, null, tenth(line.percent)])
  return sheetOf(words, [14, 34, 12, 12, 12, 12].map((width, at) => ({ header: words.headers[at] ?? '', width, figure: at > 1 })), trendLines(trend).map((line) => [formatDayTable(line.on), kinds[line.kind], ...cells(line)]))
}
