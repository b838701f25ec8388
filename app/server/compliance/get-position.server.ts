/** The position that a filter names, or null: none named, or none such. */
import type { PositionName } from '~/domain/compliance/officer-standing'
import { db } from '~/server/db.server'

export async function getPosition(positionId: string | undefined): Promise<PositionName | null> {
  if (positionId === undefined) return null
  const found = await db().position.findUnique({ where: { id: positionId }, select: { id: true, code: true, name: true } })
  return found && { positionId: found.id, code: found.code, name: found.name }
}
