/** The gaps of a sheet, or some of them, with all acts about each, oldest first. */
import type { Mover } from '~/domain/compliance/cause'
import type { Day } from '~/domain/kernel/day'
import type { ItemFacts, SheetAct } from '~/domain/unit-sheet/sheet-item'
import { dayOfInstant } from '~/domain/kernel/day'
import { fromColumn, fromNullableColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'

export type Explained = { readonly key: string; readonly values: Readonly<Record<string, string | number>> }
export type ShownAct = SheetAct & { readonly id: string; readonly on: Day; readonly actorId: string | null; readonly actorName: string; readonly note: string; readonly plannedOn: Day | null }
export type SheetItem = Omit<ItemFacts, 'acts'> & { readonly id: string; readonly officerId: string; readonly fullName: string; readonly staffCode: string; readonly searchKey: string; readonly positionName: string; readonly code: string; readonly name: string; readonly requirementId: string | null; readonly cause: Explained; readonly step: Explained; readonly mover: Mover; readonly acts: readonly ShownAct[] }

export async function findItems(tx: Pick<Transaction, 'unitSheetItem'>, sheetId: string, itemIds?: readonly string[]): Promise<SheetItem[]> {
  const rows = await tx.unitSheetItem.findMany({
    where: { sheetId, ...(itemIds === undefined ? {} : { id: { in: [...itemIds] } }) },
    orderBy: { ordinal: 'asc' },
    include: { officer: { select: { fullName: true, staffCode: true, searchKey: true } }, sheet: { select: { unitId: true, openedOn: true, answerDays: true } }, acts: { orderBy: [{ at: 'asc' }, { id: 'asc' }] } },
  })
  return rows.map(({ officer, sheet, acts, cause, step, mover, ...item }) => ({
    id: item.id, officerId: item.officerId, positionName: item.positionName, code: item.code, name: item.name, requirementId: item.requirementId,
    ...officer, ownUnitId: sheet.unitId, openedOn: fromColumn(sheet.openedOn), answerDays: sheet.answerDays, cause: cause as Explained, step: step as Explained, mover: mover as Mover,
    acts: acts.map((act) => ({ id: act.id, kind: act.kind as SheetAct['kind'], unitId: act.unitId, day: fromColumn(act.day), on: dayOfInstant(act.at), actorId: act.actorId, actorName: act.actorName, note: act.note, plannedOn: fromNullableColumn(act.plannedOn) })),
  }))
}
