/** How the final test of a course is held now, what its current version proposes, and what of it belongs to the version alone. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { type CourseDefinition, readCourseDefinition } from '~/domain/course/course-definition'
import { arrangementOf, readArrangement, type TestArrangement } from '~/domain/course/test-arrangement'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'

export type TestArrangementPage = {
  readonly title: string
  readonly number: number
  /** In force. */
  readonly arrangement: TestArrangement
  /** Set on the site; otherwise it is the version's. */
  readonly set: boolean
  readonly test: CourseDefinition['finalTest']
  readonly practice: CourseDefinition['practice']
  /** Attempts under way, which keep their time. */
  readonly open: number
  /** Class sessions planned or running. */
  readonly sessions: number
}

export async function loadTestArrangement(by: Actor, courseCode: string, now: Date): Promise<Result<TestArrangementPage, 'role' | 'scope' | 'courseUnknown'>> {
  const decision = may(by, 'manageSittings', {})
  if (!decision.ok) return err(decision.reason)
  const course = await db().course.findUnique({ where: { code: courseCode }, select: { id: true, testArrangement: true, versions: { where: { isCurrent: true }, select: { number: true, title: true, definition: true } } } })
  const version = course?.versions[0]
  if (!course || !version) return err('courseUnknown')
  const [open, sessions] = await Promise.all([
    db().attempt.count({ where: { courseId: course.id, state: 'in_progress' } }),
    db().classSession.count({ where: { courseId: course.id, cancelledAt: null, endsAt: { gt: now } } }),
  ])
  const { finalTest, practice } = readCourseDefinition(version.definition)
  const own = readArrangement(course.testArrangement)
  return ok({ title: version.title, number: version.number, arrangement: own ?? arrangementOf(finalTest), set: own !== null, test: finalTest, practice, open, sessions })
}
