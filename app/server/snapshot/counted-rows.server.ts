/** Who is counted in some units on a day, as known now: one row a person, by the main post. */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'

export function countedRows(unitIds: readonly string[], asOf: Day): Prisma.Sql {
  return Prisma.sql`
    SELECT officer_id, unit_id, position_id, meets, met_count, total_count FROM standing_span
    WHERE unit_id = ANY(${[...unitIds]}::uuid[]) AND valid_from <= ${asOf}::date AND (valid_to IS NULL OR valid_to > ${asOf}::date)`
}
