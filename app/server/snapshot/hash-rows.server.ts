/** The hash of a signed standing: SHA-256 over the hash before it and a line for each person, computed in the database. */
import type { Prisma } from '@prisma/client'
import type { Transaction } from '~/server/db.server'

/** Stands before the first snapshot of a unit. */
export const FIRST_HASH = '0'.repeat(64)

/** In: a query of rows (officer_id, unit_id, position_id, meets, met_count, total_count) and the hash before. */
export async function hashRows(tx: Transaction, rows: Prisma.Sql, previousHash: string): Promise<string> {
  const [found] = await tx.$queryRaw<{ hash: string }[]>`
    SELECT encode(sha256(convert_to(${previousHash} || E'\\n' || coalesce(string_agg(concat_ws(' ', officer_id, unit_id, position_id, meets, met_count, total_count), E'\\n' ORDER BY officer_id), ''), 'UTF8')), 'hex') AS hash FROM (${rows}) r`
  return found?.hash ?? ''
}
