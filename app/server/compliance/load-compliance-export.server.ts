/**
 * Everybody of a unit and everything below it, on a day, for a file: the list of load-compliance-officers with the
 * same filters, not cut into pages. The right to export is asked apart from the right to look.
 */
import type { Actor } from '~/domain/access/role'
import type { OfficerFilter, OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import type { Structure } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'
import { type Result, ok } from '~/domain/kernel/result'
import { findOfficerRows } from './find-officer-rows.server'
import { loadFrame } from './load-frame.server'
import type { OverviewRefusal } from './load-compliance-overview.server'

export type ComplianceExport = { readonly asOf: Day; readonly unit: UnitOnDay; readonly ancestors: readonly UnitOnDay[]; readonly rows: readonly OfficerRow[] }

export async function loadComplianceExport({ actor, unitId, asOf, filter, structure = 'then', today = asOf }: { actor: Actor; unitId: string; asOf: Day; filter: OfficerFilter; structure?: Structure; today?: Day }): Promise<Result<ComplianceExport, OverviewRefusal>> {
  const loaded = await loadFrame({ actor, act: 'exportStanding', unitId, asOf, today, structure })
  if (!loaded.ok) return loaded
  const { unit, ancestors, counted } = loaded.value
  const units = (counted.get(asOf) ?? []).map((one) => one.unit)
  const { rows } = await findOfficerRows({ units, asOf, filter })
  return ok({ asOf, unit, ancestors, rows })
}
