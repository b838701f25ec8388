/** The positions that people of some units hold as their main post on a day, by code. */
import type { PositionName } from '~/domain/compliance/officer-standing'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'

export async function findPositionsHeld(unitIds: readonly string[], asOf: Day): Promise<PositionName[]> {
  return db().$queryRaw<PositionName[]>`
    SELECT p.id AS "positionId", p.code, p.name FROM position p
    WHERE EXISTS (SELECT 1 FROM standing_span s WHERE s.position_id = p.id AND s.unit_id = ANY(${[...unitIds]}::uuid[])
      AND s.valid_from <= ${asOf}::date AND (s.valid_to IS NULL OR s.valid_to > ${asOf}::date))
    ORDER BY p.code COLLATE "C"`
}
