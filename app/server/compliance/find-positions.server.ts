/** Every position there is, by code: what figures may be narrowed to. */
import type { PositionName } from '~/domain/compliance/officer-standing'
import { db } from '~/server/db.server'

export async function findPositions(): Promise<PositionName[]> {
  return db().$queryRaw<PositionName[]>`SELECT id AS "positionId", code, name FROM position ORDER BY code COLLATE "C"`
}
