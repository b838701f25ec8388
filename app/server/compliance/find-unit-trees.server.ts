/**
 * A unit with everything below it, as it was on each of several days, in one query: the recursion gathers whatever
 * was ever below, and the days pick what was in force. Hà Nội has some hundreds of units, so that is small.
 */
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { contains } from '~/domain/kernel/day-span'
import { textSortKey } from '~/domain/kernel/vietnamese-text'
import { db, type Transaction } from '~/server/db.server'

type Version = UnitOnDay & { validFrom: string; validTo: string | null }

/** By day: the unit first, then its subtree, parents before children, siblings by Vietnamese order; empty when not in force. In a transaction where one is given. */
export async function findUnitTrees(unitId: string, days: readonly Day[], tx: Pick<Transaction, '$queryRaw'> = db()): Promise<Map<Day, UnitOnDay[]>> {
  const versions = await tx.$queryRaw<Version[]>`
    WITH RECURSIVE kin (unit_id) AS (
      SELECT ${unitId}::uuid
      UNION
      SELECT v.unit_id FROM unit_version v JOIN kin k ON v.parent_id = k.unit_id
    )
    SELECT v.unit_id AS "unitId", v.parent_id AS "parentId", v.name, v.type, v.official_code AS code, u.level,
      v.valid_from::text AS "validFrom", v.valid_to::text AS "validTo"
    FROM kin JOIN unit_version v USING (unit_id) JOIN unit u ON u.id = v.unit_id`
  const keyed = versions.map((version) => ({ version, key: textSortKey(version.name) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
  return new Map(days.map((day) => [day, treeOn(unitId, keyed.map(({ version }) => version), day)]))
}

function treeOn(rootId: string, sorted: readonly Version[], day: Day): UnitOnDay[] {
  const children = new Map<string | null, UnitOnDay[]>()
  let root: UnitOnDay | undefined
  for (const { validFrom, validTo, ...unit } of sorted) {
    if (!contains({ from: validFrom, to: validTo }, day)) continue
    if (unit.unitId === rootId) root = unit
    const siblings = children.get(unit.parentId)
    if (siblings) siblings.push(unit)
    else children.set(unit.parentId, [unit])
  }
  const below = (unit: UnitOnDay): UnitOnDay[] => [unit, ...(children.get(unit.unitId) ?? []).flatMap(below)]
  return root === undefined ? [] : below(root)
}
