/**
 * Units of a day in the actor's charge by part of their name, with or without marks and with or without the type
 * ("phuong quang trung", "quang trung dong da"): the parent's name counts, because names repeat across districts.
 */
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { searchKey, searchMatches, searchRank } from '~/domain/kernel/vietnamese-text'
import { findScope } from './find-scope.server'
import { findUnitTrees } from './find-unit-trees.server'

const MOST = 12

export type FoundUnit = { readonly unit: UnitOnDay; readonly parent: UnitOnDay | null }

export async function findUnits({ actor, search, asOf, act = 'viewUnitStanding' }: { actor: Actor; search: string; asOf: Day; act?: 'viewUnitStanding' | 'makeReports' }): Promise<FoundUnit[]> {
  const scope = await findScope({ actor, act, asOf })
  const trees = await Promise.all(scope.map(async ({ unitId }) => (await findUnitTrees(unitId, [asOf])).get(asOf) ?? []))
  const units = new Map(trees.flat().map((unit) => [unit.unitId, unit]))
  const found = [...units.values()].flatMap((unit) => {
    const parent = units.get(unit.parentId ?? '') ?? null
    // The city above everything tells nothing apart, and its type word would answer half the searches.
    const above = parent && parent.parentId !== null ? named(parent) : ''
    return searchMatches(search, searchKey(`${named(unit)} ${above}`)) ? [{ unit, parent, rank: searchRank(search, named(unit)) }] : []
  })
  // A district answers for itself: its communes are listed only when nothing bears the name itself.
  const own = found.filter(({ rank }) => rank > 0)
  return (own.length > 0 ? own : found).sort((a, b) => b.rank - a.rank).slice(0, MOST).map(({ unit, parent }) => ({ unit, parent }))
}

/** The type codes are the unmarked type words: thi_tran, quan, phuong. */
function named({ type, name }: UnitOnDay): string {
  return `${type.replace('_', ' ')} ${name}`
}
