/** The sheet of a unit and month that the actor may see, by the units above it as they are, or last were; the latest one when no month is named. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { fromColumn, toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { findLastingPaths, type LastingUnit } from './find-lasting-paths.server'

export type SheetRefusal = 'role' | 'scope' | 'not_found'
export type FoundSheet = { readonly id: string; readonly unitId: string; readonly month: Day; readonly openedOn: Day; readonly signed: { readonly at: Date; readonly by: string } | null; /** the unit first, then those above */ readonly path: readonly LastingUnit[] }

/** `sheet` null: the unit is there, but has no sheet (of that month). */
export async function getSheet({ by, unitId, month, today }: { by: Actor; unitId: string; month: Day | null; today: Day }): Promise<Result<{ path: LastingUnit[]; sheet: FoundSheet | null }, SheetRefusal>> {
  const found = await db().unitSheet.findFirst({ where: { unitId, ...(month === null ? {} : { month: toColumn(month) }) }, orderBy: { month: 'desc' } })
  const path = (await findLastingPaths(db(), [unitId], today)).get(unitId) ?? []
  const [unit] = path
  if (unit === undefined || (unit.endedOn !== null && found === null)) return err('not_found')
  const decision = may(by, 'viewUnitSheets', { unitPath: path.map((unit) => unit.unitId) })
  if (!decision.ok) return err(decision.reason)
  const sheet = found && { id: found.id, unitId, month: fromColumn(found.month), openedOn: fromColumn(found.openedOn), signed: found.signedAt && { at: found.signedAt, by: found.signedByName ?? '' }, path }
  return ok({ path, sheet })
}
