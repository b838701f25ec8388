/**
 * People of a day, and how many of them comply, by the unit they are shown under and what they are judged by (position or,
 * in a transition, version): the figures of each unit, and who must meet what.
 */
import { Prisma } from '@prisma/client'
import type { Count } from '~/domain/compliance/share-class'
import type { PeopleFilter } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'
import type { Transition } from '~/domain/standard/transition'
import { countBeside } from './count-beside.server'
import { judgedBy } from './judged-by.server'
import { type UnitTops, inUnits, peopleOn, rowsOn } from './people-condition.server'

export type PostTally = Count & { readonly top: string | null; /** A position, or the version of its standard that spares people in a transition. */ readonly asker: string }

export async function findPostCounts(units: UnitTops, asOf: Day, filter: PeopleFilter, transitions: readonly Transition[]): Promise<PostTally[]> {
  return countBeside<PostTally>(postCountsQuery(units, asOf, filter, transitions))
}

export function postCountsQuery(units: UnitTops, asOf: Day, filter: PeopleFilter, transitions: readonly Transition[]): Prisma.Sql {
  const { key, join } = judgedBy(transitions, asOf)
  return Prisma.sql`
    SELECT u.top, ${key} AS asker, count(*)::int AS people, count(*) FILTER (WHERE s.meets)::int AS met
    FROM ${rowsOn('span', asOf)} s ${inUnits(units)} ${join} WHERE true ${peopleOn(filter, asOf)} GROUP BY 1, 2`
}
