/**
 * From when to when a unit exists and what it was called last, for whoever had it in charge then; null for a foreign or
 * unknown unit. Lets a page say that a unit is not in force on a day, instead of "not found".
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { addDays, type Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'
import { fromColumn, fromNullableColumn } from '~/server/day-column.server'
import { getUnitPath } from './get-unit-path.server'

export type UnitLife = { readonly unit: UnitOnDay; readonly from: Day; /** First day on which it is no more. */ readonly to: Day | null }

export async function findUnitLife({ actor, unitId }: { actor: Actor; unitId: string }): Promise<UnitLife | null> {
  const versions = await db().unitVersion.findMany({ where: { unitId }, orderBy: { validFrom: 'asc' }, select: { validFrom: true, validTo: true } })
  const [first, last] = [versions[0], versions.at(-1)]
  if (first === undefined || last === undefined) return null
  const to = fromNullableColumn(last.validTo)
  const path = await getUnitPath(unitId, to === null ? fromColumn(last.validFrom) : addDays(to, -1))
  const [unit] = path
  const decision = may(actor, 'viewUnitStanding', { unitPath: path.map((one) => one.unitId) })
  return unit && decision.ok ? { unit, from: fromColumn(first.validFrom), to } : null
}
