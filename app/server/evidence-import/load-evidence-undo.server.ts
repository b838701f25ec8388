/** The page before undoing a list of proofs: what would be taken back, or what depends on it. */
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { type EvidenceDependent, findEvidenceDependents } from './find-evidence-dependents.server'
import { getEvidenceImport } from './get-evidence-import.server'

export type EvidenceUndo = { readonly fileName: string; readonly dependents: readonly EvidenceDependent[]; readonly rows: number }

export async function loadEvidenceUndo(by: Actor, id: string, now: Date): Promise<Result<EvidenceUndo, 'role' | 'notFound' | 'stateChanged'>> {
  const found = await getEvidenceImport({ by, id, now })
  if (!found.ok) return found
  if (found.value.state !== 'applied') return err('stateChanged')
  const [dependents, rows] = await Promise.all([findEvidenceDependents(db(), id), db().evidenceRow.count({ where: { importId: id, appliedAt: { not: null } } })])
  return ok({ fileName: found.value.fileName, dependents, rows })
}
