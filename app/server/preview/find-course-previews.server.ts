/** The courses as a trainer sees them: current version, how much there is, how far the legal officer has confirmed it. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { ReviewState } from '~/domain/content/review-state'
import { readCourseDefinition } from '~/domain/course/course-definition'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'

export type StateCounts = Record<ReviewState, number>
export type CoursePreviewRow = { code: string; number: number; title: string; summary: string; publishedAt: Date; reviewState: ReviewState; lessons: number; questions: number; questionStates: StateCounts; legalStates: StateCounts }

export function countStates(states: readonly string[]): StateCounts {
  const of = (state: ReviewState) => states.filter((one) => one === state).length
  return { pending: of('pending'), sourced: of('sourced'), reviewed: of('reviewed') }
}

export async function findCoursePreviews(by: Actor): Promise<Result<CoursePreviewRow[], 'role' | 'scope'>> {
  const decision = may(by, 'previewCourse', {})
  if (!decision.ok) return err(decision.reason)
  const versions = await db().courseVersion.findMany({
    where: { isCurrent: true },
    orderBy: { course: { code: 'asc' } },
    select: { number: true, title: true, summary: true, publishedAt: true, reviewState: true, definition: true, course: { select: { code: true } }, questions: { where: { code: { contains: '-Q' } }, select: { reviewState: true } }, _count: { select: { lessons: true } } },
  })
  return ok(versions.map(({ course, definition, questions, _count, reviewState, ...version }) => ({
    ...version,
    code: course.code,
    reviewState: reviewState as ReviewState,
    lessons: _count.lessons,
    questions: questions.length,
    questionStates: countStates(questions.map((question) => question.reviewState)),
    legalStates: countStates(readCourseDefinition(definition).legal.map((row) => row.state)),
  })))
}
