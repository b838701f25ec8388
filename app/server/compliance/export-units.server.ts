/**
 * The units directly below one, with their figures, as a file; first the people of the unit itself, so that the rows add
 * up to the whole. Counts only, no names: not audited. The right to export is asked apart from the right to look.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { ComplianceOverview, UnitOnDay } from '~/domain/compliance/overview'
import { reportingUnit } from '~/domain/compliance/reporting-unit'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { loadComplianceOverview, type OverviewRefusal } from './load-compliance-overview.server'

export type UnitsExport = { readonly overview: ComplianceOverview; readonly reporting: UnitOnDay }

export async function exportUnits({ actor, unitId, asOf }: { actor: Actor; unitId: string; asOf: Day }): Promise<Result<UnitsExport, OverviewRefusal>> {
  const loaded = await loadComplianceOverview({ actor, unitId, asOf })
  if (!loaded.ok) return loaded
  const { unit, ancestors } = loaded.value
  const decision = may(actor, 'exportStanding', { unitPath: [unit, ...ancestors].map((one) => one.unitId) })
  return decision.ok ? ok({ overview: loaded.value, reporting: reportingUnit(actor, unit, ancestors) }) : err(decision.reason)
}
