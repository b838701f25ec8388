/** The page before undoing: what would be taken back, or what depends on it. */
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { type Dependent, findDependents } from './find-dependents.server'
import { type RosterImportView, getImport } from './get-import.server'

export async function loadUndo(by: Actor, id: string, now: Date): Promise<Result<{ readonly view: RosterImportView; readonly dependents: readonly Dependent[]; readonly rows: number }, 'role' | 'notFound' | 'stateChanged'>> {
  const found = await getImport({ by, id, now })
  if (!found.ok) return found
  if (found.value.state !== 'applied') return err('stateChanged')
  const [dependents, rows] = await Promise.all([findDependents(db(), id), db().rosterRow.count({ where: { importId: id, appliedAt: { not: null } } })])
  return ok({ view: found.value, dependents, rows })
}
