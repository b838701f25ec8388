/**
 * What each lesson of a course is to its reader: done, now (the one to go on with) or open, and how long it still takes.
 * Lessons may be read in any order, so "now" is the unfinished lesson read last; before any reading, the first unfinished
 * one. Source: look.md §4 (task list), product choice.
 */

export type LessonProgress = { readonly furthest: number; readonly completed: boolean; /** ISO instant of the last report */ readonly readAt: string }
export type LessonToRead = { readonly id: string; readonly ordinal: number; readonly minutes: number }
export type LessonState = 'done' | 'now' | 'open'
export type LessonStanding = { readonly id: string; readonly state: LessonState; readonly started: boolean; readonly minutesLeft: number }

/** Minutes still to read: a share of the whole, at least 1 until the lesson is done. In: minutes of the lesson, progress if any. */
export function minutesLeft(minutes: number, progress: Pick<LessonProgress, 'furthest' | 'completed'> | undefined): number {
  if (progress === undefined) return minutes
  return progress.completed ? 0 : Math.max(1, Math.ceil(minutes * (1 - progress.furthest)))
}

/**
 * The state of every lesson, in the order of the course. In: the lessons in any order, progress by lesson id. Out: at most
 * one lesson is `now`, and none once all are done. Never fails.
 */
export function lessonStandings(lessons: readonly LessonToRead[], progress: ReadonlyMap<string, LessonProgress>): LessonStanding[] {
  const ordered = [...lessons].sort((a, b) => a.ordinal - b.ordinal)
  const now = lessonToResume(ordered, progress)?.id
  return ordered.map(({ id, minutes }) => {
    const read = progress.get(id)
    const state: LessonState = read?.completed ? 'done' : id === now ? 'now' : 'open'
    return { id, state, started: read !== undefined, minutesLeft: minutesLeft(minutes, read) }
  })
}

/** The lesson to go on with: the unfinished one read last, else the first unfinished one, else none. */
export function lessonToResume<Lesson extends LessonToRead>(lessons: readonly Lesson[], progress: ReadonlyMap<string, LessonProgress>): Lesson | undefined {
  const unfinished = [...lessons].sort((a, b) => a.ordinal - b.ordinal).filter(({ id }) => !progress.get(id)?.completed)
  const readAt = (lesson: Lesson) => progress.get(lesson.id)?.readAt ?? ''
  return unfinished.reduce<Lesson | undefined>((best, lesson) => (best === undefined || readAt(lesson) > readAt(best) ? lesson : best), undefined)
}
