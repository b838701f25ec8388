/**
 * Tries a sheet of the matrix: changed and refused cells by address. Nothing is written. The file is judged by its content;
 * what unpacks to too much is refused, and only the first sheet with a head is read, a bounded number of rows of it.
 */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { type ImportedRow, type MatrixPlan, planMatrixImport as planRows } from '~/domain/standard/matrix-import'
import type { StandardSheetWords } from '~/domain/standard/standard-sheet'
import { type FileRefusal, inspectFile } from '~/server/roster/inspect-file.server'
import { openWorkbook } from '~/server/roster/open-workbook.server'
import { sharedStrings, sheetRows } from '~/server/roster/sheet-rows.server'
import { TooBig } from '~/server/roster/zip-directory.server'
import { loadStandardMatrix } from './load-standard-matrix.server'

const MAX_ROWS = 1000
const MAX_STRINGS = 20_000
const MAX_BYTES = 4_000_000

export type MatrixTrial<Language> = MatrixPlan & { readonly seen: Readonly<Record<string, number>>; readonly language: Language; readonly names: Readonly<Record<string, string>> }
/** Sheets come back in the language they went out in. */
type Asked<Language> = { readonly by: Actor; readonly bytes: Buffer; readonly today: Day; readonly words: readonly (Omit<StandardSheetWords, 'lines' | 'name'> & { readonly language: Language })[] }

export async function planMatrixImport<Language>({ by, bytes, today, words }: Asked<Language>): Promise<Result<MatrixTrial<Language>, Refusal | FileRefusal | 'noHead' | 'tooManyRows'>> {
  const { mayEdit, catalogue, rows: known } = await loadStandardMatrix(by, today)
  if (!mayEdit) return err('scope')
  if (bytes.length > MAX_BYTES) return err('fileTooBig')
  const inspected = await inspectFile(bytes)
  if (!inspected.ok) return inspected
  if (inspected.value.format !== 'xlsx') return err('fileUnknown')
  const sheets = await readSheets(bytes)
  if (!sheets.ok) return sheets
  for (const rows of sheets.value) {
    for (const said of words) {
      const plan = planRows({ rows, known: known.map(({ code, working }) => ({ code, content: working })), codes: catalogue.codes, words: said })
      if (plan === null) continue
      const touched = new Set(plan.changed.map(({ position }) => position))
      const of = known.filter(({ code }) => touched.has(code))
      return ok({ ...plan, language: said.language, seen: Object.fromEntries(of.map(({ code, revision }) => [code, revision])), names: Object.fromEntries(of.map(({ code, name }) => [code, name])) })
    }
  }
  return err('noHead')
}

async function readSheets(bytes: Buffer): Promise<Result<ImportedRow[][], FileRefusal | 'tooManyRows'>> {
  try {
    const book = await openWorkbook(bytes)
    if (book === null) return err('fileNoSheet')
    const strings = await sharedStrings(book, MAX_STRINGS)
    const sheets: ImportedRow[][] = []
    for (const sheet of book.sheets.slice(0, 5).keys()) {
      const rows: ImportedRow[] = []
      for await (const batch of sheetRows({ book, sheet, strings })) {
        rows.push(...batch.map(({ number, cells }) => ({ number, cells: cells.map((cell) => (typeof cell === 'number' ? cell : String(cell ?? ''))) })))
        if (rows.length > MAX_ROWS) return err('tooManyRows')
      }
      sheets.push(rows)
    }
    return ok(sheets)
  } catch (error) {
    return err(error instanceof TooBig ? 'fileBomb' : 'fileDamaged')
  }
}
