/** A sheet as a file to save. The name is plain ASCII, so that every browser and old PC keeps it. */
import type { StandingSheet } from '~/domain/compliance/standing-sheet'
import { searchKey } from '~/domain/kernel/vietnamese-text'
import { toCsv } from '~/server/export/csv.server'
import { toXlsx } from '~/server/export/xlsx.server'

export type SheetFormat = 'csv' | 'xlsx'

const TYPES: Record<SheetFormat, string> = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' }

/** In: the sheet, the format, and the words of the file's name ("quận Ba Đình", "2026-11-23"). */
export async function sheetResponse(sheet: StandingSheet, format: SheetFormat, nameParts: readonly string[]): Promise<Response> {
  const name = nameParts.map((part) => searchKey(part).replace(/[^a-z0-9]+/g, '-')).join('-').replace(/-+/g, '-').slice(0, 100)
  const body = format === 'xlsx' ? new Uint8Array(await toXlsx(sheet)) : toCsv(csvRows(sheet))
  return new Response(body, {
    headers: { 'Content-Type': TYPES[format], 'Content-Disposition': `attachment; filename="${name}.${format}"`, 'Cache-Control': 'no-store' },
  })
}

function* csvRows({ lines, columns, rows }: StandingSheet) {
  for (const line of lines) yield [line]
  yield columns.map(({ header }) => header)
  yield* rows
}
