/**
 * Enrols an officer in every course of his or her shortest path to the standard, in one transaction: by the officer, or
 * by HR of the unit for the officer. The path is computed anew, so that a form can ask for nothing else; doing it
 * twice, or twice at once, changes nothing more (index enrolment_one_open). Courses that cannot be begun yet are left.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { PathToStandard } from '~/domain/compliance/path-to-standard'
import { DEFAULT_PACE } from '~/domain/compliance/study-days'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { findPathsToStandard } from '~/server/compliance/find-paths-to-standard.server'
import { findStandingTrees } from '~/server/compliance/find-standing-trees.server'
import { getUnitPath, isId } from '~/server/compliance/get-unit-path.server'
import { db } from '~/server/db.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { newId } from '~/server/id.server'

export type EnrolInPath = { readonly actor: Actor; readonly officerId: string; /** Why, when HR does it for the officer; shown to him or her. */ readonly reason: string; readonly now: Date }
/** `at`: the instant of the enrolments just made; null when there was nothing to do. */
export type EnrolledInPath = { readonly at: Date | null; readonly created: readonly string[] }

export async function enrolInPath({ actor, officerId, reason, now }: EnrolInPath): Promise<Result<EnrolledInPath, 'role' | 'scope' | 'not_found'>> {
  if (!isId(officerId)) return err('not_found')
  const today = dayOfInstant(now)
  const trees = await findStandingTrees([officerId], today)
  const tree = trees.get(officerId)
  if (tree === undefined) return err('not_found')
  const own = officerId === actor.officerId
  const decision = own ? may(actor, 'study', { officerId }) : may(actor, 'enrolOfficer', { officerId, unitPath: tree.posting === null ? [] : (await getUnitPath(tree.posting.unitId, today)).map(({ unitId }) => unitId) })
  if (!decision.ok) return err(decision.reason)
  const path = (await findPathsToStandard({ trees, now, start: today, pace: DEFAULT_PACE })).get(officerId)
  const codes = path === undefined ? [] : coursesToBegin(path)
  if (codes.length === 0) return ok({ at: null, created: [] })
  const created = await db().$transaction(async (tx) => {
    const versions = await tx.courseVersion.findMany({ where: { isCurrent: true, course: { code: { in: codes } } }, select: { id: true, courseId: true, course: { select: { code: true } } } })
    const rows = versions.map((version) => ({ id: newId(), officerId, courseId: version.courseId, courseVersionId: version.id, enrolledAt: now, ...(own ? { source: 'self' } : { source: 'assigned', reason }) }))
    const made = await tx.enrolment.createManyAndReturn({ data: rows, skipDuplicates: true, select: { id: true, courseId: true } })
    if (made.length > 0) await rewriteStanding(tx, [officerId]) // whose move a gap is changes
    const codeOf = new Map(versions.map(({ courseId, course }) => [courseId, course.code]))
    for (const { id, courseId } of made) {
      await recordEvent(tx, { at: now, actor: { userId: actor.userId, name: actor.username }, action: 'enrolment.create', subjectType: 'enrolment', subjectId: id, detail: { course: codeOf.get(courseId) ?? '', path: true, ...(own ? {} : { officerId }) } })
    }
    return made.flatMap(({ courseId }) => codeOf.get(courseId) ?? []).sort()
  })
  return ok({ at: created.length > 0 ? now : null, created })
}

function coursesToBegin({ steps }: PathToStandard): string[] {
  return steps.flatMap(({ option }) => (option.kind === 'course' && !option.enrolled && option.refusal === null ? [option.courseCode] : []))
}
