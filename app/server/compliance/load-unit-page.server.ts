/**
 * One unit's page whole: the overview, where its children lie on the tile map of the day, who reports, and the people
 * themselves where there is nothing further down.
 */
import type { Actor } from '~/domain/access/role'
import type { ComplianceOverview, OfficerFilter, UnitOnDay } from '~/domain/compliance/overview'
import { reportingUnit } from '~/domain/compliance/reporting-unit'
import type { PositionName } from '~/domain/compliance/officer-standing'
import type { Structure } from '~/domain/compliance/people-filter'
import type { SavedFilter } from '~/domain/compliance/saved-filter'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import type { TilePlace } from '~/domain/org/tile-layout'
import { findPositions } from './find-positions.server'
import { findSavedFilters } from './find-saved-filters.server'
import { findTileLayout } from './find-tile-layout.server'
import { type ComplianceOfficers, loadComplianceOfficers } from './load-compliance-officers.server'
import { loadComplianceOverview, type OverviewRefusal } from './load-compliance-overview.server'

export type UnitPage = {
  readonly overview: ComplianceOverview
  readonly reporting: UnitOnDay
  /** By official code; null when the date has no layout for all of them. */
  readonly places: Readonly<Record<string, TilePlace>> | null
  /** The first page of people, for a unit without units below. */
  readonly officers: ComplianceOfficers | null
  /** What the page may be narrowed to. */
  readonly positions: readonly PositionName[]
  readonly saved: readonly SavedFilter[]
  /** The day by which everybody is to comply, when one is set. */
  readonly target: Day | null
}
export type UnitPageQuestion = { readonly actor: Actor; readonly unitId: string; readonly asOf: Day; readonly today: Day; readonly filter: OfficerFilter; readonly structure: Structure; readonly target: Day | null }

export async function loadUnitPage({ actor, unitId, asOf, today, filter, structure, target }: UnitPageQuestion): Promise<Result<UnitPage, OverviewRefusal>> {
  const loaded = await loadComplianceOverview({ actor, unitId, asOf, filter, structure, today })
  if (!loaded.ok) return loaded
  const { unit, ancestors, children } = loaded.value
  const places = await findTileLayout({ parentCode: unit.code, asOf, codes: children.map(({ code }) => code) })
  const officers = children.length > 0 ? null : await loadComplianceOfficers({ actor, unitId, asOf, filter, page: 1, structure, today })
  if (officers !== null && !officers.ok) return err(officers.reason)
  const [positions, saved] = await Promise.all([findPositions(), findSavedFilters(actor)])
  return ok({ positions, saved, target, overview: loaded.value, reporting: reportingUnit(actor, unit, ancestors), places: places && Object.fromEntries(places), officers: officers?.value ?? null })
}
