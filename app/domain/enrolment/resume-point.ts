/**
 * What "Học tiếp" leads to: the lesson read last among all courses under way; where nothing was read yet, the first
 * lesson of the first course; where every lesson of a course is done, its test. Courses come with the earliest due first.
 * Source: look.md §6 (02 home), product choice.
 */
import { lessonToResume, minutesLeft, type LessonProgress, type LessonToRead } from './lesson-state'
import { readPlace } from './reading-progress'

export type CourseUnderWay = {
  readonly courseCode: string
  readonly title: string
  readonly certificateCode: string
  /** `sections`: their anchors, in order */
  readonly lessons: readonly (LessonToRead & { readonly number: string; readonly title: string; readonly sections: readonly string[] })[]
  readonly progress: readonly (LessonProgress & { readonly lessonId: string; readonly place: string | null })[]
}
export type ResumePoint =
  | {
      readonly kind: 'lesson'
      readonly courseCode: string
      readonly number: string
      readonly title: string
      readonly started: boolean
      readonly furthest: number
      readonly minutesLeft: number
      /** Which section, from 1, of how many; null before the first. */
      readonly section: { readonly at: number; readonly total: number } | null
    }
  | { readonly kind: 'test'; readonly courseCode: string; readonly title: string; readonly certificateCode: string }

/** In: the courses under way, earliest due first. Out: one place to go on from, or null when none is under way. Never fails. */
export function resumePoint(courses: readonly CourseUnderWay[]): ResumePoint | null {
  const latest = (course: CourseUnderWay) => course.progress.reduce((last, { readAt }) => (readAt > last ? readAt : last), '')
  const course = courses.reduce<CourseUnderWay | undefined>((best, one) => (best === undefined || latest(one) > latest(best) ? one : best), undefined)
  return course === undefined ? null : pointIn(course)
}

function pointIn(course: CourseUnderWay): ResumePoint {
  const { courseCode, title, certificateCode } = course
  const progress = new Map(course.progress.map((row) => [row.lessonId, row]))
  const lesson = lessonToResume(course.lessons, progress)
  if (lesson === undefined) return { kind: 'test', courseCode, title, certificateCode }
  const read = progress.get(lesson.id)
  const furthest = read?.furthest ?? 0
  return {
    kind: 'lesson',
    courseCode,
    number: lesson.number,
    title: lesson.title,
    started: furthest > 0,
    furthest,
    minutesLeft: minutesLeft(lesson.minutes, read),
    section: sectionOf(lesson.sections, read?.place ?? null),
  }
}

function sectionOf(sections: readonly string[], place: string | null): { at: number; total: number } | null {
  const at = sections.indexOf(readPlace(place)?.section ?? '') + 1
  return at > 0 ? { at, total: sections.length } : null
}
