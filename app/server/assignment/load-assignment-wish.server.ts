/** What the form of an assignment names, checked: the course, the unit in the actor's charge, the officers of a list. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { AssignmentForm } from '~/domain/assignment/assignment-form'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { getUnitPath } from '~/server/compliance/get-unit-path.server'
import { db } from '~/server/db.server'
import { env } from '~/server/env.server'

export type WishRefusal = 'role' | 'scope' | 'unitUnknown' | 'courseUnknown' | 'courseClosed' | 'positionUnknown' | 'dueOnEarly' | { readonly unknownCodes: readonly string[] }
export type AssignmentWish = {
  readonly course: { readonly id: string; readonly code: string; readonly title: string }
  readonly unit: UnitOnDay
  readonly position: { readonly id: string; readonly name: string } | null
  readonly named: readonly string[]
}

export async function loadAssignmentWish({ by, form, today }: { by: Actor; form: AssignmentForm; today: Day }): Promise<Result<AssignmentWish, WishRefusal>> {
  const [unit, ...ancestors] = await getUnitPath(form.unitId, today)
  if (unit === undefined) return err('unitUnknown')
  const decision = may(by, 'manageAssignments', { unitPath: [unit, ...ancestors].map(({ unitId }) => unitId) })
  if (!decision.ok) return err(decision.reason)
  const version = await db().courseVersion.findFirst({ where: { course: { code: form.courseCode }, isCurrent: true }, select: { title: true, reviewState: true, course: true } })
  if (!version) return err('courseUnknown')
  if (env().REQUIRE_REVIEWED_CONTENT && version.reviewState !== 'reviewed') return err('courseClosed')
  const position = form.positionId === null ? null : await db().position.findUnique({ where: { id: form.positionId }, select: { id: true, name: true } })
  if (form.positionId !== null && position === null) return err('positionUnknown')
  if (form.due.kind === 'fixed' && form.due.on <= today) return err('dueOnEarly')
  const officers = await db().officer.findMany({ where: { staffCode: { in: form.codes } }, select: { id: true, staffCode: true } })
  const known = new Set(officers.map(({ staffCode }) => staffCode))
  const unknownCodes = form.codes.filter((code) => !known.has(code))
  if (unknownCodes.length > 0) return err({ unknownCodes })
  return ok({ course: { id: version.course.id, code: version.course.code, title: version.title }, unit, position, named: officers.map(({ id }) => id) })
}
