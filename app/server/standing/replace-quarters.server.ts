/**
 * Replaces the standing_quarter rows of some officers, after their spans and in the same transaction, under its locks: a row
 * for each main post of a person, with the ends of quarters on which it was held, and of those on which its standard was met.
 */
import { Prisma } from '@prisma/client'
import type { RunQuery } from './load-person-facts.server'
import { noQuarters, quarterDays } from './quarter-days.server'

export async function replaceQuarters(run: RunQuery, officerIds: readonly string[]): Promise<void> {
  await run(Prisma.sql`DELETE FROM standing_quarter WHERE officer_id = ANY(${[...officerIds]}::uuid[])`)
  await run(Prisma.sql`
    INSERT INTO standing_quarter (officer_id, unit_id, position_id, held, met)
    SELECT officer_id, unit_id, position_id, bit_or(days), bit_or(CASE WHEN meets THEN days ELSE ${noQuarters} END)
    FROM (SELECT officer_id, unit_id, position_id, meets, ${quarterDays(Prisma.sql`valid_from`, Prisma.sql`valid_to`)} AS days FROM standing_span WHERE officer_id = ANY(${[...officerIds]}::uuid[])) AS spans
    GROUP BY officer_id, unit_id, position_id HAVING bit_or(days) <> ${noQuarters}`)
}
