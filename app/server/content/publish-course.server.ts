/**
 * Publishes a course whose content is new as a version of its own: immutable, with all its lessons, questions and
 * compiled bodies. What is hashed is everything a learner or an examiner gets to see, so a comment in a file makes no
 * version, and a change in the glossary or the catalogue of procedures that a lesson shows does make one.
 */
import type { Prisma } from '@prisma/client'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import type { CourseContent } from './check-course-files.server'
import { lessonBodyHash } from './compile-lesson.server'
import { contentHash } from './content-hash.server'
import type { Sentence } from './fault-sentence.server'

type Json = Prisma.InputJsonValue

/** In: the course; compiled code by body hash, for bodies not stored yet. Out: what changed. */
export async function publishCourse(tx: Transaction, course: CourseContent, compiled: ReadonlyMap<string, string>, sentence: Sentence): Promise<string[]> {
  const { definition, lessons, questions } = course
  const code = definition.id
  const hash = contentHash({ definition, lessons: lessons.map(({ definition: lesson, body }) => ({ lesson, body })), questions })
  const { id: courseId } = await tx.course.upsert({ where: { code }, update: {}, create: { id: newId(), code }, select: { id: true } })
  const versions = await tx.courseVersion.findMany({ where: { courseId }, select: { id: true, number: true, contentHash: true, isCurrent: true } })
  const same = versions.find((version) => version.contentHash === hash)
  if (same?.isCurrent) return []
  await tx.courseVersion.updateMany({ where: { courseId, isCurrent: true }, data: { isCurrent: false } })
  if (same) {
    await tx.courseVersion.update({ where: { id: same.id }, data: { isCurrent: true } })
    return [sentence('loadCourseAgain', { code, number: same.number })]
  }
  const number = Math.max(0, ...versions.map((version) => version.number)) + 1
  const versionId = await writeVersion(tx, courseId, number, hash, course)
  await tx.lessonBody.createMany({ data: [...compiled].map(([bodyHash, text]) => ({ hash: bodyHash, code: text })), skipDuplicates: true })
  await writeLessons(tx, versionId, course)
  await writeQuestions(tx, versionId, course)
  return [sentence('loadCourse', { code, number, lessons: lessons.length, questions: questions.length })]
}

async function writeVersion(tx: Transaction, courseId: string, number: number, hash: string, { definition }: CourseContent): Promise<string> {
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

async function writeLessons(tx: Transaction, courseVersionId: string, { lessons }: CourseContent): Promise<void> {
  await tx.lesson.createMany({
    data: lessons.map(({ definition, sections, source, body, periods }, i) => ({
      id: newId(),
      courseVersionId,
      number: definition.number,
      ordinal: i + 1,
      title: definition.title,
      lead: definition.lead,
      minutes: definition.minutes,
      periods,
      definition: definition as Json,
      sections: sections as unknown as Json,
      source,
      bodyHash: lessonBodyHash(body),
    })),
  })
}

async function writeQuestions(tx: Transaction, courseVersionId: string, { questions }: CourseContent): Promise<void> {
  await tx.question.createMany({
    data: questions.map(({ definition, reviewState }) => ({
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
    })),
  })
}
