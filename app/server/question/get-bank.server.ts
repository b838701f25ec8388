/** The bank of a course as it stands: its current version, every question with its hash, what was taken out. */
import type { ReviewState } from '~/domain/content/review-state'
import { type CourseDefinition, readCourseDefinition } from '~/domain/course/course-definition'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import type { Transaction } from '~/server/db.server'

export type BankEntry = {
  readonly code: string
  readonly definition: QuestionDefinition
  readonly contentHash: string
  readonly reviewState: ReviewState
  readonly origin: 'files' | 'workspace'
}
export type Bank = {
  readonly courseId: string
  readonly versionId: string
  readonly number: number
  readonly definition: CourseDefinition
  readonly questions: readonly BankEntry[]
  readonly withdrawn: readonly string[]
}

/** Null: no such course, or none published. */
export async function getBank(reader: Transaction, courseCode: string): Promise<Bank | null> {
  const version = await reader.courseVersion.findFirst({
    where: { isCurrent: true, course: { code: courseCode } },
    select: { id: true, courseId: true, number: true, definition: true, withdrawn: { orderBy: { code: 'asc' }, select: { code: true } }, questions: { orderBy: { code: 'asc' }, select: { code: true, definition: true, contentHash: true, reviewState: true, origin: true } } },
  })
  if (!version) return null
  return {
    courseId: version.courseId,
    versionId: version.id,
    number: version.number,
    definition: readCourseDefinition(version.definition),
    questions: version.questions.map(({ definition, reviewState, origin, ...rest }) => ({ ...rest, definition: definition as unknown as QuestionDefinition, reviewState: reviewState as ReviewState, origin: origin as BankEntry['origin'] })),
    withdrawn: version.withdrawn.map(({ code }) => code),
  }
}

/** Codes that any version of the course has ever used: a code given away once is never given to another question. */
export async function findUsedCodes(reader: Transaction, courseId: string): Promise<Set<string>> {
  const rows = await reader.question.findMany({ where: { courseVersion: { courseId } }, distinct: ['code'], select: { code: true } })
  return new Set(rows.map(({ code }) => code))
}
