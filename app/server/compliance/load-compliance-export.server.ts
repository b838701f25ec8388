/**
 * Everybody of a unit and everything below it, on a day, for a file: the list of load-compliance-officers with the
 * same filters, not cut into pages. The right to export is asked apart from the right to look.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { OfficerFilter, OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { findOfficerRows } from './find-officer-rows.server'
import { findUnitTrees } from './find-unit-trees.server'
import { getUnitPath } from './get-unit-path.server'
import type { OverviewRefusal } from './load-compliance-overview.server'

export type ComplianceExport = { readonly asOf: Day; readonly unit: UnitOnDay; readonly ancestors: readonly UnitOnDay[]; readonly rows: readonly OfficerRow[] }

export async function loadComplianceExport({ actor, unitId, asOf, filter }: { actor: Actor; unitId: string; asOf: Day; filter: OfficerFilter }): Promise<Result<ComplianceExport, OverviewRefusal>> {
  const [unit, ...ancestors] = await getUnitPath(unitId, asOf)
  if (unit === undefined) return err('not_found')
  const decision = may(actor, 'exportStanding', { unitPath: [unit, ...ancestors].map((one) => one.unitId) })
  if (!decision.ok) return err(decision.reason)
  const units = (await findUnitTrees(unitId, [asOf])).get(asOf) ?? []
  const { rows } = await findOfficerRows({ units, asOf, filter })
  return ok({ asOf, unit, ancestors, rows })
}
