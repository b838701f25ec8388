/**
 * One unit's page whole: the overview, where its children lie on the tile map of the day, who reports, and the people
 * themselves where there is nothing further down.
 */
import type { Actor } from '~/domain/access/role'
import type { ComplianceOverview, OfficerFilter, UnitOnDay } from '~/domain/compliance/overview'
import { reportingUnit } from '~/domain/compliance/reporting-unit'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import type { TilePlace } from '~/domain/org/tile-layout'
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
}

export async function loadUnitPage({ actor, unitId, asOf, filter }: { actor: Actor; unitId: string; asOf: Day; filter: OfficerFilter }): Promise<Result<UnitPage, OverviewRefusal>> {
  const loaded = await loadComplianceOverview({ actor, unitId, asOf })
  if (!loaded.ok) return loaded
  const { unit, ancestors, children } = loaded.value
  const places = await findTileLayout({ parentCode: unit.code, asOf, codes: children.map(({ code }) => code) })
  const officers = children.length > 0 ? null : await loadComplianceOfficers({ actor, unitId, asOf, filter, page: 1 })
  if (officers !== null && !officers.ok) return err(officers.reason)
  return ok({ overview: loaded.value, reporting: reportingUnit(actor, unit, ancestors), places: places && Object.fromEntries(places), officers: officers?.value ?? null })
}
