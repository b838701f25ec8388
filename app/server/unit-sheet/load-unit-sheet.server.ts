/** The page of a unit's monthly sheet: each gap with what stands about it, what came up from units below, and what the reader may do. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { reportingUnit } from '~/domain/compliance/reporting-unit'
import type { Day } from '~/domain/kernel/day'
import { type Result, ok } from '~/domain/kernel/result'
import { answerBy, type ItemState, itemState, mayAnswer, maySign } from '~/domain/unit-sheet/sheet-item'
import { db } from '~/server/db.server'
import { findItems, type SheetItem } from './find-items.server'
import { findLastingPaths, type LastingUnit } from './find-lasting-paths.server'
import { getCalendar } from './get-calendar.server'
import { type FoundSheet, getSheet, type SheetRefusal } from './get-sheet.server'

export type ShownItem = SheetItem & ItemState & { readonly answerBy: Day | null; readonly mayAnswer: boolean }
export type CameUp = { readonly unitId: string; readonly name: string; readonly type: string; readonly month: Day; readonly gaps: number }
export type UnitSheetPage = {
  readonly path: readonly LastingUnit[]
  /** the units that anything on the sheet names */
  readonly places: readonly UnitOnDay[]
  readonly reporting: UnitOnDay | null
  readonly sheet: FoundSheet | null
  readonly items: readonly ShownItem[]
  readonly months: readonly Day[]
  readonly below: readonly CameUp[]
  readonly sign: ReturnType<typeof maySign>
  /** the reader heads the unit (or one above) and may answer and sign */
  readonly heads: boolean
}

export async function loadUnitSheet({ by, unitId, month, today }: { by: Actor; unitId: string; month: Day | null; today: Day }): Promise<Result<UnitSheetPage, SheetRefusal>> {
  const found = await getSheet({ by, unitId, month, today })
  if (!found.ok) return found
  const { path, sheet } = found.value
  const [items, calendar, months, below] = await Promise.all([sheet ? findItems(db(), sheet.id) : [], getCalendar(), findMonths(unitId), findCameUp(unitId, today)])
  const paths = await findLastingPaths(db(), items.flatMap((item) => [itemState(item).unitId, ...item.acts.map((act) => act.unitId)]), today)
  const shown = items.map((item): ShownItem => {
    const state = itemState(item)
    const act = state.above ? 'answerRaisedGap' : 'answerUnitSheet'
    return { ...item, ...state, answerBy: answerBy(item, calendar), mayAnswer: mayAnswer(item, sheet?.signed != null) && may(by, act, { unitPath: (paths.get(state.unitId) ?? []).map((unit) => unit.unitId) }).ok }
  })
  const [unit, ...ancestors] = path
  return ok({
    path, sheet, items: shown, months, below, places: [...path, ...[...paths.values()].flatMap(([place]) => place ?? [])], reporting: unit ? reportingUnit(by, unit, ancestors) : null,
    sign: maySign({ signed: sheet?.signed != null, items }),
    heads: may(by, 'answerUnitSheet', { unitPath: path.map((one) => one.unitId) }).ok,
  })
}

async function findMonths(unitId: string): Promise<Day[]> {
  const rows = await db().$queryRaw<{ month: Day }[]>`SELECT month::text FROM unit_sheet WHERE unit_id = ${unitId}::uuid ORDER BY month DESC LIMIT 24`
  return rows.map(({ month }) => month)
}

/** Gaps of units below that wait at this unit, by sheet. */
async function findCameUp(unitId: string, today: Day): Promise<CameUp[]> {
  return db().$queryRaw<CameUp[]>`
    SELECT h.unit_id AS "unitId", v.name, v.type, h.month::text, count(*)::int AS gaps
    FROM unit_sheet_act a JOIN unit_sheet_item i ON i.id = a.item_id JOIN unit_sheet h ON h.id = i.sheet_id
    JOIN LATERAL (SELECT v.name, v.type FROM unit_version v WHERE v.unit_id = h.unit_id AND v.valid_from <= ${today}::date ORDER BY v.valid_from DESC LIMIT 1) v ON true
    WHERE a.unit_id = ${unitId}::uuid AND a.kind IN ('climbed', 'escalated') AND h.unit_id <> ${unitId}::uuid
      AND NOT EXISTS (SELECT 1 FROM unit_sheet_act n WHERE n.item_id = a.item_id AND (n.at, n.id) > (a.at, a.id))
    GROUP BY 1, 2, 3, 4 ORDER BY 4 DESC, 2 LIMIT 200`
}
