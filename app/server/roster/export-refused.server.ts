/** The rows of a roster that were not taken in, or are still asked about, as a sheet to correct and import again. */
import type { Actor } from '~/domain/access/role'
import { ok, type Result } from '~/domain/kernel/result'
import type { RowFault } from '~/domain/roster/read-entry'
import type { RosterCell } from '~/domain/roster/roster-import'
import { db } from '~/server/db.server'
import { getImport } from './get-import.server'
import type { StoredJudgement } from './judge-batch.server'
import { refusedSheet } from './refused-sheet.server'

const AT_ONCE = 1000

export type RefusedWords = { readonly name: string; readonly row: string; readonly reason: string; readonly asked: string; readonly sentence: (fault: RowFault) => string }

export async function exportRefused(by: Actor, id: string, words: RefusedWords, now: Date): Promise<Result<{ readonly fileName: string; readonly bytes: Buffer }, 'role' | 'notFound'>> {
  const found = await getImport({ by, id, now })
  if (!found.ok) return found
  const { inspection, settings, fileName } = found.value
  const rowsAfter = async (after: number) => {
    const rows = await db().rosterRow.findMany({ where: { importId: id, kind: { in: ['refused', 'asked'] }, ordinal: { gt: after } }, orderBy: { ordinal: 'asc' }, take: AT_ONCE })
    return rows.map(({ ordinal, rowNumber, cells, kind, judgement }) => ({ ordinal, rowNumber, cells: cells as RosterCell[], reason: kind === 'asked' ? words.asked : (judgement as unknown as StoredJudgement).faults.map(words.sentence).join(' ') }))
  }
  return ok({ fileName, bytes: await refusedSheet({ words, inspection, settings, rowsAfter }) })
}
