/** A list of officers as .csv or .xlsx, row by row as they come from the database: the same file as the one taken at once. */
import type { OfficerRow } from '~/domain/compliance/overview'
import { addOfficer, NO_OFFICERS, type OfficerLine, officerCells, officerColumns, officerTotalCells, type SheetCell, type SheetWords } from '~/domain/compliance/standing-sheet'
import { writeSheet } from '~/server/export/write-sheet.server'

export type WriteOfficers = {
  readonly rows: AsyncIterable<OfficerRow>
  readonly words: SheetWords
  readonly line: (row: OfficerRow) => OfficerLine
  readonly total: (met: number, people: number) => string
  readonly format: 'csv' | 'xlsx'
  readonly onRow: (row: number) => Promise<void>
}

export async function writeOfficers({ rows, words, line, total, format, onRow }: WriteOfficers): Promise<Buffer> {
  async function* cells(): AsyncGenerator<readonly SheetCell[]> {
    let sum = NO_OFFICERS
    for await (const row of rows) {
      sum = addOfficer(sum, row)
      yield officerCells(line(row), sum.people)
      await onRow(sum.people)
    }
    yield officerTotalCells(sum, words.total, total(sum.met, sum.people))
  }
  return writeSheet({ name: words.name, lines: words.lines, columns: officerColumns(words), rows: cells(), format })
}
