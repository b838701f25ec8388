/**
 * People and people who comply, by unit, on one or several days: one pass over standing_span however many days
 * and requirements there are. A span touches the days from `first` up to (not including) `until`, so spans that
 * touch the same days are counted together; the days are taken apart afterwards.
 */
import { Prisma } from '@prisma/client'
import type { Count } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { pool } from '~/server/db.server'

type Row = { unitId: string; first: number; until: number; people: number; met: number }
type Counts = Map<Day, Map<string, Count>>

/** In: the units asked about, or null for all. Out: for each day, units with at least one person. */
export async function findStandingCounts(unitIds: readonly string[] | null, days: readonly Day[]): Promise<Counts> {
  const sorted = [...new Set(days)].sort()
  const { text, values } = standingCountsQuery(unitIds, sorted)
  const { rows } = await pool().query<Row>({ text, values }) // thousands of rows: plain pg reads them several times faster
  const counts: Counts = new Map(sorted.map((day) => [day, new Map()]))
  for (const row of rows) {
    for (const day of sorted.slice(row.first, row.until)) {
      const units = counts.get(day) as Map<string, Count>
      const before = units.get(row.unitId) ?? { people: 0, met: 0 }
      units.set(row.unitId, { people: before.people + row.people, met: before.met + row.met })
    }
  }
  return counts
}

/**
 * In: the days in ascending order, none twice. width_bucket(x, days) is the number of days on or before x.
 * Open and ended spans are read apart, so that each half is one range of an index: for old days few spans have begun,
 * for recent days few have not yet ended.
 */
export function standingCountsQuery(unitIds: readonly string[] | null, days: readonly Day[]): Prisma.Sql {
  const list = Prisma.sql`${[...days]}::date[]`
  const inUnits = unitIds === null ? Prisma.empty : Prisma.sql`AND unit_id = ANY(${[...unitIds]}::uuid[])`
  const last = Prisma.sql`${days.at(-1)}::date`
  return Prisma.sql`
    SELECT unit_id AS "unitId", width_bucket(valid_from - 1, ${list}) AS first,
      COALESCE(width_bucket(valid_to - 1, ${list}), ${days.length}::int) AS until,
      count(*)::int AS people, count(*) FILTER (WHERE meets)::int AS met
    FROM (
      SELECT unit_id, valid_from, valid_to, meets FROM standing_span WHERE valid_to IS NULL AND valid_from <= ${last} ${inUnits}
      UNION ALL
      SELECT unit_id, valid_from, valid_to, meets FROM standing_span WHERE valid_to > ${days[0]}::date AND valid_from <= ${last} ${inUnits}
    ) AS touching
    GROUP BY 1, 2, 3`
}
