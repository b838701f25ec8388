/** A list of officers as .csv or .xlsx, row by row as they come from the database: the same file as the one taken at once. */
import type { OfficerRow } from '~/domain/compliance/overview'
import { addOfficer, NO_OFFICERS, type OfficerLine, officerCells, officerColumns, officerTotalCells, type SheetCell, type SheetWords } from '~/domain/compliance/standing-sheet'
import { CSV_START, csvLine } from '~/server/export/csv.server'
import { restAt } from '~/server/export/rest-at.server'
import { toXlsx } from '~/server/export/xlsx.server'

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
  const columns = officerColumns(words)
  if (format === 'xlsx') return toXlsx({ name: words.name, lines: words.lines, columns, rows: cells() })
  const parts = [CSV_START, ...words.lines.map((text) => csvLine([text])), csvLine(columns.map(({ header }) => header))]
  let count = 0
  for await (const row of cells()) {
    parts.push(csvLine(row))
    await restAt((count += 1))
  }
  return Buffer.from(parts.join(''), 'utf8')
}
