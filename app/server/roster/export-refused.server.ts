/** The rows that were not taken in, as a sheet to correct and import again: the columns of the file, and why. */
import type { Actor } from '~/domain/access/role'
import { ok, type Result } from '~/domain/kernel/result'
import { cellText } from '~/domain/roster/read-entry'
import type { RowFault } from '~/domain/roster/read-entry'
import { db } from '~/server/db.server'
import { type Sheet, toXlsx } from '~/server/export/xlsx.server'
import { neutralise } from '~/server/export/csv.server'
import { getImport } from './get-import.server'
import type { StoredJudgement } from './judge-batch.server'

const AT_ONCE = 1000

export type RefusedWords = { readonly name: string; readonly row: string; readonly reason: string; readonly asked: string; readonly sentence: (fault: RowFault) => string }

export async function exportRefused(by: Actor, id: string, words: RefusedWords, now: Date): Promise<Result<{ readonly fileName: string; readonly bytes: Buffer }, 'role' | 'notFound'>> {
  const found = await getImport({ by, id, now })
  if (!found.ok) return found
  const { inspection, settings, fileName } = found.value
  const columns = settings?.columns ?? []
  const headings = settings === null ? [] : (inspection.sheets[settings.sheet]?.rows[settings.headerRow] ?? [])
  const rows: (string | number)[][] = []
  for (let after = 0; ; ) {
    const batch = await db().rosterRow.findMany({ where: { importId: id, kind: { in: ['refused', 'asked'] }, ordinal: { gt: after } }, orderBy: { ordinal: 'asc' }, take: AT_ONCE })
    if (batch.length === 0) break
    for (const { cells, judgement, rowNumber, kind } of batch) {
      const { faults } = judgement as unknown as StoredJudgement
      // Text of an old font is given back in Unicode; a number stays a number, so that a serial date is still one.
      const own = columns.map(({ encoding }, at) => {
        const cell = (cells as (string | number)[])[at] ?? ''
        return typeof cell === 'number' ? cell : neutralise(cellText(cell, encoding))
      })
      rows.push([...own, rowNumber, kind === 'asked' ? words.asked : faults.map(words.sentence).join(' ')])
    }
    after = batch.at(-1)?.ordinal ?? after
  }
  const sheet: Sheet = { name: words.name, columns: [...columns.map(({ encoding }, at) => ({ header: cellText(headings[at], encoding), width: 22 })), { header: words.row, width: 10 }, { header: words.reason, width: 80 }], rows }
  return ok({ fileName, bytes: await toXlsx(sheet) })
}
