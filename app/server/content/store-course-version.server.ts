/**
 * A version of a course in the database: immutable, with all its lessons and questions. What is hashed is everything a
 * learner or an examiner gets to see, whoever publishes it (the files or a trainer's workspace): the same content again
 * is the same version. Questions are hashed in the order of their codes, as a bank has no order of its own.
 */
import type { Prisma } from '@prisma/client'
import type { ReviewState } from '~/domain/content/review-state'
import type { CourseDefinition } from '~/domain/course/course-definition'
import type { LessonDefinition } from '~/domain/lesson/lesson-definition'
import type { LessonPassage } from '~/domain/lesson/lesson-passages'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { indexCourse } from '~/server/search/index-course.server'
import { contentHash } from './content-hash.server'

type Json = Prisma.InputJsonValue

export type VersionLesson = {
  readonly definition: LessonDefinition
  readonly sections: unknown
  readonly source: string
  /** The source without its front matter. */
  readonly body: string
  readonly bodyHash: string
  readonly periods: number
  /** What the search finds of it. */
  readonly passages: readonly LessonPassage[]
}
export type VersionQuestion = {
  readonly definition: QuestionDefinition
  readonly reviewState: ReviewState
  /** files: from content/; workspace: written or imported on the site */
  readonly origin: 'files' | 'workspace'
}
export type VersionContent = {
  readonly definition: CourseDefinition
  readonly lessons: readonly VersionLesson[]
  readonly questions: readonly VersionQuestion[]
  /** codes of the files that a trainer took out */
  readonly withdrawn: readonly string[]
}
export type StoredVersion = { readonly id: string; readonly number: number; readonly change: 'none' | 'again' | 'new' }

function hashOf({ definition, lessons, questions }: VersionContent): string {
  const inOrder = [...questions].sort((a, b) => (a.definition.id < b.definition.id ? -1 : 1))
  return contentHash({
    definition,
    lessons: lessons.map(({ definition: lesson, body }) => ({ lesson, body })),
    questions: inOrder.map((question) => ({ definition: question.definition, reviewState: question.reviewState })),
  })
}

/** Makes the content the current version of its course: the one there is, an older one again, or a new one. The search follows. */
export async function storeCourseVersion(tx: Transaction, courseId: string, content: VersionContent): Promise<StoredVersion> {
  const stored = await makeCurrent(tx, courseId, content)
  await indexCourse(tx, courseId, stored.id, content)
  return stored
}

async function makeCurrent(tx: Transaction, courseId: string, content: VersionContent): Promise<StoredVersion> {
  const hash = hashOf(content)
  const versions = await tx.courseVersion.findMany({ where: { courseId }, select: { id: true, number: true, contentHash: true, isCurrent: true } })
  const same = versions.find((version) => version.contentHash === hash)
  if (same?.isCurrent) return { id: same.id, number: same.number, change: 'none' }
  await tx.courseVersion.updateMany({ where: { courseId, isCurrent: true }, data: { isCurrent: false } })
  if (same) {
    await tx.courseVersion.update({ where: { id: same.id }, data: { isCurrent: true } })
    return { id: same.id, number: same.number, change: 'again' }
  }
  const number = Math.max(0, ...versions.map((version) => version.number)) + 1
  const id = await writeVersion(tx, courseId, number, hash, content.definition)
  await writeLessons(tx, id, content.lessons)
  await writeQuestions(tx, id, content.questions)
  await tx.withdrawnQuestion.createMany({ data: content.withdrawn.map((code) => ({ courseVersionId: id, code })) })
  return { id, number, change: 'new' }
}

async function writeVersion(tx: Transaction, courseId: string, number: number, hash: string, definition: CourseDefinition): Promise<string> {
  const { id } = await tx.courseVersion.create({
    data: {
      id: newId(),
      course: { connect: { id: courseId } },
      number,
      contentHash: hash,
      title: definition.title,
      shortTitle: definition.shortTitle,
      summary: definition.summary,
      certificateType: { connect: { code: definition.certificate } },
      certificateTitle: definition.certificateTitle,
      certificateMonths: definition.certificateMonths,
      periods: definition.periods,
      definition: definition as Json,
      reviewState: definition.reviewState,
      isCurrent: true,
    },
    select: { id: true },
  })
  return id
}

async function writeLessons(tx: Transaction, courseVersionId: string, lessons: readonly VersionLesson[]): Promise<void> {
  await tx.lesson.createMany({
    data: lessons.map(({ definition, sections, source, bodyHash, periods }, i) => ({
      id: newId(),
      courseVersionId,
      number: definition.number,
      ordinal: i + 1,
      title: definition.title,
      lead: definition.lead,
      minutes: definition.minutes,
      periods,
      definition: definition as Json,
      sections: sections as Json,
      source,
      bodyHash,
    })),
  })
}

async function writeQuestions(tx: Transaction, courseVersionId: string, questions: readonly VersionQuestion[]): Promise<void> {
  await tx.question.createMany({
    data: questions.map(({ definition, reviewState, origin }) => ({
      id: newId(),
      courseVersionId,
      code: definition.id,
      kind: definition.kind,
      objective: definition.objective,
      level: definition.level,
      mustBeRight: definition.mustBeRight,
      points: definition.points,
      definition: definition as unknown as Json,
      contentHash: contentHash(definition),
      reviewState,
      origin,
      purpose: definition.purpose,
    })),
  })
}
