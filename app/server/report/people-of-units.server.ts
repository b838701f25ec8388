/** Who and what a report counts, as SQL. */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'

/** Condition on a row `e` of evidence: the certificate behind it, if there is one, has not been revoked by the day. */
export function notRevoked(asOf: Day): Prisma.Sql {
  return Prisma.sql`NOT EXISTS (SELECT 1 FROM certificate_revocation v WHERE v.certificate_id = e.certificate_id AND v.revoked_on <= ${asOf}::date)`
}

/** Those who hold a main post in some units on a day: (officer_id, unit_id, position_id), each person once. */
export function peopleOfUnits(units: readonly string[], asOf: Day): Prisma.Sql {
  return Prisma.sql`
    SELECT DISTINCT ON (p.officer_id) p.officer_id, p.unit_id, p.position_id FROM posting p
    WHERE p.unit_id = ANY(${[...units]}::uuid[]) AND p.kind = 'main' AND p.superseded_at IS NULL AND p.valid_from <= ${asOf}::date AND (p.valid_to IS NULL OR p.valid_to > ${asOf}::date)
    ORDER BY p.officer_id, p.valid_from DESC`
}
