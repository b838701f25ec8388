/**
 * Passes gaps that were not answered in time to the nearest unit above that goes on (also of a unit that is no more) and
 * tells its head, or its HR where it has none: one notification for each sheet. Sheet by sheet in a transaction that holds the sheet's row; the unique index
 * unit_sheet_act_climbs_once makes sure that a gap leaves a unit once. The rule stands in domain/unit-sheet/sheet-item.
 */
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import type { WorkingCalendar } from '~/domain/calendar/working-calendar'
import { climbs, itemState } from '~/domain/unit-sheet/sheet-item'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db, type Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { findItems } from './find-items.server'
import { findLastingPaths, livingAbove } from './find-lasting-paths.server'
import { getCalendar } from './get-calendar.server'
import { tellAbove } from './tell-above.server'

const SYSTEM = { userId: null, name: 'system' }

/** Out: how many gaps climbed. */
export async function climbSheets(now: Date): Promise<number> {
  const today = dayOfInstant(now)
  const calendar = await getCalendar()
  // Sheets with a gap that has waited for so many days at least, at a unit that is not the topmost.
  const sheets = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT h.id FROM unit_sheet h JOIN unit_sheet_item i ON i.sheet_id = h.id
    LEFT JOIN LATERAL (SELECT a.kind, a.unit_id, a.day FROM unit_sheet_act a WHERE a.item_id = i.id ORDER BY a.at DESC, a.id DESC LIMIT 1) l ON true
    JOIN unit u ON u.id = COALESCE(l.unit_id, h.unit_id)
    WHERE COALESCE(l.kind, 'climbed') IN ('climbed', 'escalated') AND COALESCE(l.day, h.opened_on) < ${today}::date - h.answer_days AND u.level <> 'city' ORDER BY 1`
  let climbed = 0
  for (const { id } of sheets) climbed += await db().$transaction((tx) => climbSheet(tx, id, calendar, today, now), { timeout: 30_000, maxWait: 15_000 })
  return climbed
}

async function climbSheet(tx: Transaction, sheetId: string, calendar: WorkingCalendar, today: Day, now: Date): Promise<number> {
  const [sheet] = await tx.$queryRaw<{ unitId: string; month: string }[]>`SELECT unit_id AS "unitId", month::text FROM unit_sheet WHERE id = ${sheetId}::uuid FOR UPDATE`
  if (sheet === undefined) return 0
  const items = await findItems(tx, sheetId)
  const paths = await findLastingPaths(tx, [sheet.unitId, ...items.map((item) => itemState(item).unitId)], today)
  const due = items.flatMap((item) => {
    const above = livingAbove(paths.get(itemState(item).unitId) ?? [])
    return above !== undefined && climbs(item, true, calendar, today) ? [{ itemId: item.id, unitId: above.unitId }] : []
  })
  if (due.length === 0) return 0
  const { count } = await tx.unitSheetAct.createMany({ data: due.map(({ itemId, unitId }) => ({ id: newId(), itemId, unitId, kind: 'climbed', day: toColumn(today), at: now, actorName: SYSTEM.name, note: '' })), skipDuplicates: true })
  for (const unitId of new Set(due.map((one) => one.unitId))) await tellAbove(tx, { ...sheet, unit: paths.get(sheet.unitId)?.[0], aboveId: unitId, gaps: due.filter((one) => one.unitId === unitId).length, today, now })
  await recordEvent(tx, { at: now, actor: SYSTEM, action: 'unit_sheet.climb', subjectType: 'unit_sheet', subjectId: sheetId, detail: { gaps: count } })
  return count
}
