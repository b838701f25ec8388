/** By unit shown: people who comply on a day, and hold a main post `later` too, but would not comply then if nothing new came. */
import { Prisma } from '@prisma/client'
import type { PeopleFilter } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'
import { countBeside } from './count-beside.server'
import { type UnitTops, inUnits, peopleOn, rowsOn } from './people-condition.server'

export async function findExpiringCounts(units: UnitTops, asOf: Day, later: Day, filter: PeopleFilter = {}): Promise<Map<string | null, number>> {
  const rows = await countBeside<{ top: string | null; people: number }>(Prisma.sql`
    SELECT u.top, count(*)::int AS people
    FROM standing_span s ${inUnits(units)} JOIN ${rowsOn('gap', later)} n ON n.officer_id = s.officer_id
    WHERE s.meets AND s.valid_from <= ${asOf}::date AND s.valid_to > ${asOf}::date AND s.valid_to <= ${later}::date ${peopleOn(filter, asOf)}
    GROUP BY u.top`)
  return new Map(rows.map(({ top, people }) => [top, people]))
}
