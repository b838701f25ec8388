/**
 * The figures of one page from the kept figures of its units, a row a unit. Everything was kept just before by keepUnitDays,
 * or is as fresh as that.
 */
import { Prisma } from '@prisma/client'
import type { FirstGap } from '~/domain/compliance/cause-table'
import type { LackCount } from '~/domain/compliance/heat'
import type { Day } from '~/domain/kernel/day'
import { pool } from '~/server/db.server'
import type { PostTally } from './find-post-counts.server'
import { type UnitTops, inUnits } from './people-condition.server'

export type UnitDays = { readonly expiring: ReadonlyMap<string | null, number>; readonly posts: readonly PostTally[]; readonly first: readonly FirstGap[]; readonly lacks: readonly LackCount[] }
type Row = { what: 'expiring' | 'post' | 'first' | 'lack'; top: string | null; id: string | null; text: string | null; code: number | null; people: number; met: number }

export async function findUnitDays(units: UnitTops, asOf: Day): Promise<UnitDays> {
  const { text, values } = Prisma.sql`
    WITH c AS MATERIALIZED (SELECT u.top, s.* FROM unit_day s ${inUnits(units)} WHERE s.day = ${asOf}::date)
    SELECT 'expiring' AS what, top, NULL::uuid AS id, NULL AS text, NULL::int AS code, sum(expiring)::int AS people, 0 AS met FROM c GROUP BY top
    UNION ALL SELECT 'post', top, x.id, NULL, NULL, sum(x.people)::int, sum(x.met)::int FROM c, unnest(post_ids, post_people, post_met) AS x (id, people, met) GROUP BY top, x.id
    UNION ALL SELECT 'first', NULL, x.id, NULL, x.code, sum(x.people)::int, 0 FROM c, unnest(first_standards, first_codes, first_people) AS x (id, code, people) GROUP BY x.id, x.code
    UNION ALL SELECT 'lack', top, NULL, x.subject, NULL, sum(x.people)::int, 0 FROM c, unnest(lack_subjects, lack_people) AS x (subject, people) WHERE top IS NOT NULL GROUP BY top, x.subject`
  const { rows } = await pool().query<Row>({ text, values })
  const of = (what: Row['what']) => rows.filter((row) => row.what === what)
  return {
    expiring: new Map(of('expiring').map(({ top, people }) => [top, people])),
    posts: of('post').flatMap(({ top, id, people, met }) => (id === null ? [] : [{ top, asker: id, people, met }])),
    first: of('first').map(({ id, code, people }) => ({ standardId: id, code, people })),
    lacks: of('lack').flatMap(({ top, text: subject, people }) => (top === null || subject === null ? [] : [{ unitId: top, subject, people }])),
  }
}
