/** The programme that is run, or null while none has been set up. One city runs one. */
import type { Day } from '~/domain/kernel/day'
import { fromColumn } from '~/server/day-column.server'
import { db, type Transaction } from '~/server/db.server'

export type Programme = { readonly id: string; readonly unitId: string; readonly name: string; readonly target: number; readonly targetOn: Day; readonly legalBasis: string }

export async function findProgramme(tx: Transaction = db()): Promise<Programme | null> {
  const row = await tx.programme.findFirst({ orderBy: { createdAt: 'asc' } })
  return row && { id: row.id, unitId: row.unitId, name: row.name, target: row.target, targetOn: fromColumn(row.targetOn), legalBasis: row.legalBasis }
}
