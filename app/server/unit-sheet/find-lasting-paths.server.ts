/**
 * Units and those above them as they are on a day, and as they last were where they are no more: a sheet outlives its unit,
 * and what nobody answered goes on up. Each path begins with the unit itself, living or not.
 */
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { isId } from '~/server/compliance/get-unit-path.server'
import type { Transaction } from '~/server/db.server'

/** No tree is this deep; the bound only keeps a mistaken circle of parents from running for ever. */
const DEEPEST = 16

export type LastingUnit = UnitOnDay & { /** the first day on which it is no more; null: it goes on */ readonly endedOn: Day | null }

/** By unit; a unit that never was has no entry. */
export async function findLastingPaths(tx: Pick<Transaction, '$queryRaw'>, unitIds: readonly string[], today: Day): Promise<Map<string, LastingUnit[]>> {
  const rows = await tx.$queryRaw<(LastingUnit & { fromId: string })[]>`
    WITH RECURSIVE path AS (
      SELECT a.id AS from_id, l.*, 0 AS depth FROM unnest(${[...new Set(unitIds)].filter(isId)}::uuid[]) AS a (id)
      CROSS JOIN LATERAL (SELECT v.unit_id, v.parent_id, v.name, v.type, v.official_code, v.valid_to FROM unit_version v WHERE v.unit_id = a.id AND v.valid_from <= ${today}::date ORDER BY v.valid_from DESC LIMIT 1) l
      UNION ALL
      SELECT p.from_id, l.*, p.depth + 1 FROM path p
      CROSS JOIN LATERAL (SELECT v.unit_id, v.parent_id, v.name, v.type, v.official_code, v.valid_to FROM unit_version v WHERE v.unit_id = p.parent_id AND v.valid_from <= ${today}::date ORDER BY v.valid_from DESC LIMIT 1) l
      WHERE p.depth < ${DEEPEST}
    )
    SELECT p.from_id AS "fromId", p.unit_id AS "unitId", p.parent_id AS "parentId", p.name, p.type, p.official_code AS code, u.level, CASE WHEN p.valid_to <= ${today}::date THEN p.valid_to::text END AS "endedOn"
    FROM path p JOIN unit u ON u.id = p.unit_id ORDER BY p.from_id, p.depth`
  const paths = new Map<string, LastingUnit[]>()
  for (const { fromId, ...unit } of rows) paths.set(fromId, [...(paths.get(fromId) ?? []), unit])
  return paths
}

/** The nearest unit above, of those that go on. In: a path, the unit itself first. */
export function livingAbove([, ...above]: readonly LastingUnit[]): LastingUnit | undefined {
  return above.find(({ endedOn }) => endedOn === null)
}
