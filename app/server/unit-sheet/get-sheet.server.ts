/** The sheet of a unit and month that the actor may see; the latest one when no month is named. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { getUnitPath } from '~/server/compliance/get-unit-path.server'
import { fromColumn, toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type SheetRefusal = 'role' | 'scope' | 'not_found'
export type FoundSheet = { readonly id: string; readonly unitId: string; readonly month: Day; readonly openedOn: Day; readonly signed: { readonly at: Date; readonly by: string } | null; /** the unit first, then those above */ readonly path: readonly UnitOnDay[] }

/** `sheet` null: the unit is there, but has no sheet (of that month). */
export async function getSheet({ by, unitId, month, today }: { by: Actor; unitId: string; month: Day | null; today: Day }): Promise<Result<{ path: UnitOnDay[]; sheet: FoundSheet | null }, SheetRefusal>> {
  const found = await db().unitSheet.findFirst({ where: { unitId, ...(month === null ? {} : { month: toColumn(month) }) }, orderBy: { month: 'desc' } })
  const now = await getUnitPath(unitId, today)
  const path = now.length > 0 || found === null ? now : await getUnitPath(unitId, fromColumn(found.openedOn))
  if (path.length === 0) return err('not_found')
  const decision = may(by, 'viewUnitSheets', { unitPath: path.map((unit) => unit.unitId) })
  if (!decision.ok) return err(decision.reason)
  const sheet = found && { id: found.id, unitId, month: fromColumn(found.month), openedOn: fromColumn(found.openedOn), signed: found.signedAt && { at: found.signedAt, by: found.signedByName ?? '' }, path }
  return ok({ path, sheet })
}
