/**
 * In one pass over the gaps of a day: people by their first gap, and by unit shown who lacks which thing. The cost is that of
 * people who lack something, not of people times requirements; what comes back grows with the units shown.
 */
import { Prisma } from '@prisma/client'
import type { RequirementSubject } from '~/domain/compliance/asked'
import type { FirstGap } from '~/domain/compliance/cause-table'
import type { LackCount } from '~/domain/compliance/heat'
import type { PeopleFilter } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'
import { countBeside } from './count-beside.server'
import { type UnitTops, inUnits, peopleOn, rowsOn } from './people-condition.server'
import { placeOf, subjectPlaces } from './subject-places.server'

export type GapCounts = { readonly first: readonly FirstGap[]; readonly lacks: readonly LackCount[] }
type Row = { first: boolean; unitId: string | null; standardId: string | null; code: number | null; place: number | null; people: number }

export async function findGapCounts(units: UnitTops, subjects: readonly RequirementSubject[], asOf: Day, filter: PeopleFilter): Promise<GapCounts> {
  const { names, query } = gapCountsQuery(units, subjects, asOf, filter)
  const rows = await countBeside<Row>(query)
  return {
    first: rows.filter(({ first }) => first),
    lacks: rows.flatMap(({ first, unitId, place, people }) => {
      const subject = names[place ?? -1]
      return first || unitId === null || subject === undefined ? [] : [{ unitId, subject, people }]
    }),
  }
}

/** names: of the places that come back, see subjectPlaces. */
export function gapCountsQuery(units: UnitTops, subjects: readonly RequirementSubject[], asOf: Day, filter: PeopleFilter): { readonly names: readonly string[]; readonly query: Prisma.Sql } {
  const { names, rows } = subjectPlaces(subjects)
  const query = Prisma.sql`
    WITH about AS MATERIALIZED (${rows}),
    gap AS MATERIALIZED (
      SELECT u.top, s.standard_id, s.leaves FROM ${rowsOn('gap', asOf, units.map(({ unitId }) => unitId))} s ${inUnits(units)} WHERE true ${peopleOn(filter, asOf)}
    )
    SELECT true AS first, NULL::uuid AS "unitId", standard_id AS "standardId", leaves[1] AS code, NULL::int AS place, count(*)::int AS people FROM gap GROUP BY standard_id, leaves[1]
    UNION ALL
    SELECT false, top, NULL, NULL, ${placeOf(Prisma.sql`code`)}, count(*)::int
    FROM (SELECT g.top, a.places, unnest(g.leaves) AS code FROM gap g JOIN about a USING (standard_id) WHERE g.top IS NOT NULL) AS leaf GROUP BY 2, 5`
  return { names, query }
}
