/**
 * The rows of a signed standing as a sheet: each person as signed, and the very line that is hashed of that person, so that
 * whoever has the file alone can compute the hash again. Source: decision 091.
 */
import type { SheetCell, SheetColumn } from './standing-sheet'

export type SignedRow = {
  readonly staffCode: string
  readonly fullName: string
  readonly unitName: string
  readonly unitType: string
  readonly positionName: string
  readonly meets: boolean
  readonly metCount: number
  readonly totalCount: number
  readonly line: string
}
/** Words in the reader's language: whose unit it is, and what the standing is called. */
export type SignedLine = { readonly unit: string; readonly state: string }

const WIDTHS = [6, 12, 28, 28, 28, 12, 10, 10, 130]
const FIGURES = [0, 6, 7]

/** In: headers of number, staff code, name, unit, position, standing, met, all, hashed line. */
export function signedColumns(headers: readonly string[]): SheetColumn[] {
  return WIDTHS.map((width, index) => ({ header: headers[index] ?? '', width, align: FIGURES.includes(index) ? 'right' : 'left' }))
}

/** One person's cells. */
export function signedCells({ staffCode, fullName, positionName, metCount, totalCount, line }: SignedRow, { unit, state }: SignedLine, number: number): SheetCell[] {
  return [number, staffCode, fullName, unit, positionName, state, metCount, totalCount, line]
}
