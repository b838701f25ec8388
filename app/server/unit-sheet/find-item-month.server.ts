/** The month of the sheet of a unit that a gap stands on, or null. Asks for no right: what is read next does. */
import type { Day } from '~/domain/kernel/day'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export async function findItemMonth(unitId: string, itemId: string): Promise<Day | null> {
  const item = await db().unitSheetItem.findFirst({ where: { id: itemId, sheet: { unitId } }, select: { sheet: { select: { month: true } } } })
  return item && fromColumn(item.sheet.month)
}
