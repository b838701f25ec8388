/** One page of the people of a unit and everything below it, on a day, with the positions they may be filtered by. */
import type { Actor } from '~/domain/access/role'
import type { PositionName } from '~/domain/compliance/officer-standing'
import type { OfficerFilter, OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import type { Structure } from '~/domain/compliance/people-filter'
import type { Day } from '~/domain/kernel/day'
import { type Result, ok } from '~/domain/kernel/result'
import { findOfficerRows } from './find-officer-rows.server'
import { findPositionsHeld } from './find-positions-held.server'
import { loadFrame } from './load-frame.server'
import type { OverviewRefusal } from './load-compliance-overview.server'

export const OFFICERS_A_PAGE = 25

export type ComplianceOfficers = {
  readonly asOf: Day
  readonly unit: UnitOnDay
  readonly ancestors: readonly UnitOnDay[]
  /** Right below the unit. */
  readonly children: readonly UnitOnDay[]
  readonly rows: readonly OfficerRow[]
  readonly total: number
  /** From 1; a page past the last is answered with the last. */
  readonly page: number
  readonly pages: number
  readonly positions: readonly PositionName[]
}

export type OfficersQuestion = { readonly actor: Actor; readonly unitId: string; readonly asOf: Day; readonly filter: OfficerFilter; readonly page: number; readonly structure?: Structure; readonly today?: Day }

export async function loadComplianceOfficers({ actor, unitId, asOf, filter, page, structure = 'then', today = asOf }: OfficersQuestion): Promise<Result<ComplianceOfficers, OverviewRefusal>> {
  const loaded = await loadFrame({ actor, act: 'viewUnitStanding', unitId, asOf, today, structure })
  if (!loaded.ok) return loaded
  const { unit, ancestors, children, counted } = loaded.value
  const units = (counted.get(asOf) ?? []).map((one) => one.unit)
  const find = (number: number) => findOfficerRows({ units, asOf, filter, page: { offset: (number - 1) * OFFICERS_A_PAGE, limit: OFFICERS_A_PAGE } })
  const asked = Math.max(1, Math.trunc(page))
  const [first, positions] = await Promise.all([find(asked), findPositionsHeld(units.map((one) => one.unitId), asOf)])
  const pages = Math.max(1, Math.ceil(first.total / OFFICERS_A_PAGE))
  const shown = Math.min(asked, pages)
  const { rows, total } = shown === asked ? first : await find(shown)
  return ok({ asOf, unit, ancestors, children, rows, total, page: shown, pages, positions })
}
