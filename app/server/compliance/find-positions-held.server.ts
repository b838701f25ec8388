/** The positions that people of some units hold as their main post on a day, by code. */
import { Prisma } from '@prisma/client'
import type { PositionName } from '~/domain/compliance/officer-standing'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'
import { rowsOn } from './people-condition.server'

export async function findPositionsHeld(unitIds: readonly string[], asOf: Day): Promise<PositionName[]> {
  // One pass over the people of the day: asking of each position whether somebody holds it reads the index once a position.
  return db().$queryRaw<PositionName[]>(Prisma.sql`
    SELECT p.id AS "positionId", p.code, p.name FROM position p JOIN (SELECT DISTINCT position_id FROM ${rowsOn('span', asOf, unitIds)} s) held ON held.position_id = p.id
    ORDER BY p.code COLLATE "C"`)
}
