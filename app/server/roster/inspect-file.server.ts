/**
 * Judges an uploaded file by its content, never by its name: which kind it is, or a reason to refuse it that says what to
 * do; and reads the first rows of each sheet, all that the mapping page needs.
 */
import { err, ok, type Result } from '~/domain/kernel/result'
import type { Inspection, RosterCell } from '~/domain/roster/roster-import'
import { csvFormOf, csvRows } from './csv-file.server'
import { openWorkbook, type Workbook } from './open-workbook.server'
import { type NumberedRow, sharedStrings, sheetRows } from './sheet-rows.server'
import { TooBig, zipDirectory } from './zip-directory.server'

export type FileRefusal = 'fileEmpty' | 'fileTooBig' | 'filePassword' | 'fileXls' | 'fileXlsb' | 'fileOds' | 'fileMacros' | 'fileDamaged' | 'fileBomb' | 'fileUnknown' | 'fileNoSheet'
export type InspectedFile = { readonly format: 'xlsx' | 'csv'; readonly inspection: Inspection }

export const SAMPLE_ROWS = 40
const OLE = 'd0cf11e0a1b11ae1'
const MAX_TOTAL = 900_000_000
/** XML of a sheet packs 10 to 30 times; nothing honest packs 300 times and is large too. */
const BOMB_RATIO = 300
const BOMB_FROM = 30_000_000

export async function inspectFile(bytes: Buffer): Promise<Result<InspectedFile, FileRefusal>> {
  try {
    const refusal = refuseFile(bytes)
    if (refusal !== null) return err(refusal)
    return isZip(bytes) ? await inspectWorkbook(bytes) : await inspectCsv(bytes)
  } catch (error) {
    return err(error instanceof TooBig ? 'fileBomb' : 'fileDamaged')
  }
}

const isZip = (bytes: Buffer) => bytes.toString('latin1', 0, 2) === 'PK'

/** Why a file is refused before anything of it is unpacked; null: a workbook, or no ZIP file at all. `most`: bytes it may say it unpacks to. */
export function refuseFile(bytes: Buffer, most = MAX_TOTAL): FileRefusal | null {
  if (bytes.length === 0) return 'fileEmpty'
  if (bytes.toString('hex', 0, 8) === OLE) return bytes.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'filePassword' : 'fileXls'
  if (!isZip(bytes)) return null
  const entries = zipDirectory(bytes)
  if (entries === null) return 'fileDamaged'
  const names = new Set(entries.map(({ name }) => name))
  if (entries.some(({ encrypted }) => encrypted)) return 'filePassword'
  if (entries.some(({ name }) => /vbaProject\.bin$/i.test(name))) return 'fileMacros'
  if (names.has('xl/workbook.bin')) return 'fileXlsb'
  if (names.has('content.xml') && names.has('mimetype')) return 'fileOds'
  if (!names.has('xl/workbook.xml')) return 'fileUnknown'
  const isBomb = entries.reduce((sum, { unpacked }) => sum + unpacked, 0) > most || entries.some(({ packed, unpacked }) => unpacked > BOMB_FROM && unpacked > packed * BOMB_RATIO)
  return isBomb ? 'fileBomb' : null
}

async function inspectWorkbook(bytes: Buffer): Promise<Result<InspectedFile, FileRefusal>> {
  const book = await openWorkbook(bytes)
  if (book === null || book.sheets.length === 0) return err('fileNoSheet')
  const samples: RosterCell[][][] = []
  for (const [sheet] of book.sheets.entries()) samples.push(await firstRows(sheetRows({ book, sheet, strings: null })))
  const sheets = book.sheets.map(({ name }, at) => ({ name, rows: samples[at] ?? [] }))
  if (sheets.every(({ rows }) => rows.length === 0)) return err('fileNoSheet')
  return ok({ format: 'xlsx', inspection: { sheets: await withStrings(sheets, book), date1904: book.date1904 } })
}

/** Rows of a sheet at their own places: a row that is not there is an empty one. */
async function firstRows(batches: AsyncGenerator<NumberedRow[]>): Promise<RosterCell[][]> {
  const rows: RosterCell[][] = []
  for await (const batch of batches) {
    for (const { number, cells } of batch) {
      while (rows.length < Math.min(number - 1, SAMPLE_ROWS)) rows.push([])
      if (rows.length < SAMPLE_ROWS) rows.push([...cells])
    }
    if (rows.length >= SAMPLE_ROWS) break
  }
  return rows
}

/** Only the shared strings that the samples name are read. */
async function withStrings(sheets: readonly { name: string; rows: RosterCell[][] }[], book: Workbook) {
  const marked = (cell: RosterCell) => (typeof cell === 'string' && cell.startsWith('\u0000') ? Number(cell.slice(1)) : -1)
  const most = sheets.reduce((max, { rows }) => rows.reduce((all, row) => row.reduce<number>((last, cell) => Math.max(last, marked(cell)), all), max), -1)
  const strings = most < 0 ? [] : await sharedStrings(book, most + 1)
  return sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => row.map((cell) => (marked(cell) < 0 ? cell : (strings[marked(cell)] ?? '').slice(0, 300)))) }))
}

async function inspectCsv(bytes: Buffer): Promise<Result<InspectedFile, FileRefusal>> {
  const form = csvFormOf(bytes)
  if (form === null) return err('fileUnknown')
  const rows: RosterCell[][] = []
  for await (const batch of csvRows(bytes, form)) {
    rows.push(...batch.slice(0, SAMPLE_ROWS).map(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell.slice(0, 300) : cell))))
    break
  }
  return ok({ format: 'csv', inspection: { sheets: [{ name: 'CSV', rows }], date1904: false, ...form } })
}
