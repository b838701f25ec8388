/**
 * The hash of a signed standing: SHA-256 over the hash before it, the line of its totals where the rule has one, and a line
 * for each person in the order of their ids, each on a line of its own; computed in the database.
 */
import { Prisma } from '@prisma/client'
import type { Transaction } from '~/server/db.server'

/** Stands before the first snapshot of a unit. */
export const FIRST_HASH = '0'.repeat(64)

/** What is hashed of one person: ids, t or f for whether the standard is met, and how many requirements of how many. */
export const hashedLine = Prisma.sql`concat_ws(' ', r.officer_id, r.unit_id, r.position_id, r.meets, r.met_count, r.total_count)`

/** In: a query of rows (officer_id, unit_id, position_id, meets, met_count, total_count), the hash before, and the line of totals. */
export async function hashRows(tx: Pick<Transaction, '$queryRaw'>, rows: Prisma.Sql, previousHash: string, header: string | null): Promise<string> {
  const before = [previousHash, ...(header === null ? [] : [header])].join('\n')
  const [found] = await tx.$queryRaw<{ hash: string }[]>`
    SELECT encode(sha256(convert_to(${before} || E'\\n' || coalesce(string_agg(${hashedLine}, E'\\n' ORDER BY r.officer_id), ''), 'UTF8')), 'hex') AS hash FROM (${rows}) r`
  return found?.hash ?? ''
}
