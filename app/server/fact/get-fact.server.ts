/** One fact that was recorded by hand and still stands, for the page that withdraws it. Asks for no right. */
import type { Day } from '~/domain/kernel/day'
import { fromColumn, fromNullableColumn } from '~/server/day-column.server'
import { db, type Transaction } from '~/server/db.server'

export const factTables = ['evidence', 'waiver', 'absence'] as const
export type FactTable = (typeof factTables)[number]
/** `text`: the paper or decision behind it. `to`: the first day after it. */
export type RecordedFact = { readonly id: string; readonly what: string; readonly text: string; readonly from: Day; readonly to: Day | null }

/** Null for one that is not the officer's, is withdrawn already, or rests on a certificate, test or stage that has its own way to be undone. */
export async function getFact(table: FactTable, id: string, officerId: string, client: Transaction | ReturnType<typeof db> = db()): Promise<RecordedFact | null> {
  const where = { id, officerId, supersededAt: null }
  switch (table) {
    case 'evidence': {
      const row = await client.evidence.findFirst({ where: { ...where, certificateId: null, attemptId: null, programmeStage: null }, select: { id: true, kind: true, paper: true, note: true, validFrom: true, validTo: true } })
      return row && { id: row.id, what: row.kind, text: row.paper ?? row.note ?? '', from: fromColumn(row.validFrom), to: fromNullableColumn(row.validTo) }
    }
    case 'waiver': {
      const row = await client.waiver.findFirst({ where, select: { id: true, decision: true, validFrom: true, validTo: true } })
      return row && { id: row.id, what: 'waiver', text: row.decision, from: fromColumn(row.validFrom), to: fromNullableColumn(row.validTo) }
    }
    case 'absence': {
      const row = await client.absence.findFirst({ where, select: { id: true, decision: true, validFrom: true, validTo: true } })
      return row && { id: row.id, what: 'absence', text: row.decision, from: fromColumn(row.validFrom), to: fromNullableColumn(row.validTo) }
    }
  }
}
