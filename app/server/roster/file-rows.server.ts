/** The rows of an import's sheet below its headings, in batches, with the numbers that a spreadsheet shows. */
import type { Inspection, RosterSettings } from '~/domain/roster/roster-import'
import { type CsvForm, csvRows } from './csv-file.server'
import { openWorkbook } from './open-workbook.server'
import { type NumberedRow, downwardMerges, sharedStrings, sheetRows } from './sheet-rows.server'

export async function* fileRows(bytes: Buffer, format: string, inspection: Inspection, { sheet, headerRow }: Pick<RosterSettings, 'sheet' | 'headerRow'>): AsyncGenerator<NumberedRow[]> {
  if (format === 'csv') {
    let skip = headerRow + 1
    for await (const batch of csvRows(bytes, { encoding: inspection.encoding as CsvForm['encoding'], delimiter: inspection.delimiter as CsvForm['delimiter'] })) {
      yield skip > 0 ? batch.slice(skip) : batch
      skip = Math.max(0, skip - batch.length)
    }
    return
  }
  const book = await openWorkbook(bytes)
  if (book === null) return
  const [strings, merges] = [await sharedStrings(book), await downwardMerges(book, sheet)]
  for await (const batch of sheetRows({ book, sheet, strings, merges })) yield batch.filter(({ number }) => number > headerRow + 1)
}
