/** A sheet as .csv or .xlsx, its rows as they come: lines above the head, the head, the rows; others are answered in between. */
import type { SheetCell, SheetColumn } from '~/domain/compliance/standing-sheet'
import { CSV_START, csvLine } from './csv.server'
import { restAt } from './rest-at.server'
import { toXlsx } from './xlsx.server'

export type SheetToWrite = { readonly name: string; readonly lines: readonly string[]; readonly columns: readonly SheetColumn[]; readonly rows: AsyncIterable<readonly SheetCell[]>; readonly format: 'csv' | 'xlsx' }

export async function writeSheet({ name, lines, columns, rows, format }: SheetToWrite): Promise<Buffer> {
  if (format === 'xlsx') return toXlsx({ name, lines, columns, rows })
  const parts = [CSV_START, ...lines.map((text) => csvLine([text])), csvLine(columns.map(({ header }) => header))]
  let count = 0
  for await (const row of rows) {
    parts.push(csvLine(row))
    await restAt((count += 1))
  }
  return Buffer.from(parts.join(''), 'utf8')
}
