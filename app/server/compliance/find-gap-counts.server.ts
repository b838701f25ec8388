/**
 * In one pass over the gaps of a day: people by their first gap, and by unit shown who lacks which thing. Equal gaps are
 * put together before they are taken apart, so the cost is that of people who lack something, not of people times
 * requirements; what comes back grows with the units shown.
 */
import { Prisma } from '@prisma/client'
import type { FirstGap } from '~/domain/compliance/cause-table'
import { CODES_A_REQUIREMENT } from '~/domain/compliance/gap-code'
import type { LackCount } from '~/domain/compliance/heat'
import type { PeopleFilter } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'
import { pool } from '~/server/db.server'
import { type UnitTops, inUnits, peopleOn, rowsOn } from './people-condition.server'

/** What each requirement is about, so that those of several positions fall into one column. */
export type Subject = { readonly standardId: string; readonly ordinal: number; readonly subject: string }
export type GapCounts = { readonly first: readonly FirstGap[]; readonly lacks: readonly LackCount[] }
type Row = { unitId: string | null; standardId: string | null; code: number | null; subject: string | null; people: number }

export async function findGapCounts(units: UnitTops, subjects: readonly Subject[], asOf: Day, filter: PeopleFilter): Promise<GapCounts> {
  const { text, values } = gapCountsQuery(units, subjects, asOf, filter)
  const { rows } = await pool().query<Row>({ text, values })
  return {
    first: rows.filter(({ subject }) => subject === null),
    lacks: rows.flatMap(({ unitId, subject, people }) => (unitId === null || subject === null ? [] : [{ unitId, subject, people }])),
  }
}

export function gapCountsQuery(units: UnitTops, subjects: readonly Subject[], asOf: Day, filter: PeopleFilter): Prisma.Sql {
  return Prisma.sql`
    WITH equal AS MATERIALIZED (
      SELECT u.top, s.standard_id, s.leaves, count(*)::int AS people
      FROM ${rowsOn('gap', asOf, units.map(({ unitId }) => unitId))} s ${inUnits(units)} WHERE true ${peopleOn(filter, asOf)} GROUP BY 1, 2, 3
    ), leaf AS MATERIALIZED (
      SELECT e.top, e.standard_id, x.code / ${CODES_A_REQUIREMENT}::int AS ordinal, sum(e.people)::int AS people FROM equal e CROSS JOIN LATERAL unnest(e.leaves) AS x (code) WHERE e.top IS NOT NULL GROUP BY 1, 2, 3
    )
    SELECT NULL::uuid AS "unitId", standard_id AS "standardId", leaves[1] AS code, NULL::text AS subject, sum(people)::int AS people FROM equal GROUP BY standard_id, leaves[1]
    UNION ALL
    SELECT l.top, NULL, NULL, q.subject, sum(l.people)::int
    FROM leaf l JOIN unnest(${subjects.map(({ standardId }) => standardId)}::uuid[], ${subjects.map(({ ordinal }) => ordinal)}::int[], ${subjects.map(({ subject }) => subject)}::text[]) AS q (standard_id, ordinal, subject) USING (standard_id, ordinal)
    GROUP BY l.top, q.subject`
}
