/** Who heads each of some units on a day (or is its HR): those with the role there, or else in the nearest unit above that has one. */
import type { Day } from '~/domain/kernel/day'
import type { Transaction } from '~/server/db.server'

export type UnitHead = { readonly userId: string; /** the unit the role is of */ readonly unitId: string; readonly displayName: string }

/** By unit; a unit without any up to the top has no entry. */
export async function findUnitHeads(tx: Pick<Transaction, '$queryRaw'>, unitIds: readonly string[], asOf: Day, role: 'head' | 'hr' = 'head'): Promise<Map<string, UnitHead[]>> {
  const rows = await tx.$queryRaw<(UnitHead & { fromId: string })[]>`
    WITH RECURSIVE path AS (
      SELECT u.id AS from_id, u.id AS unit_id, 0 AS depth FROM unnest(${[...new Set(unitIds)]}::uuid[]) AS u (id)
      UNION ALL
      SELECT p.from_id, v.parent_id, p.depth + 1 FROM path p JOIN unit_version v ON v.unit_id = p.unit_id AND v.valid_from <= ${asOf}::date AND (v.valid_to IS NULL OR v.valid_to > ${asOf}::date)
      WHERE v.parent_id IS NOT NULL AND p.depth < 16
    ), headed AS (
      SELECT p.from_id, p.unit_id, p.depth, w.id AS user_id, w.display_name FROM path p
      JOIN role_assignment r ON r.unit_id = p.unit_id AND r.role = ${role} AND r.valid_from <= ${asOf}::date AND (r.valid_to IS NULL OR r.valid_to > ${asOf}::date)
      JOIN app_user w ON w.id = r.user_id AND w.disabled_at IS NULL
    )
    SELECT DISTINCT h.from_id AS "fromId", h.unit_id AS "unitId", h.user_id AS "userId", h.display_name AS "displayName" FROM headed h
    WHERE h.depth = (SELECT min(n.depth) FROM headed n WHERE n.from_id = h.from_id) ORDER BY 1, 3`
  const heads = new Map<string, UnitHead[]>()
  for (const { fromId, ...head } of rows) heads.set(fromId, [...(heads.get(fromId) ?? []), head])
  return heads
}
