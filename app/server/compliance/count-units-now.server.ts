/** People and people who comply on a day, as known now, of each of some units. */
import type pg from 'pg'
import type { Day } from '~/domain/kernel/day'
import { countedRows } from '~/server/snapshot/counted-rows.server'

export type UnitCount = { readonly unitId: string; readonly people: number; readonly met: number }

export async function countUnitsNow(client: pg.ClientBase, unitIds: readonly string[], asOf: Day): Promise<UnitCount[]> {
  const { text, values } = countedRows(unitIds, asOf)
  const { rows } = await client.query<UnitCount>({ text: `SELECT unit_id::text AS "unitId", count(*)::int AS people, count(*) FILTER (WHERE meets)::int AS met FROM (${text}) r GROUP BY 1`, values })
  return rows
}
