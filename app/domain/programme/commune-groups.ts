/**
 * Every commune with the appointed members who work there, grouped by the district it stands in: those that nobody has
 * reached first, for they are what is left to do. Where a city has no districts, the communes are one group without one.
 */

/** A unit of a day as far as it matters here; level: city, district, commune or another. */
export type Place = { readonly unitId: string; readonly parentId: string | null; readonly level: string }
export type CommuneRow<Unit> = { readonly unit: Unit; readonly count: number }
export type CommuneGroup<Unit> = { readonly district: Unit | null; readonly reached: number; readonly rows: readonly CommuneRow<Unit>[] }

/** In: the units of the day that are seen, in their order; how many members work in each commune. Out: districts in that order; in each, fewest first. */
export function communeGroups<Unit extends Place>(units: readonly Unit[], counts: ReadonlyMap<string, number>): CommuneGroup<Unit>[] {
  const districts = new Map(units.filter(({ level }) => level === 'district').map((unit) => [unit.unitId, unit]))
  const byDistrict = new Map<Unit | null, CommuneRow<Unit>[]>()
  for (const unit of units) {
    if (unit.level !== 'commune') continue
    const district = districts.get(unit.parentId ?? '') ?? null
    byDistrict.set(district, [...(byDistrict.get(district) ?? []), { unit, count: counts.get(unit.unitId) ?? 0 }])
  }
  return [...byDistrict].map(([district, rows]) => ({ district, reached: rows.filter(({ count }) => count > 0).length, rows: rows.sort((a, b) => a.count - b.count) }))
}
