/**
 * The figures of one unit's page, whole, as files take them: units below, requirements, causes, days. Counts only, no
 * names: not audited. The right to export is asked apart from the right to look.
 */
import type { Actor } from '~/domain/access/role'
import type { ComplianceOverview, UnitOnDay } from '~/domain/compliance/overview'
import type { PeopleFilter, Structure } from '~/domain/compliance/people-filter'
import { reportingUnit } from '~/domain/compliance/reporting-unit'
import type { Day } from '~/domain/kernel/day'
import { type Result, ok } from '~/domain/kernel/result'
import { loadComplianceOverview, type OverviewRefusal } from './load-compliance-overview.server'

export type UnitsExport = { readonly overview: ComplianceOverview; readonly reporting: UnitOnDay }
export type UnitsQuestion = { readonly actor: Actor; readonly unitId: string; readonly asOf: Day; readonly filter?: PeopleFilter; readonly structure?: Structure; readonly today?: Day }

export async function exportUnits({ actor, unitId, asOf, filter = {}, structure = 'then', today = asOf }: UnitsQuestion): Promise<Result<UnitsExport, OverviewRefusal>> {
  const loaded = await loadComplianceOverview({ actor, unitId, asOf, filter, structure, today, act: 'exportStanding' })
  if (!loaded.ok) return loaded
  const { unit, ancestors } = loaded.value
  return ok({ overview: loaded.value, reporting: reportingUnit(actor, unit, ancestors) })
}
