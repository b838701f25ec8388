/**
 * Everybody of a unit and everything below it, on a day, for a file: the list of load-compliance-officers with the
 * same filters, not cut into pages. The right to export is asked apart from the right to look. Where `most` is given, a longer
 * list is refused: it is a file for the background (open-officers).
 */
import type { Actor } from '~/domain/access/role'
import type { OfficerFilter, OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import type { Structure } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { findOfficerRows } from './find-officer-rows.server'
import { loadFrame } from './load-frame.server'
import type { OverviewRefusal } from './load-compliance-overview.server'

export type ComplianceExport = { readonly asOf: Day; readonly unit: UnitOnDay; readonly ancestors: readonly UnitOnDay[]; readonly rows: readonly OfficerRow[] }

export async function loadComplianceExport({ actor, unitId, asOf, filter, structure = 'then', today = asOf, most }: { actor: Actor; unitId: string; asOf: Day; filter: OfficerFilter; structure?: Structure; today?: Day; most?: number | undefined }): Promise<Result<ComplianceExport, OverviewRefusal | 'too_long'>> {
  const loaded = await loadFrame({ actor, act: 'exportStanding', unitId, asOf, today, structure })
  if (!loaded.ok) return loaded
  const { unit, ancestors, counted } = loaded.value
  const units = (counted.get(asOf) ?? []).map((one) => one.unit)
  const { rows } = await findOfficerRows({ units, asOf, filter, ...(most === undefined ? {} : { page: { offset: 0, limit: most + 1 } }) })
  if (most !== undefined && rows.length > most) return err('too_long')
  return ok({ asOf, unit, ancestors, rows })
}
