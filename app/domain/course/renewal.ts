/**
 * The renewal version of a course: who renews a certificate issued on a day reads the lessons that have changed in
 * substance since, and takes the full final test. On the day of issue itself a change was known.
 * Source: curriculum.md (renewal: only items changed since the certificate date, and the full final test).
 */
import type { Day } from '../kernel/day'
import type { CourseLesson } from './course-definition'

export type ChangedLesson = { readonly number: string; readonly title: string; readonly minutes: number; readonly changedOn: Day; readonly changes: string }
export type Renewal = { readonly issuedOn: Day; readonly lessons: readonly ChangedLesson[] }

type Lesson = Pick<CourseLesson, 'number' | 'title' | 'minutes' | 'changedOn' | 'changes'>

/** In: the lessons of the version to be examined, the day of the certificate that is renewed. An unknown day of change is none. */
export function renewalOf(lessons: readonly Lesson[], issuedOn: Day): Renewal {
  const changed = lessons.filter(({ changedOn }) => changedOn !== '' && changedOn > issuedOn)
  return { issuedOn, lessons: changed.map(({ number, title, minutes, changedOn, changes }) => ({ number, title, minutes, changedOn, changes })) }
}

/** The numbers of the lessons that open the test: all of them, or for a renewal those that changed. */
export function lessonsToRead(lessons: readonly { readonly number: string }[], renewal: Renewal | null): ReadonlySet<string> {
  return new Set((renewal?.lessons ?? lessons).map(({ number }) => number))
}
