/** The page before deciding all rows at once that can be one known person only: how many there are. */
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { countSureRows } from './find-sure-rows.server'
import { type GetImport, getImport } from './get-import.server'

export async function loadSureRows(input: GetImport): Promise<Result<{ readonly fileName: string; readonly rows: number }, 'role' | 'notFound' | 'stateChanged'>> {
  const found = await getImport(input)
  if (!found.ok) return found
  if (found.value.state !== 'planned') return err('stateChanged')
  const rows = await countSureRows(db(), input.id)
  return rows === 0 ? err('stateChanged') : ok({ fileName: found.value.fileName, rows })
}
