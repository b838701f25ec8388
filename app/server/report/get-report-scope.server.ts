/**
 * Whether somebody may report about a unit on a day, and whose people: the unit and everything below it as they were on the day,
 * or, by the structure of today, the units of the day that went to it (load-frame). Only units in the reporter's charge on the day.
 */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Structure } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'
import { ok, type Result } from '~/domain/kernel/result'
import { loadFrame } from '~/server/compliance/load-frame.server'

/** path: nearest first, of the structure asked for. units: of the day, under their names of the day. split: former units that are counted nowhere. */
export type ReportScope = { readonly path: readonly UnitOnDay[]; readonly units: readonly UnitOnDay[]; readonly split: readonly UnitOnDay[] }
export type ScopeQuestion = { readonly actor: Actor; readonly unitId: string; readonly asOf: Day; readonly structure: Structure; readonly today: Day }

export async function getReportScope({ actor, unitId, asOf, structure, today }: ScopeQuestion): Promise<Result<ReportScope, Refusal | 'not_found'>> {
  const frame = await loadFrame({ actor, act: 'makeReports', unitId, asOf, today, structure })
  if (!frame.ok) return frame
  const { unit, ancestors, counted, split } = frame.value
  return ok({ path: [unit, ...ancestors], units: (counted.get(asOf) ?? []).map((one) => one.unit), split })
}
