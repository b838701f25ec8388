/** The passages of the version of a course that has become current, instead of those of the one before. */
import type { CourseDefinition } from '~/domain/course/course-definition'
import type { LessonDefinition } from '~/domain/lesson/lesson-definition'
import type { LessonPassage } from '~/domain/lesson/lesson-passages'
import type { Transaction } from '~/server/db.server'
import { type NewPassage, indexPassages } from './index-passages.server'

export type IndexedCourse = {
  readonly definition: CourseDefinition
  readonly lessons: readonly { readonly definition: LessonDefinition; readonly passages: readonly LessonPassage[] }[]
}

export async function indexCourse(tx: Transaction, courseId: string, courseVersionId: string, course: IndexedCourse): Promise<void> {
  const rows = await tx.lesson.findMany({ where: { courseVersionId }, select: { id: true, number: true } })
  const ids = new Map(rows.map(({ id, number }) => [number, id]))
  await tx.searchPassage.deleteMany({ where: { courseVersion: { courseId } } })
  const passages = [courseItself(course.definition), ...course.lessons.flatMap((lesson) => lessonPassages(lesson, ids.get(lesson.definition.number) ?? null))]
  await indexPassages(tx, passages.map((passage, ordinal) => ({ ...passage, courseVersionId, termCode: null, ordinal })))
}

type Passage = Pick<NewPassage, 'lessonId' | 'section' | 'heading' | 'body'>

function courseItself({ title, summary, outcomes }: CourseDefinition): Passage {
  return { lessonId: null, section: '', heading: title, body: [summary, ...outcomes].join(' ') }
}

/** The lesson by its title, lead, objectives and what stands before its first heading; then its sections. */
function lessonPassages({ definition, passages }: IndexedCourse['lessons'][number], lessonId: string | null): Passage[] {
  const opening = passages.filter(({ section }) => section === '').map(({ text }) => text)
  const head = { lessonId, section: '', heading: definition.title, body: [definition.lead, ...definition.objectives.map(({ text }) => text), ...opening].join(' ') }
  return [head, ...passages.filter(({ section }) => section !== '').map(({ section, heading, text }) => ({ lessonId, section, heading, body: text }))]
}
