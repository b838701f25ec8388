/** What the form of a report offers: the units in the actor's charge on a day by their place in the tree, and the courses. */
import { mayEver, scopeUnits } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { findCourseNames } from '~/server/course/find-course-names.server'

export type ReportChoices = { /** a parent stands before its children */ readonly units: readonly (UnitOnDay & { readonly parent: UnitOnDay | null })[]; readonly courses: readonly { readonly code: string; readonly title: string }[] }

export async function loadReportChoices(actor: Actor, asOf: Day): Promise<Result<ReportChoices, 'role'>> {
  if (!mayEver(actor, 'makeReports').ok) return err('role')
  const held = [...new Set(scopeUnits(actor, 'makeReports'))]
  const trees = await Promise.all(held.map(async (unitId) => (await findUnitTrees(unitId, [asOf])).get(asOf) ?? []))
  // The widest tree first, so that the first choice is what the actor is most in charge of.
  const units = new Map(trees.sort((a, b) => b.length - a.length).flat().map((unit) => [unit.unitId, unit]))
  return ok({ courses: await findCourseNames(), units: [...units.values()].map((unit) => ({ ...unit, parent: units.get(unit.parentId ?? '') ?? null })) })
}
