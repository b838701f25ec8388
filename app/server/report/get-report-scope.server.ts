/** Whether somebody may report about a unit on a day; the unit with those above it, and everything below it, under their names of the day. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { getUnitPath } from '~/server/compliance/get-unit-path.server'

export type ReportScope = { /** nearest first */ readonly path: readonly UnitOnDay[]; readonly units: readonly UnitOnDay[] }

export async function getReportScope({ actor, unitId, asOf }: { readonly actor: Actor; readonly unitId: string; readonly asOf: Day }): Promise<Result<ReportScope, Refusal | 'not_found'>> {
  const path = await getUnitPath(unitId, asOf)
  if (path.length === 0) return err('not_found')
  const decision = may(actor, 'makeReports', { unitPath: path.map((unit) => unit.unitId) })
  if (!decision.ok) return err(decision.reason)
  return ok({ path, units: (await findUnitTrees(unitId, [asOf])).get(asOf) ?? [] })
}
