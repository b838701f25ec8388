/** The rows of a list of proofs that were not taken in, as a sheet to correct and import again. */
import type { Actor } from '~/domain/access/role'
import type { ProofFault } from '~/domain/evidence-import/read-proof'
import { ok, type Result } from '~/domain/kernel/result'
import type { RosterCell } from '~/domain/roster/roster-import'
import { db } from '~/server/db.server'
import { refusedSheet } from '~/server/roster/refused-sheet.server'
import { getEvidenceImport } from './get-evidence-import.server'
import type { StoredProof } from './judge-proofs.server'

const AT_ONCE = 1000

export type RefusedProofWords = { readonly name: string; readonly row: string; readonly reason: string; readonly sentence: (fault: ProofFault) => string }

export async function exportRefusedProofs(by: Actor, id: string, words: RefusedProofWords, now: Date): Promise<Result<{ readonly fileName: string; readonly bytes: Buffer }, 'role' | 'notFound'>> {
  const found = await getEvidenceImport({ by, id, now })
  if (!found.ok) return found
  const { inspection, settings, fileName } = found.value
  const rowsAfter = async (after: number) => {
    const rows = await db().evidenceRow.findMany({ where: { importId: id, kind: 'refused', ordinal: { gt: after } }, orderBy: { ordinal: 'asc' }, take: AT_ONCE })
    return rows.map(({ ordinal, rowNumber, cells, judgement }) => ({ ordinal, rowNumber, cells: cells as RosterCell[], reason: (judgement as unknown as StoredProof).faults.map(words.sentence).join(' ') }))
  }
  return ok({ fileName, bytes: await refusedSheet({ words, inspection, settings, rowsAfter }) })
}
