/** Every version of every unit, by Vietnamese order of names: some hundreds or thousands of rows, whatever is asked. */
import type { UnitOnDay } from '~/domain/compliance/overview'
import { textSortKey } from '~/domain/kernel/vietnamese-text'
import type { UnitVersionOf } from '~/domain/org/unit-tree'
import { db } from '~/server/db.server'

export async function findUnitVersions(): Promise<UnitVersionOf<UnitOnDay>[]> {
  const rows = await db().$queryRaw<UnitVersionOf<UnitOnDay>[]>`
    SELECT v.unit_id AS "unitId", v.parent_id AS "parentId", v.name, v.type, v.official_code AS code, u.level, v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo"
    FROM unit_version v JOIN unit u ON u.id = v.unit_id`
  const keyed = rows.map((row) => ({ row, key: textSortKey(row.name) }))
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ row }) => row)
}
