/** People with their standing as a file: who took it, of which unit and day, and how many stands in the audit log first. */
import type { Actor } from '~/domain/access/role'
import { loggedFilter } from '~/domain/compliance/officer-query'
import type { OfficerFilter, OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import { reportingUnit } from '~/domain/compliance/reporting-unit'
import type { Structure } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'
import { type Result, ok } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { loadComplianceExport } from './load-compliance-export.server'
import type { OverviewRefusal } from './load-compliance-overview.server'

export type OfficersExport = { readonly unit: UnitOnDay; readonly reporting: UnitOnDay; readonly rows: readonly OfficerRow[] }
export type ExportQuestion = { readonly actor: Actor; readonly unitId: string; readonly asOf: Day; readonly filter: OfficerFilter; readonly format: 'csv' | 'xlsx'; readonly now: Date; readonly structure?: Structure; readonly today?: Day; /** a longer list is refused */ readonly most?: number }

export async function exportOfficers({ actor, unitId, asOf, filter, format, now, structure = 'then', today = asOf, most }: ExportQuestion): Promise<Result<OfficersExport, OverviewRefusal | 'too_long'>> {
  const loaded = await loadComplianceExport({ actor, unitId, asOf, filter, structure, today, most })
  if (!loaded.ok) return loaded
  const { unit, ancestors, rows } = loaded.value
  await db().$transaction((tx) => recordEvent(tx, {
    at: now,
    actor: { userId: actor.userId, name: actor.username },
    action: 'standing.export',
    subjectType: 'unit',
    subjectId: unitId,
    detail: { format, asOf, people: rows.length, structure, filter: loggedFilter(filter) },
  }))
  return ok({ unit, reporting: reportingUnit(actor, unit, ancestors), rows })
}
