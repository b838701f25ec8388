/**
 * The matrix as a sheet: a row a position; schooling, hours, certificates, documents and terms; then a column a
 * competency. The sheet says everything the standards say, so that it can come back (matrix-import.ts).
 * Source: positions.md §4 (the same columns).
 */
import { type CellColumn, type CellWords, cellColumns, writeCell } from './standard-cell'
import type { StandardCodes, StandardContent } from './standard-content'

export type SheetPosition = { readonly code: string; readonly name: string; readonly content: StandardContent }
/** `headers` name the columns that are no competency; those are named by their codes. */
export type StandardSheetWords = CellWords & { readonly name: string; readonly lines: readonly string[]; readonly code: string; readonly position: string; readonly headers: Readonly<Record<string, string>> }

const WIDTHS: Readonly<Record<string, number>> = { education: 20, hours: 10, certificates: 40, documents: 24, tolerance: 12, grace: 12, transition: 14 }

/** The words at the head of a column. */
export function columnHeader(column: CellColumn, { headers }: Pick<StandardSheetWords, 'headers'>): string {
  return column.startsWith('level-') ? column.slice('level-'.length) : (headers[column] ?? column)
}

/** The sheet of some positions. A level or number without a grade is a number, everything else is text. */
export function standardSheet({ codes, rows }: { readonly codes: StandardCodes; readonly rows: readonly SheetPosition[] }, words: StandardSheetWords) {
  const columns = cellColumns(codes)
  const cell = (content: StandardContent, column: CellColumn) => {
    const text = writeCell(content, column, words)
    return /^\d+$/.test(text) ? Number(text) : text
  }
  return {
    name: words.name,
    lines: words.lines,
    columns: [{ header: words.code, width: 8 }, { header: words.position, width: 44 }, ...columns.map((column) => ({ header: columnHeader(column, words), width: WIDTHS[column] ?? 7, align: column.startsWith('level-') ? ('right' as const) : ('left' as const) }))],
    rows: rows.map(({ code, name, content }) => [code, name, ...columns.map((column) => cell(content, column))]),
  }
}
