/**
 * People and people who comply at the ends of quarters: one pass over standing_quarter, a row a person and post, however many
 * ends, spans and requirements there are. People of the same ends are put together before the ends are taken apart.
 */
import { Prisma } from '@prisma/client'
import type { Count } from '~/domain/compliance/share-class'
import type { PeopleFilter } from '~/domain/compliance/people-filter'
import { quarterNumber } from '~/domain/compliance/quarter'
import type { Day } from '~/domain/kernel/day'
import { windowBit } from '~/server/standing/quarter-days.server'
import { countBeside } from './count-beside.server'
import { quartersOfPeople } from './people-condition.server'

/** In: ends of quarters, and the units that count on each. */
export async function findQuarterCounts(unitsByDay: ReadonlyMap<Day, readonly string[]>, filter: PeopleFilter): Promise<Map<Day, Count>> {
  if (unitsByDay.size === 0) return new Map()
  const rows = await countBeside<Count & { day: number }>(quarterCountsQuery(unitsByDay, filter))
  return new Map([...unitsByDay.keys()].map((day) => {
    const { people = 0, met = 0 } = rows.find((row) => row.day === quarterNumber(day)) ?? {}
    return [day, { people, met }]
  }))
}

/** At most so many ends from the first asked about to the last: they are counted as the bits of a positive integer. */
const MOST_ENDS = 31

/** Throws RangeError when there are no ends, or they lie further apart than MOST_ENDS. */
export function quarterCountsQuery(unitsByDay: ReadonlyMap<Day, readonly string[]>, filter: PeopleFilter = {}): Prisma.Sql {
  const ends = [...unitsByDay.keys()].sort()
  const [from, to] = [ends[0], ends.at(-1)]
  if (from === undefined || to === undefined || quarterNumber(to) - quarterNumber(from) >= MOST_ENDS) throw new RangeError(`no window of quarters: ${ends.join()}`)
  const [first, numbers] = [quarterNumber(from), ends.map(quarterNumber)]
  const masks = new Map<string, number>()
  for (const [day, units] of unitsByDay) for (const unitId of units) masks.set(unitId, (masks.get(unitId) ?? 0) | windowBit(quarterNumber(day) - first))
  // Units that count on the same ends, nearly always all of them, are asked for as one list: so the table is read in one go.
  const lists = new Map<number, string[]>()
  for (const [unitId, mask] of masks) {
    const list = lists.get(mask)
    if (list) list.push(unitId)
    else lists.set(mask, [unitId])
  }
  const parts = [...lists].map(([mask, units]) => Prisma.sql`SELECT s.held & ${mask}::int AS held, s.met & ${mask}::int AS met FROM ${quartersOfPeople(filter, { from, to }, units)} s`)
  return Prisma.sql`
    WITH equal AS MATERIALIZED (SELECT held, met, count(*)::int AS people FROM (${Prisma.join(parts, ' UNION ALL ')}) AS part GROUP BY 1, 2)
    SELECT d.day, sum(people)::int AS people, COALESCE(sum(people) FILTER (WHERE met & d.bit <> 0), 0)::int AS met
    FROM equal JOIN unnest(${numbers}::int[], ${numbers.map((number) => windowBit(number - first))}::int[]) AS d (day, bit) ON held & d.bit <> 0 GROUP BY 1`
}
