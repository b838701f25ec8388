/** A course as a trainer sees it: objectives, blueprint against the bank, register of legal bases, lessons with their state. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { ReviewState } from '~/domain/content/review-state'
import { BANK_TIMES, blueprintCells, cellOf, type Level } from '~/domain/course/blueprint'
import { readCourseDefinition, type CourseDefinition } from '~/domain/course/course-definition'
import { readLessonDefinition } from '~/domain/lesson/lesson-definition'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'

/** One line of the blueprint: how many questions the test draws, and how many the bank holds. */
export type BankCell = { objective: string; level: Level | 'star'; drawn: number; wanted: number; held: number }
export type CoursePreview = {
  code: string
  number: number
  hash: string
  publishedAt: Date
  reviewState: ReviewState
  definition: CourseDefinition
  lessons: { number: string; title: string; minutes: number; reviewState: ReviewState; mustBeRight: boolean; legal: number }[]
  questions: number
  bank: BankCell[]
}

export async function loadCoursePreview(by: Actor, code: string): Promise<Result<CoursePreview, 'role' | 'scope' | 'courseUnknown'>> {
  const decision = may(by, 'previewCourse', {})
  if (!decision.ok) return err(decision.reason)
  const version = await db().courseVersion.findFirst({
    where: { isCurrent: true, course: { code } },
    select: {
      number: true, contentHash: true, publishedAt: true, reviewState: true, definition: true,
      lessons: { orderBy: { ordinal: 'asc' }, select: { number: true, title: true, minutes: true, definition: true } },
      questions: { where: { purpose: 'exam' }, select: { objective: true, level: true, mustBeRight: true } },
    },
  })
  if (!version) return err('courseUnknown')
  const definition = readCourseDefinition(version.definition)
  const questions = version.questions.map((question) => ({ ...question, level: question.level as Level }))
  return ok({
    code,
    number: version.number,
    hash: version.contentHash,
    publishedAt: version.publishedAt,
    reviewState: version.reviewState as ReviewState,
    definition,
    lessons: version.lessons.map(({ definition: stored, ...lesson }) => {
      const { reviewState, mustBeRight, legal } = readLessonDefinition(stored)
      return { ...lesson, reviewState, mustBeRight, legal: legal.length }
    }),
    questions: questions.length,
    bank: blueprintCells(definition.finalTest.blueprint).map(({ objective, level, count }) => ({
      objective, level, drawn: count, wanted: count * BANK_TIMES,
      held: questions.filter((question) => question.objective === objective && cellOf(question) === level).length,
    })),
  })
}
