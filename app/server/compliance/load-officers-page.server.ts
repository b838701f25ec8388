/** The list of people whole: one page of them, the units it may be narrowed to, and the units that the search names. */
import type { Actor } from '~/domain/access/role'
import type { OfficerQuery } from '~/domain/compliance/officer-query'
import type { PositionName } from '~/domain/compliance/officer-standing'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { reportingUnit } from '~/domain/compliance/reporting-unit'
import type { SavedFilter } from '~/domain/compliance/saved-filter'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { findSavedFilters } from './find-saved-filters.server'
import { findScope } from './find-scope.server'
import { findSubjectNames } from './find-subject-names.server'
import { findUnits, type FoundUnit } from './find-units.server'
import { getPosition } from './get-position.server'
import { type ComplianceOfficers, loadComplianceOfficers } from './load-compliance-officers.server'
import type { OverviewRefusal } from './load-compliance-overview.server'

export type OfficersPage = {
  readonly list: ComplianceOfficers
  readonly reporting: UnitOnDay
  /** The units in charge, those on the way down to the one shown, and those directly below it. */
  readonly choices: readonly UnitOnDay[]
  readonly found: readonly FoundUnit[]
  /** What the people lack, where they are looked up by it and it has a name. */
  readonly lackedName: string | null
  /** The position they are narrowed to, also where nobody holds it that day. */
  readonly position: PositionName | null
  readonly saved: readonly SavedFilter[]
}

/** `no_scope`: on the day no unit is in the actor's charge. */
export async function loadOfficersPage({ actor, asOf, today, query }: { actor: Actor; asOf: Day; today: Day; query: OfficerQuery }): Promise<Result<OfficersPage, OverviewRefusal | 'no_scope'>> {
  const scope = await findScope({ actor, act: 'viewUnitStanding', asOf })
  const unitId = query.unitId ?? scope[0]?.unitId
  if (unitId === undefined) return err('no_scope')
  const { filter, page, structure } = query
  const loaded = await loadComplianceOfficers({ actor, unitId, asOf, filter, page, structure, today })
  if (!loaded.ok) return loaded
  const { unit, ancestors } = loaded.value
  const reporting = reportingUnit(actor, unit, ancestors)
  const [position, saved, found, names] = await Promise.all([getPosition(filter.positionId), findSavedFilters(actor), filter.search === undefined ? [] : findUnits({ actor, search: filter.search, asOf }), findSubjectNames(filter.lacks === undefined ? [] : [filter.lacks])])
  const above = ancestors.slice(0, ancestors.findIndex((one) => one.unitId === reporting.unitId) + 1)
  const choices = new Map([...scope, ...[...above].reverse(), unit, ...loaded.value.children].map((one) => [one.unitId, one]))
  return ok({ list: loaded.value, reporting, choices: [...choices.values()], found, lackedName: names.get(filter.lacks ?? '') ?? null, position, saved })
}
