/**
 * The rows of the first sheet of a workbook that has the head of a matrix, read as they stream out of the file. The file is
 * judged by its content, never by its name; bytes, rows, columns and letters are bounded while it is read, and a sheet
 * without a head among its first rows is left there. Never is more kept than the rows of one sheet that are within bounds.
 */
import { err, ok, type Result } from '~/domain/kernel/result'
import { HEAD_ROWS, type ImportedRow, isHead } from '~/domain/standard/matrix-import'
import { type FileRefusal, refuseFile } from '~/server/roster/inspect-file.server'
import { type Workbook, openWorkbook } from '~/server/roster/open-workbook.server'
import { TooWide, sharedStrings, sheetRows } from '~/server/roster/sheet-rows.server'
import { TooBig } from '~/server/roster/zip-directory.server'

/** A matrix of 1.000 positions and 100 competencies is some 2 MB, and 20 MB unpacked. */
const MAX_BYTES = 4_000_000
const MAX_UNPACKED = 40_000_000
const MAX_ROWS = 1000
const MAX_COLUMNS = 200
const MAX_STRINGS = 20_000
const MAX_LETTERS = 4_000_000
const MAX_SHEETS = 5

export type MatrixRefusal = FileRefusal | 'noHead' | 'tooManyRows' | 'tooManyColumns'

/** `codes`: what the column of codes may be called in a head. */
export async function readMatrixSheet(bytes: Buffer, codes: readonly string[]): Promise<Result<ImportedRow[], MatrixRefusal>> {
  if (bytes.length > MAX_BYTES) return err('fileTooBig')
  try {
    const refusal = refuseFile(bytes, MAX_UNPACKED)
    if (refusal !== null) return err(refusal)
    const book = bytes.toString('latin1', 0, 2) === 'PK' ? await openWorkbook(bytes) : null
    if (book === null) return err('fileUnknown')
    if (book.sheets.length === 0) return err('fileNoSheet')
    const strings = await sharedStrings(book, MAX_STRINGS + 1, MAX_UNPACKED)
    // Strings left unread would be empty cells, which mean "not required".
    if (strings.length > MAX_STRINGS) return err('fileBomb')
    for (const sheet of book.sheets.slice(0, MAX_SHEETS).keys()) {
      const rows = await rowsOf(book, sheet, strings, codes)
      if (rows !== null) return rows === 'tooManyRows' ? err(rows) : ok(rows)
    }
    return err('noHead')
  } catch (error) {
    if (error instanceof TooWide) return err('tooManyColumns')
    return err(error instanceof TooBig ? 'fileBomb' : 'fileDamaged')
  }
}

/** Null: the sheet has no head. Rows without any text are passed over: Excel keeps thousands of them for their borders. */
async function rowsOf(book: Workbook, sheet: number, strings: readonly string[], codes: readonly string[]): Promise<ImportedRow[] | 'tooManyRows' | null> {
  const rows: ImportedRow[] = []
  let letters = 0
  let found = false
  for await (const batch of sheetRows({ book, sheet, strings, limits: { columns: MAX_COLUMNS, unpacked: MAX_UNPACKED } })) {
    for (const { number, cells } of batch) {
      const row = { number, cells: cells.map((cell) => (typeof cell === 'number' ? cell : String(cell ?? ''))) }
      if (row.cells.every((cell) => typeof cell === 'string' && cell.trim() === '')) continue
      letters += row.cells.reduce<number>((sum, cell) => sum + String(cell).length, 0)
      if (letters > MAX_LETTERS) throw new TooBig('letters')
      rows.push(row)
      found ||= rows.length <= HEAD_ROWS && codes.some((code) => isHead(row.cells, code))
      if (!found && rows.length >= HEAD_ROWS) return null
      if (rows.length > MAX_ROWS) return 'tooManyRows'
    }
  }
  return found ? rows : null
}
