/**
 * The order of units in the overview. Without a wish: the lowest share first, because that is where work waits.
 * Units without a rate (fewer than five people, nobody) stand last in an order by rate, either way. Equal ones
 * go by name. Source: look.md §7 (sort worst first).
 */
import { compareVietnamese } from '../kernel/compare-vietnamese'
import { sharePercent } from './share-class'

export const unitSorts = ['share', 'name', 'people', 'notMet', 'expiring'] as const
export type UnitSort = (typeof unitSorts)[number]
export type SortDirection = 'asc' | 'desc'

export type UnitCount = { readonly name: string; readonly people: number; readonly met: number; readonly expiring: number }

/** How a column is sorted when first asked for: what needs attention, on top. */
export const firstDirection: Readonly<Record<UnitSort, SortDirection>> = { share: 'asc', name: 'asc', people: 'desc', notMet: 'desc', expiring: 'desc' }

/** A sorted copy. Total; the input keeps its order. */
export function sortUnits<Unit extends UnitCount>(units: readonly Unit[], sort: UnitSort, direction: SortDirection): Unit[] {
  const sign = direction === 'asc' ? 1 : -1
  return [...units].sort((a, b) => compareBy(a, b, sort, sign) || compareVietnamese(a.name, b.name))
}

function compareBy(a: UnitCount, b: UnitCount, sort: UnitSort, sign: 1 | -1): number {
  switch (sort) {
    case 'name':
      return sign * compareVietnamese(a.name, b.name)
    case 'people':
      return sign * (a.people - b.people)
    case 'notMet':
      return sign * (a.people - a.met - (b.people - b.met))
    case 'expiring':
      return sign * (a.expiring - b.expiring)
    case 'share':
      return compareShare(a, b, sign)
  }
}

function compareShare(a: UnitCount, b: UnitCount, sign: 1 | -1): number {
  const [left, right] = [sharePercent(a.met, a.people), sharePercent(b.met, b.people)]
  if (left !== null && right !== null) return sign * (left - right)
  if (left === null && right === null) return b.people - a.people
  return left === null ? 1 : -1
}
