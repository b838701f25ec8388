/** What the form of an assignment offers: courses, the units in the actor's charge by their place in the tree, positions held there. */
import { mayEver, scopeUnits } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { PositionName } from '~/domain/compliance/officer-standing'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { findPositionsHeld } from '~/server/compliance/find-positions-held.server'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { findCourseNames } from '~/server/course/find-course-names.server'

export type AssignmentChoices = { readonly courses: readonly { code: string; title: string }[]; /** a parent stands before its children */ readonly units: readonly (UnitOnDay & { readonly parent: UnitOnDay | null })[]; readonly positions: readonly PositionName[] }

export async function loadAssignmentChoices(by: Actor, today: Day): Promise<Result<AssignmentChoices, 'role'>> {
  if (!mayEver(by, 'manageAssignments').ok) return err('role')
  const trees = await Promise.all(scopeUnits(by, 'manageAssignments').map(async (unitId) => (await findUnitTrees(unitId, [today])).get(today) ?? []))
  const units = new Map(trees.flat().map((unit) => [unit.unitId, unit]))
  const [courses, positions] = await Promise.all([findCourseNames(), findPositionsHeld([...units.keys()], today)])
  return ok({ courses, units: [...units.values()].map((unit) => ({ ...unit, parent: units.get(unit.parentId ?? '') ?? null })), positions })
}
