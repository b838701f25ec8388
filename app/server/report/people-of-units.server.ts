/** Those who hold a main post in some units on a day, as SQL: (officer_id, unit_id, position_id), each person once. */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'

export function peopleOfUnits(units: readonly string[], asOf: Day): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ON (p.officer_id) p.officer_id, p.unit_id, p.position_id FROM posting p
    WHERE p.unit_id = ANY(${[...units]}::uuid[]) AND p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= ${asOf}::date AND (p.valid_to IS NULL OR p.valid_to > ${asOf}::date)
    ORDER BY p.officer_id, p.valid_from DESC`
}
