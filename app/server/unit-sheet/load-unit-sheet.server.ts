/** A unit's monthly sheet: each gap with what stands about it, and what the reader may do. */
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
export type UnitSheetPage = {
  readonly path: readonly LastingUnit[]
  /** the units that anything on the sheet names */
  readonly places: readonly UnitOnDay[]
  readonly reporting: UnitOnDay | null
  readonly sheet: FoundSheet | null
  /** every gap of the sheet, in its order: what is counted, signed and printed */
  readonly items: readonly ShownItem[]
  readonly months: readonly Day[]
  readonly sign: ReturnType<typeof maySign>
  /** the reader heads the unit (or one above) and may answer and sign */
  readonly heads: boolean
}

export async function loadUnitSheet({ by, unitId, month, today }: { by: Actor; unitId: string; month: Day | null; today: Day }): Promise<Result<UnitSheetPage, SheetRefusal>> {
  const found = await getSheet({ by, unitId, month, today })
  if (!found.ok) return found
  const { path, sheet } = found.value
  const [items, calendar, months] = await Promise.all([sheet ? findItems(db(), sheet.id) : [], getCalendar(), findMonths(unitId)])
  const paths = await findLastingPaths(db(), items.flatMap((item) => [itemState(item).unitId, ...item.acts.map((act) => act.unitId)]), today)
  const shown = items.map((item): ShownItem => {
    const state = itemState(item)
    const act = state.above ? 'answerRaisedGap' : 'answerUnitSheet'
    return { ...item, ...state, answerBy: answerBy(item, calendar), mayAnswer: mayAnswer(item, sheet?.signed != null) && may(by, act, { unitPath: (paths.get(state.unitId) ?? []).map((unit) => unit.unitId) }).ok }
  })
  const [unit, ...ancestors] = path
  return ok({
    path, sheet, items: shown, months, places: [...path, ...[...paths.values()].flatMap(([place]) => place ?? [])], reporting: unit ? reportingUnit(by, unit, ancestors) : null,
    sign: maySign({ signed: sheet?.signed != null, items }),
    heads: may(by, 'answerUnitSheet', { unitPath: path.map((one) => one.unitId) }).ok,
  })
}

async function findMonths(unitId: string): Promise<Day[]> {
  const rows = await db().$queryRaw<{ month: Day }[]>`SELECT month::text FROM unit_sheet WHERE unit_id = ${unitId}::uuid ORDER BY month DESC LIMIT 24`
  return rows.map(({ month }) => month)
}
