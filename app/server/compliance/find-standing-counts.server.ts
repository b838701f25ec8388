/**
 * People and people who comply, on several days: one pass over standing_span however many days and requirements there
 * are. A span touches the days from `first` up to (not including) `until`, so spans that touch the same days are counted
 * together; the days are taken apart afterwards. Units that count on the same days are one group: the rows that come back
 * do not grow with the units.
 */
import { Prisma } from '@prisma/client'
import { sumCounts } from '~/domain/compliance/overview'
import type { Count } from '~/domain/compliance/share-class'
import { type PeopleFilter, isNarrowed } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'
import { pool } from '~/server/db.server'
import { spansOfPeople } from './people-condition.server'

type Row = { days: number; first: number; until: number; people: number; met: number }
/** days: bit i is set when the unit counts on the i-th day. */
export type UnitDays = { readonly unitId: string; readonly days: number }

/** In: days in ascending order, none twice, at most 30; the units that count on each. */
export async function findStandingCounts(unitsByDay: ReadonlyMap<Day, readonly string[]>, days: readonly Day[], filter: PeopleFilter = {}): Promise<Map<Day, Count>> {
  const { text, values } = standingCountsQuery(unitDays(unitsByDay, days), days, filter)
  const { rows } = await pool().query<Row>({ text, values })
  return new Map(days.map((day, i) => [day, sumCounts(rows.filter((row) => row.first <= i && i < row.until && (row.days & (1 << i)) !== 0))]))
}

function unitDays(unitsByDay: ReadonlyMap<Day, readonly string[]>, days: readonly Day[]): UnitDays[] {
  const bits = new Map<string, number>()
  days.forEach((day, i) => unitsByDay.get(day)?.forEach((unitId) => bits.set(unitId, (bits.get(unitId) ?? 0) | (1 << i))))
  return [...bits].map(([unitId, on]) => ({ unitId, days: on }))
}

/**
 * width_bucket(x, days) is the number of days on or before x. Open and ended spans are read apart, so that each half is
 * one range of an index: for old days few spans have begun, for recent days few have not yet ended.
 */
export function standingCountsQuery(units: readonly UnitDays[] | null, days: readonly Day[], filter: PeopleFilter = {}): Prisma.Sql {
  const list = Prisma.sql`${[...days]}::date[]`
  const [begin, end] = [days[0] ?? '', days.at(-1) ?? '']
  const joined = units === null ? Prisma.empty : Prisma.sql`JOIN unnest(${units.map(({ unitId }) => unitId)}::uuid[], ${units.map((one) => one.days)}::int[]) AS u (id, days) ON u.id = unit_id`
  const all = Prisma.sql`
      SELECT unit_id, valid_from, valid_to, meets FROM standing_span WHERE valid_to IS NULL AND valid_from <= ${end}::date
      UNION ALL
      SELECT unit_id, valid_from, valid_to, meets FROM standing_span WHERE valid_to > ${begin}::date AND valid_from <= ${end}::date`
  const some = Prisma.sql`SELECT unit_id, valid_from, valid_to, meets FROM ${spansOfPeople(filter, begin, end)} AS narrowed WHERE valid_from <= ${end}::date AND (valid_to IS NULL OR valid_to > ${begin}::date)`
  return Prisma.sql`
    SELECT ${units === null ? Prisma.sql`-1` : Prisma.sql`u.days`} AS days, width_bucket(valid_from - 1, ${list}) AS first,
      COALESCE(width_bucket(valid_to - 1, ${list}), ${days.length}::int) AS until,
      count(*)::int AS people, count(*) FILTER (WHERE meets)::int AS met
    FROM (${isNarrowed(filter) ? some : all}) AS touching ${joined}
    GROUP BY 1, 2, 3`
}
