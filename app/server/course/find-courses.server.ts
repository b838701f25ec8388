/** The list of courses: every current version, with how far this officer is in each. Three queries, however many courses. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { minutesLeft } from '~/domain/enrolment/lesson-state'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'
import { fromNullableColumn } from '~/server/day-column.server'

export type CourseRow = {
  readonly code: string
  readonly title: string
  readonly summary: string
  readonly certificateCode: string
  readonly periods: number
  readonly lessons: number
  readonly lessonsDone: number
  readonly minutesLeft: number
  readonly state: 'open' | 'enrolled' | 'completed'
  readonly dueOn: Day | null
  readonly reviewed: boolean
}

export async function findCourses(actor: Actor): Promise<Result<CourseRow[], 'scope'>> {
  const { officerId } = actor
  if (officerId === null || !may(actor, 'study', { officerId }).ok) return err('scope')
  const lessons = { select: { id: true, minutes: true } } as const
  const [versions, enrolments] = await Promise.all([
    db().courseVersion.findMany({ where: { isCurrent: true }, orderBy: { course: { code: 'asc' } }, include: { course: true, certificateType: { select: { code: true } }, lessons } }),
    db().enrolment.findMany({
      where: { officerId, withdrawnAt: null },
      orderBy: [{ completedAt: { sort: 'desc', nulls: 'first' } }, { enrolledAt: 'desc' }],
      include: { progress: { select: { lessonId: true, furthest: true, completedAt: true } }, courseVersion: { select: { lessons } } },
    }),
  ])
  return ok(versions.map((version) => {
    const enrolment = enrolments.find(({ courseId }) => courseId === version.courseId)
    const read = new Map(enrolment?.progress.map((row) => [row.lessonId, { furthest: row.furthest, completed: row.completedAt !== null }]))
    const toRead = enrolment?.courseVersion.lessons ?? version.lessons
    return {
      code: version.course.code,
      title: version.title,
      summary: version.summary,
      certificateCode: version.certificateType.code,
      periods: version.periods,
      lessons: toRead.length,
      lessonsDone: toRead.filter(({ id }) => read.get(id)?.completed).length,
      minutesLeft: toRead.reduce((sum, { id, minutes }) => sum + minutesLeft(minutes, read.get(id)), 0),
      state: enrolment ? (enrolment.completedAt ? 'completed' : 'enrolled') : 'open',
      dueOn: fromNullableColumn(enrolment?.dueOn ?? null),
      reviewed: version.reviewState === 'reviewed',
    }
  }))
}
