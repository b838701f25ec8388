/**
 * The part of a lesson that is the same for everyone: text, sections, neighbours, and the facts its components show.
 * Lessons and course versions are frozen once published (trigger lesson_frozen), so a process asks for each one once.
 */
import { readCourseDefinition, type CourseAsset } from '~/domain/course/course-definition'
import { readLessonDefinition, type LessonDefinition, type LessonSection } from '~/domain/lesson/lesson-definition'
import { db } from '~/server/db.server'

export type LessonLink = { readonly number: string; readonly title: string }
export type FrozenLesson = {
  readonly id: string
  readonly number: string
  readonly title: string
  readonly lead: string
  readonly minutes: number
  readonly sections: readonly LessonSection[]
  readonly bodyHash: string
  readonly course: { readonly code: string; readonly shortTitle: string; readonly title: string }
  readonly previous: LessonLink | null
  readonly next: LessonLink | null
  /** What rendering the body needs; the same object for as long as the lesson is kept. */
  readonly facts: { readonly definition: LessonDefinition; readonly assets: Readonly<Record<string, CourseAsset>>; readonly checkCount: number }
}

/** Enough for every lesson of the programme; the oldest entry goes when it is full. */
const MOST = 300
const frozen = new Map<string, Promise<FrozenLesson>>()

/** In: the id of a lesson that exists. Throws when there is none (ids come from the database, so that is a bug). */
export function getLesson(id: string): Promise<FrozenLesson> {
  const known = frozen.get(id)
  if (known) return known
  const pending = load(id)
  pending.catch(() => frozen.delete(id))
  const oldest = frozen.size >= MOST ? frozen.keys().next().value : undefined
  if (oldest !== undefined) frozen.delete(oldest)
  frozen.set(id, pending)
  return pending
}

async function load(id: string): Promise<FrozenLesson> {
  const row = await db().lesson.findUniqueOrThrow({
    where: { id },
    select: {
      id: true, number: true, title: true, lead: true, minutes: true, sections: true, bodyHash: true, definition: true, source: true,
      courseVersion: {
        select: {
          title: true, shortTitle: true, definition: true, course: { select: { code: true } },
          lessons: { select: { id: true, number: true, title: true }, orderBy: { ordinal: 'asc' } },
        },
      },
    },
  })
  const { courseVersion: version } = row
  const at = version.lessons.findIndex((lesson) => lesson.id === row.id)
  const link = (index: number): LessonLink | null => {
    const lesson = version.lessons[index]
    return lesson ? { number: lesson.number, title: lesson.title } : null
  }
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    lead: row.lead,
    minutes: row.minutes,
    sections: row.sections as LessonSection[],
    bodyHash: row.bodyHash,
    course: { code: version.course.code, title: version.title, shortTitle: version.shortTitle },
    previous: link(at - 1),
    next: link(at + 1),
    facts: { definition: readLessonDefinition(row.definition), assets: readCourseDefinition(version.definition).assets, checkCount: row.source.match(/^\s*<Check\b/gm)?.length ?? 0 },
  }
}
