/**
 * The right over what was kept of a unit, which outlives the unit: of one in force, by its place today. Of one that has
 * ended, by its place on its last day, or by the right over every unit that it went to: of a merger the one there is; of a
 * split all of them, for whoever has but one of the parts has no business with the people of the others.
 */
import { type Act, type Decision, may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { addDays, type Day } from '~/domain/kernel/day'
import { heirsOf } from '~/domain/org/successor'
import { fromNullableColumn, toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { findUnitChanges } from './find-unit-changes.server'
import { getUnitPath } from './get-unit-path.server'

export type PastRight = {
  /** The unit and those above it, today or on its last day, nearest first. */
  readonly path: readonly UnitOnDay[]
  /** First day on which the unit is no more; null: it is in force. */
  readonly endedOn: Day | null
  readonly decision: Decision
}

/** Null: no such unit in force on this day or before it. */
export async function getPastRight({ by, act, unitId, today }: { by: Actor; act: Act; unitId: string; today: Day }): Promise<PastRight | null> {
  const idsOf = (path: readonly UnitOnDay[]) => path.map((unit) => unit.unitId)
  const here = await getUnitPath(unitId, today)
  if (here.length > 0) return { path: here, endedOn: null, decision: may(by, act, { unitPath: idsOf(here) }) }
  const last = await db().unitVersion.findFirst({ where: { unitId, validTo: { lte: toColumn(today) } }, orderBy: { validFrom: 'desc' }, select: { validTo: true } })
  const endedOn = fromNullableColumn(last?.validTo ?? null)
  if (endedOn === null) return null
  const eve = addDays(endedOn, -1)
  const path = await getUnitPath(unitId, eve)
  const then = may(by, act, { unitPath: idsOf(path) })
  if (then.ok || then.reason === 'role') return { path, endedOn, decision: then }
  const heirs = await Promise.all(heirsOf(unitId, await findUnitChanges(), eve, today).map((heir) => getUnitPath(heir, today)))
  const all = heirs.length > 0 && heirs.every((heir) => may(by, act, { unitPath: idsOf(heir) }).ok)
  return { path, endedOn, decision: all ? { ok: true } : then }
}
