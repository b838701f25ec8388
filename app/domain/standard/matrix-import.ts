/**
 * A sheet of the matrix on its way in, tried and not written: which cells would change a draft (old → new), which are
 * refused and why, each by its address in the sheet. A position or column that the sheet does not have keeps what it has.
 * Nothing is published by a sheet: cells that change become drafts. Source: issue "Compliance" (import of the matrix).
 */
import { cleanText, searchKey } from '../kernel/vietnamese-text'
import { type CellColumn, type CellFault, applyCell, cellColumns, writeCell } from './standard-cell'
import type { StandardCodes, StandardContent } from './standard-content'
import { type StandardSheetWords, columnHeader } from './standard-sheet'

export type ImportedRow = { readonly number: number; readonly cells: readonly (string | number)[] }
export type ChangedCell = { readonly position: string; readonly column: CellColumn; readonly address: string; readonly before: string; readonly after: string }
export type RefusedCell = { readonly address: string; readonly text: string; readonly position: string; readonly column: CellColumn | null; readonly fault: CellFault | 'position' | 'twice' }
export type MatrixPlan = { readonly changed: readonly ChangedCell[]; readonly refused: readonly RefusedCell[]; readonly positions: number; readonly unknownColumns: readonly string[] }

type Asked = { readonly rows: readonly ImportedRow[]; readonly known: readonly { readonly code: string; readonly content: StandardContent }[]; readonly codes: StandardCodes; readonly words: Omit<StandardSheetWords, 'lines' | 'name' | 'position'> & { readonly position: string } }

/** The head stands among so many rows. */
export const HEAD_ROWS = 20

/** Whether a row is the head: it names the column of codes. */
export function isHead(cells: readonly (string | number)[], code: string): boolean {
  return cells.some((cell) => searchKey(String(cell)) === searchKey(code))
}

/** null: no row of the first 20 is the head. */
export function planMatrixImport({ rows, known, codes, words }: Asked): MatrixPlan | null {
  const head = rows.slice(0, HEAD_ROWS).find(({ cells }) => isHead(cells, words.code))
  if (head === undefined) return null
  const titles = head.cells.map((cell) => searchKey(String(cell)))
  const codeAt = titles.indexOf(searchKey(words.code))
  const columns = cellColumns(codes).flatMap((column) => { const at = titles.indexOf(searchKey(columnHeader(column, words))); return at < 0 ? [] : [{ column, at }] })
  const named = new Set([codeAt, titles.indexOf(searchKey(words.position)), ...columns.map(({ at }) => at)])
  const changed: ChangedCell[] = []
  const refused: RefusedCell[] = []
  const seen = new Set<string>()
  for (const { number, cells } of rows.filter((row) => row.number > head.number)) {
    const code = textOf(cells[codeAt])
    if (cells.every((cell) => textOf(cell) === '')) continue
    const position = known.find((one) => one.code.toLowerCase() === code.toLowerCase())
    if (position === undefined || seen.has(position.code)) {
      refused.push({ address: addressOf(codeAt, number), text: code, position: code, column: null, fault: position === undefined ? 'position' : 'twice' })
      continue
    }
    seen.add(position.code)
    for (const { column, at } of columns) {
      const text = textOf(cells[at])
      const content = applyCell(position.content, column, text, { codes, words })
      const cell = { position: position.code, column, address: addressOf(at, number) }
      if (typeof content === 'string') refused.push({ ...cell, text: text.slice(0, 200), fault: content })
      else {
        const [before, after] = [writeCell(position.content, column, words), writeCell(content, column, words)]
        if (before !== after) changed.push({ ...cell, before, after })
      }
    }
  }
  return { changed, refused, positions: seen.size, unknownColumns: head.cells.flatMap((cell, at) => (named.has(at) || textOf(cell) === '' ? [] : [textOf(cell).slice(0, 100)])) }
}

const textOf = (cell: string | number | undefined): string => cleanText(String(cell ?? ''))

/** Column from 0 and row from 1 as a sheet names them: 0, 7 → A7. */
export function addressOf(column: number, row: number): string {
  let letters = ''
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters
  return `${letters}${row}`
}
