/**
 * The rows asked about that can be one known person only: one candidate, of the same name, the same full birth and the same unit
 * (findAlike), whom no other row of the file names or could as surely be.
 */
import { Prisma } from '@prisma/client'
import type { RosterCell } from '~/domain/roster/roster-import'
import type { Transaction } from '~/server/db.server'
import type { StoredJudgement } from './judge-batch.server'

export type SureRow = { readonly ordinal: number; readonly row_number: number; readonly cells: readonly RosterCell[]; readonly judgement: StoredJudgement; readonly officer_id: string }

const sure = (importId: string) => Prisma.sql`
  SELECT a.* FROM (
    SELECT ordinal, row_number, cells, judgement, (judgement->'candidates'->0->>'id')::uuid AS officer_id, count(*) OVER (PARTITION BY judgement->'candidates'->0->>'id') AS rows_of
    FROM roster_row WHERE import_id = ${importId}::uuid AND kind = 'asked' AND jsonb_array_length(judgement->'candidates') = 1 AND NOT judgement->'candidates'->0 ?| ARRAY['row', 'byCode']
      AND judgement->'entry'->'birth'->>'precision' = 'day' AND judgement->'candidates'->0->>'precision' = 'day' AND judgement->'entry'->'birth'->>'day' = judgement->'candidates'->0->>'birth'
  ) a WHERE rows_of = 1 AND NOT EXISTS (SELECT 1 FROM roster_row r WHERE r.import_id = ${importId}::uuid AND r.officer_id = a.officer_id AND r.kind <> 'missing')`

/** In order, at most so many. */
export function findSureRows(tx: Pick<Transaction, '$queryRaw'>, importId: string, most: number): Promise<SureRow[]> {
  return tx.$queryRaw<SureRow[]>(Prisma.sql`SELECT ordinal, row_number, cells, judgement, officer_id FROM (${sure(importId)}) s ORDER BY ordinal LIMIT ${most}`)
}

export async function countSureRows(tx: Pick<Transaction, '$queryRaw'>, importId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ n: number }[]>(Prisma.sql`SELECT count(*)::int AS n FROM (${sure(importId)}) s`)
  return row?.n ?? 0
}
