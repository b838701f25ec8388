/** One page of the people of a unit and everything below it, on a day, with the positions they may be filtered by. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { PositionName } from '~/domain/compliance/officer-standing'
import type { OfficerFilter, OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { findOfficerRows } from './find-officer-rows.server'
import { findPositionsHeld } from './find-positions-held.server'
import { findUnitTrees } from './find-unit-trees.server'
import { getUnitPath } from './get-unit-path.server'
import type { OverviewRefusal } from './load-compliance-overview.server'

export const OFFICERS_A_PAGE = 25

export type ComplianceOfficers = {
  readonly asOf: Day
  readonly unit: UnitOnDay
  readonly ancestors: readonly UnitOnDay[]
  readonly rows: readonly OfficerRow[]
  readonly total: number
  /** From 1; a page past the last is answered with the last. */
  readonly page: number
  readonly pages: number
  readonly positions: readonly PositionName[]
}

export type OfficersQuestion = { readonly actor: Actor; readonly unitId: string; readonly asOf: Day; readonly filter: OfficerFilter; readonly page: number }

export async function loadComplianceOfficers({ actor, unitId, asOf, filter, page }: OfficersQuestion): Promise<Result<ComplianceOfficers, OverviewRefusal>> {
  const [unit, ...ancestors] = await getUnitPath(unitId, asOf)
  if (unit === undefined) return err('not_found')
  const decision = may(actor, 'viewUnitStanding', { unitPath: [unit, ...ancestors].map((one) => one.unitId) })
  if (!decision.ok) return err(decision.reason)
  const units = (await findUnitTrees(unitId, [asOf])).get(asOf) ?? []
  const find = (number: number) => findOfficerRows({ units, asOf, filter, page: { offset: (number - 1) * OFFICERS_A_PAGE, limit: OFFICERS_A_PAGE } })
  const asked = Math.max(1, Math.trunc(page))
  const [first, positions] = await Promise.all([find(asked), findPositionsHeld(units.map((one) => one.unitId), asOf)])
  const pages = Math.max(1, Math.ceil(first.total / OFFICERS_A_PAGE))
  const shown = Math.min(asked, pages)
  const { rows, total } = shown === asked ? first : await find(shown)
  return ok({ asOf, unit, ancestors, rows, total, page: shown, pages, positions })
}
