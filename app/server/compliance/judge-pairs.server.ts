/**
 * The rows of some people on a day, as known at an earlier moment and as known now; null where not counted. A row of then may
 * name a unit that had ended by the day: it is counted where that unit's people stand, and goes on naming it.
 */
import type pg from 'pg'
import type { RowPair } from '~/domain/compliance/known-totals'
import type { Day } from '~/domain/kernel/day'
import type { CountedRow } from '~/domain/snapshot/row-change'
import { countedRows } from '~/server/snapshot/counted-rows.server'
import { judgeAsKnown } from './judge-as-known.server'

export type PersonPair = RowPair & { readonly officerId: string }
/** unitIds: of the whole on the day. places: those and the ended ones that were known instead of them, by where they are counted (find-known-places). */
export type PairQuestion = { readonly unitIds: readonly string[]; readonly places: ReadonlyMap<string, string | null>; readonly asOf: Day; readonly knownAt: Date }

/** On one connection: where that holds a transaction, both rows are of one view of the database. */
export async function judgePairs(client: pg.ClientBase, officerIds: readonly string[], { unitIds, places, asOf, knownAt }: PairQuestion): Promise<PersonPair[]> {
  const before = await judgeAsKnown(client, officerIds, asOf, knownAt)
  const now = await rowsNow(client, unitIds, asOf, officerIds)
  const counted = (row: CountedRow | null | undefined) => (row && places.has(row.unitId) ? row : null)
  return officerIds.map((officerId) => ({ officerId, then: counted(before.get(officerId)), now: now.get(officerId) ?? null }))
}

async function rowsNow(client: pg.ClientBase, unitIds: readonly string[], asOf: Day, officerIds: readonly string[]): Promise<Map<string, CountedRow>> {
  const { text, values } = countedRows(unitIds, asOf)
  const { rows } = await client.query<CountedRow & { readonly officerId: string }>({
    text: `SELECT officer_id::text AS "officerId", unit_id::text AS "unitId", position_id::text AS "positionId", meets, met_count AS "metCount", total_count AS "totalCount" FROM (${text}) r WHERE officer_id = ANY($${values.length + 1}::uuid[])`,
    values: [...values, officerIds],
  })
  return new Map(rows.map(({ officerId, ...row }) => [officerId, row]))
}
