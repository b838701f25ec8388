/**
 * Tries a sheet of the matrix: changed and refused cells by address. Nothing is written.
 */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { type MatrixPlan, planMatrixImport as planRows } from '~/domain/standard/matrix-import'
import type { StandardSheetWords } from '~/domain/standard/standard-sheet'
import { loadStandardMatrix } from './load-standard-matrix.server'
import { type MatrixRefusal, readMatrixSheet } from './read-matrix-sheet.server'

export type MatrixTrial<Language> = MatrixPlan & { readonly seen: Readonly<Record<string, number>>; readonly language: Language; readonly names: Readonly<Record<string, string>> }
/** Sheets come back in the language they went out in. */
type Asked<Language> = { readonly by: Actor; readonly bytes: Buffer; readonly today: Day; readonly words: readonly (Omit<StandardSheetWords, 'lines' | 'name'> & { readonly language: Language })[] }

export async function planMatrixImport<Language>({ by, bytes, today, words }: Asked<Language>): Promise<Result<MatrixTrial<Language>, Refusal | MatrixRefusal>> {
  const { mayEdit, catalogue, rows: known } = await loadStandardMatrix(by, today)
  if (!mayEdit) return err('scope')
  const read = await readMatrixSheet(bytes, words.map(({ code }) => code))
  if (!read.ok) return read
  for (const said of words) {
    const plan = planRows({ rows: read.value, known: known.map(({ code, working }) => ({ code, content: working })), codes: catalogue.codes, words: said })
    if (plan === null) continue
    const touched = new Set(plan.changed.map(({ position }) => position))
    const of = known.filter(({ code }) => touched.has(code))
    return ok({ ...plan, language: said.language, seen: Object.fromEntries(of.map(({ code, revision }) => [code, revision])), names: Object.fromEntries(of.map(({ code, name }) => [code, name])) })
  }
  return err('noHead')
}
