/**
 * Writes the sheets of a month for some units and tells their heads, in the caller's transaction. A unit that has its
 * sheet already keeps it: of two jobs at once one writes it.
 */
import type { WorkingCalendar } from '~/domain/calendar/working-calendar'
import { toColumn } from '~/server/day-column.server'
import type { Day } from '~/domain/kernel/day'
import { monthOf, workingDayAfter } from '~/domain/unit-sheet/sheet-days'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { findResponsiblePeople } from '~/server/notification/find-responsible-people.server'
import { notifyPeople, type Notice } from '~/server/notification/notify-people.server'
import { drawItems } from './draw-items.server'
import { getSheetRule } from './get-sheet-rule.server'

export type SheetWish = { readonly unitIds: readonly string[]; readonly today: Day; readonly calendar: WorkingCalendar; readonly now: Date }

/** Out: the sheets written, by unit. */
export async function writeSheets(tx: Transaction, { unitIds, today, calendar, now }: SheetWish): Promise<Map<string, string>> {
  const month = monthOf(today)
  const { answerDays } = await getSheetRule(tx)
  const answerBy = workingDayAfter(calendar, today, answerDays)
  const drawn = await drawItems(tx, unitIds, today)
  const wanted = [...drawn.keys()]
  const written = await tx.$queryRaw<{ id: string; unitId: string }[]>`
    INSERT INTO unit_sheet (id, unit_id, month, opened_on, answer_days) SELECT s.id, s.unit_id, ${month}::date, ${today}::date, ${answerDays}::smallint FROM unnest(${wanted.map(() => newId())}::uuid[], ${wanted}::uuid[]) AS s (id, unit_id)
    ORDER BY s.unit_id ON CONFLICT (unit_id, month) DO NOTHING RETURNING id, unit_id AS "unitId"`
  await tx.unitSheetItem.createMany({ data: written.flatMap(({ id, unitId }) => (drawn.get(unitId) ?? []).map((item, index) => ({ ...item, id: newId(), sheetId: id, ordinal: index + 1 }))) })
  const names = await tx.unitVersion.findMany({ where: { unitId: { in: written.map(({ unitId }) => unitId) }, validFrom: { lte: toColumn(today) }, OR: [{ validTo: null }, { validTo: { gt: toColumn(today) } }] }, select: { unitId: true, name: true, type: true } })
  const responsible = await findResponsiblePeople(tx, names.map(({ unitId }) => ({ unitId, aboutId: null })), today)
  const notices = names.flatMap(({ unitId, name, type }, index): Notice[] => {
    const values = { unitId, unit: name, unitType: type, month, gaps: drawn.get(unitId)?.length ?? 0, answerBy }
    // Only a head of its own may answer at the unit: others are told when something climbs.
    return (responsible[index] ?? []).filter(({ role, unitId: of }) => role === 'head' && of === unitId).map(({ userId }) => ({ to: { userId }, item: { kind: 'sheet_opened', values } }))
  })
  await notifyPeople(tx, notices, now)
  return new Map(written.map(({ id, unitId }) => [unitId, id]))
}
