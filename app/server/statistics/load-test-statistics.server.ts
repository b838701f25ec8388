/** The read model of a test's statistics: figures and readings of the chosen attempts, what to repair first, every question. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { AttemptSet } from '~/domain/assessment-statistics/attempt-set'
import { repairFirst, type QuestionReading } from '~/domain/assessment-statistics/question-reading'
import { sortQuestions, type Direction, type QuestionSort, type Sortable } from '~/domain/assessment-statistics/question-order'
import { readTest, type TestReading } from '~/domain/assessment-statistics/test-reading'
import type { Figure } from '~/domain/assessment-statistics/figure'
import type { TestStatistics } from '~/domain/assessment-statistics/test-statistics'
import type { Level } from '~/domain/course/blueprint'
import { readCourseDefinition } from '~/domain/course/course-definition'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { db } from '~/server/db.server'
import { findPlainWords } from '~/server/question/find-rich-texts.server'
import { loadSetStatistics, type QuestionFigures, type SetStatistics } from './load-set-statistics.server'

/** From how many attempts on there is anything to show. */
export const LEAST_ATTEMPTS = 3
/** In a list the beginning of a question is enough to know it by. */
const LONGEST_STEM = 120

export type QuestionRow = Sortable & {
  readonly id: string
  readonly version: number
  readonly objective: string
  readonly level: Level
  readonly mustBeRight: boolean
  readonly kind: string
  readonly stem: string
  readonly deviation: Figure
  readonly intendedWeight: Figure
  readonly readings: readonly QuestionReading[]
}
export type CourseVersionRow = { readonly number: number; readonly publishedAt: Date; readonly isCurrent: boolean }
export type TestStatisticsView = Pick<SetStatistics, 'attempts' | 'passed' | 'minutes'> & {
  readonly title: string
  readonly passPercent: number
  readonly versions: readonly CourseVersionRow[]
  readonly test: TestStatistics
  readonly readings: readonly TestReading[]
  readonly repair: readonly QuestionRow[]
  readonly questions: readonly QuestionRow[]
}
export type TestStatisticsAsked = { readonly by: Actor; readonly code: string; readonly set: AttemptSet; readonly sort: QuestionSort; readonly direction: Direction }

export async function loadTestStatistics({ by, code, set, sort, direction }: TestStatisticsAsked): Promise<Result<TestStatisticsView, Refusal | 'courseUnknown'>> {
  const decision = may(by, 'viewStatistics', {})
  if (!decision.ok) return err(decision.reason)
  const course = await db().course.findUnique({ where: { code }, select: { id: true, versions: { orderBy: { number: 'desc' }, select: { number: true, publishedAt: true, isCurrent: true } } } })
  const shown = course?.versions.find(({ number, isCurrent }) => (set.version === null ? isCurrent : number === set.version)) ?? course?.versions[0]
  if (!course || !shown) return err('courseUnknown')
  const version = await db().courseVersion.findUniqueOrThrow({ where: { courseId_number: { courseId: course.id, number: shown.number } }, select: { title: true, definition: true } })
  const { questions, test, ...rest } = await loadSetStatistics(course.id, set)
  const rows = await Promise.all(questions.map(rowOf))
  return ok({
    ...rest,
    title: version.title,
    passPercent: readCourseDefinition(version.definition).finalTest.passPercent,
    versions: course.versions,
    test,
    readings: readTest(test),
    repair: repairFirst(rows),
    questions: sortQuestions(rows, sort, direction),
  })
}

async function rowOf({ item, answers: _, ...figures }: QuestionFigures): Promise<QuestionRow> {
  const words = await findPlainWords((item.definition as Pick<QuestionDefinition, 'stem'>).stem)
  const stem = words.length > LONGEST_STEM ? `${words.slice(0, LONGEST_STEM - 1).trimEnd()}…` : words
  const { code, version, objective, level, mustBeRight, kind } = item
  return { ...figures, id: item.questionId, code, version, objective, level, mustBeRight, kind, stem }
}
