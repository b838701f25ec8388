/** Names and types of units, each on a day of its own: what a unit was called when somebody was posted there. */
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'

/** Out: by `${unitId} ${day}`; a day on which the unit was not in force takes the name nearest before, else after. */
export async function findUnitNames(asked: readonly { readonly unitId: string; readonly on: Day }[]): Promise<Map<string, { name: string; type: string }>> {
  if (asked.length === 0) return new Map()
  const rows = await db().$queryRaw<{ unitId: string; on: string; name: string; type: string }[]>`
    SELECT a.unit_id AS "unitId", a.day::text AS "on", v.name, v.type
    FROM (SELECT DISTINCT * FROM unnest(${asked.map(({ unitId }) => unitId)}::uuid[], ${asked.map(({ on }) => on)}::date[]) AS x (unit_id, day)) a
    CROSS JOIN LATERAL (SELECT name, type FROM unit_version WHERE unit_id = a.unit_id ORDER BY (valid_from <= a.day) DESC, abs(valid_from - a.day) LIMIT 1) v`
  return new Map(rows.map(({ unitId, on, name, type }) => [`${unitId} ${on}`, { name, type }]))
}
