/** A unit and its ancestors under their names of the day, nearest first; empty when the unit is not in force that day. */
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'

/** No tree is this deep; the bound only keeps a mistaken circle of parents from running for ever. */
const DEEPEST = 16

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether text from an address can be the id of anything; the database would fail on other text, not answer "none". */
export function isId(text: string): boolean {
  return ID.test(text)
}

export async function getUnitPath(unitId: string, asOf: Day): Promise<UnitOnDay[]> {
  if (!isId(unitId)) return []
  return db().$queryRaw<UnitOnDay[]>`
    WITH RECURSIVE path AS (
      SELECT v.unit_id, v.parent_id, v.name, v.type, v.official_code, 0 AS depth FROM unit_version v
      WHERE v.unit_id = ${unitId}::uuid AND v.valid_from <= ${asOf}::date AND (v.valid_to IS NULL OR v.valid_to > ${asOf}::date)
      UNION ALL
      SELECT v.unit_id, v.parent_id, v.name, v.type, v.official_code, p.depth + 1 FROM unit_version v JOIN path p ON v.unit_id = p.parent_id
      WHERE p.depth < ${DEEPEST} AND v.valid_from <= ${asOf}::date AND (v.valid_to IS NULL OR v.valid_to > ${asOf}::date)
    )
    SELECT p.unit_id AS "unitId", p.parent_id AS "parentId", p.name, p.type, p.official_code AS code, u.level
    FROM path p JOIN unit u ON u.id = p.unit_id ORDER BY p.depth`
}
