/** By unit: people who comply on a day, and hold a main post `later` too, but would not comply then if nothing new came. */
import { Prisma } from '@prisma/client'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'

export async function findExpiringCounts(unitIds: readonly string[] | null, asOf: Day, later: Day): Promise<Map<string, number>> {
  const inUnits = unitIds === null ? Prisma.empty : Prisma.sql`AND s.unit_id = ANY(${[...unitIds]}::uuid[])`
  const rows = await db().$queryRaw<{ unitId: string; people: number }[]>`
    SELECT s.unit_id AS "unitId", count(*)::int AS people
    FROM standing_span s JOIN standing_span n ON n.officer_id = s.officer_id
    WHERE s.meets AND s.valid_from <= ${asOf}::date AND s.valid_to > ${asOf}::date AND s.valid_to <= ${later}::date ${inUnits}
      AND NOT n.meets AND n.valid_from <= ${later}::date AND (n.valid_to IS NULL OR n.valid_to > ${later}::date)
    GROUP BY s.unit_id`
  return new Map(rows.map(({ unitId, people }) => [unitId, people]))
}
