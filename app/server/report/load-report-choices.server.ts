/** What the form of a report offers: the units in the actor's charge on a day by their place in the tree, and the courses. */
import { mayEver, scopeUnits } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { findUnits } from '~/server/compliance/find-units.server'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { findCourseNames } from '~/server/course/find-course-names.server'

/** More units than this are searched by name, not chosen from a list. */
const MOST_LISTED = 60

type UnitChoice = UnitOnDay & { readonly parent: UnitOnDay | null }
export type ReportChoices = { /** all of them, a parent before its children; or the one that is chosen and those found */ readonly units: readonly UnitChoice[]; /** there are too many to list */ readonly isSearched: boolean; /** the unit most in charge of */ readonly first: string; readonly courses: readonly { readonly code: string; readonly title: string }[] }

export async function loadReportChoices(actor: Actor, asOf: Day, { search, unitId }: { readonly search: string; readonly unitId: string | null }): Promise<Result<ReportChoices, 'role'>> {
  if (!mayEver(actor, 'makeReports').ok) return err('role')
  const held = [...new Set(scopeUnits(actor, 'makeReports'))]
  const trees = await Promise.all(held.map(async (unitId) => (await findUnitTrees(unitId, [asOf])).get(asOf) ?? []))
  // The widest tree first, so that the first choice is what the actor is most in charge of.
  const units = new Map(trees.sort((a, b) => b.length - a.length).flat().map((unit) => [unit.unitId, unit]))
  const all = [...units.values()].map((unit) => ({ ...unit, parent: units.get(unit.parentId ?? '') ?? null }))
  const courses = await findCourseNames()
  const first = all[0]?.unitId ?? ''
  if (all.length <= MOST_LISTED) return ok({ courses, first, isSearched: false, units: all })
  const chosen = all.find((unit) => unit.unitId === (unitId ?? first))
  const found = search === '' ? [] : (await findUnits({ actor, search, asOf, act: 'makeReports' })).map(({ unit, parent }) => ({ ...unit, parent }))
  return ok({ courses, first, isSearched: true, units: [...(chosen ? [chosen] : []), ...found.filter((unit) => unit.unitId !== chosen?.unitId)] })
}
