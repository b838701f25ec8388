/**
 * People of a day, and how many of them comply, by the unit they are shown under and the position they hold: the figures
 * of each unit, and who must meet what.
 */
import { Prisma } from '@prisma/client'
import type { Count } from '~/domain/compliance/share-class'
import type { PeopleFilter } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'
import { pool } from '~/server/db.server'
import { type UnitTops, inUnits, peopleOn, rowsOn } from './people-condition.server'

export type PostTally = Count & { readonly top: string | null; readonly positionId: string }

export async function findPostCounts(units: UnitTops, asOf: Day, filter: PeopleFilter): Promise<PostTally[]> {
  const { text, values } = postCountsQuery(units, asOf, filter)
  return (await pool().query<PostTally>({ text, values })).rows
}

export function postCountsQuery(units: UnitTops, asOf: Day, filter: PeopleFilter): Prisma.Sql {
  return Prisma.sql`
    SELECT u.top, s.position_id AS "positionId", count(*)::int AS people, count(*) FILTER (WHERE s.meets)::int AS met
    FROM ${rowsOn('span', asOf)} s ${inUnits(units)} WHERE true ${peopleOn(filter, asOf)} GROUP BY 1, 2`
}
