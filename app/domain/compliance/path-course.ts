/**
 * A course as a step of the shortest path: what passing it closes (by the proof its test gives, one level below where that
 * may be tolerated), the tiết it adds to yearly hours, what it costs, what it waits for, and what must come before.
 * Source: positions.md §5 (evidence accepted for a level); path-hours.ts.
 */
import type { EnrolRefusal } from '../enrolment/enrol-rules'
import { mayRenew } from '../enrolment/enrol-rules'
import type { Day } from '../kernel/day'
import { gradeReaches } from '../standard/evidence-grade'
import type { Requirement } from '../standard/standard'
import { type CourseFacts, type CourseWay, type OwnCourse, daysToWait, lastDayToLearn } from './course-way'
import { proves } from './next-steps'
import { countsFrom, hoursGiven } from './path-hours'
import type { PathOption } from './path-option'
import type { Ordered } from './shortest-path'
import type { Leaf } from './standing-tree'
import type { Pace, StudyDays } from './study-days'
import type { ToSchedule } from './study-schedule'
import { oneBelow } from './suffices'

type Way = Extract<CourseWay, { kind: 'open' }>
export type CourseStep = { readonly kind: 'course'; readonly courseCode: string; readonly title: string; readonly enrolled: boolean; /** A coming class session has the officer on its list. */ readonly listed: boolean; /** Why one cannot enrol today. */ readonly refusal: EnrolRefusal | null; /** Tiết it gives. */ readonly hours: number } & Omit<Way, 'kind'>
export type StepOption = PathOption & Ordered & Pick<ToSchedule, 'notBefore' | 'by'> & (CourseStep | { readonly kind: 'document' | 'assessment' })

export type MovesQuestion = {
  readonly courses: readonly CourseFacts[]
  readonly own: (courseCode: string) => OwnCourse
  /** Certificate types given by courses that are planned but not published. */
  readonly comingCertificates: ReadonlyMap<string, string>
  readonly today: Day
  /** The day on which study begins: today or later. */
  readonly start: Day
  readonly pace: Pace
  /** The working days from `start` on. */
  readonly days: StudyDays
  /** By course: the day before which its lessons cannot be learnt, as a plan made before has shown. */
  readonly learntFrom: ReadonlyMap<string, Day>
  readonly horizon: Day
  /** The year for which tiết are gained; null: none are. */
  readonly hoursYear: number | null
}

/** A course with what one officer has done of it and the way left. */
export type Taken = { readonly course: CourseFacts; readonly own: OwnCourse; readonly way: CourseWay }
const courseId = (code: string) => `course:${code}`

/** The step of a course that can be taken; none for one that cannot. */
export function courseOption({ course, own, way }: Taken, gap: readonly Leaf[], taken: readonly Taken[], { today, start, hoursYear }: MovesQuestion): StepOption[] {
  if (way.kind === 'blocked') return []
  const reached = gap.flatMap(({ requirement }) => (isReached(way, requirement) ? [requirement] : []))
  const closes = reached.filter((one) => proves(course, one)).map(({ id }) => id)
  const adds = hoursAdded({ course, own, way }, reached, hoursYear, start)
  const rest = { ...way, ...adds.later }
  const needs = earlierCourses(course, taken)
  return [{
    id: courseId(course.courseCode),
    courseCode: course.courseCode,
    title: course.title,
    enrolled: own.enrolled,
    listed: own.sessions.some(({ listed }) => listed),
    refusal: own.enrolled || own.held === null || mayRenew(own.held.lastDay, today) ? null : { kind: 'still_certified', lastDay: own.held.lastDay },
    closes,
    closesBelow: reached.filter((one) => closes.includes(one.id) || provesBelow(course, one)).map(({ id }) => id),
    adds: adds.to,
    hours: hoursGiven(course, own),
    minutes: way.lessonMinutes + way.testMinutes,
    waitDays: daysToWait(rest.notBefore, today),
    ...needs,
    rank: own.enrolled ? 0 : 1,
    by: lastDayToLearn(course, way),
    ...rest,
    kind: 'course',
  }]
}

/**
 * A step as it is spread over days. A test on a fixed or last day is taken in one go: only its lessons are studied at the
 * pace, and where none is left it does not wait for the first day of study.
 */
export function toSchedule(option: StepOption, today: Day): ToSchedule {
  const { id, needs, after, notBefore, by } = option
  const lessons = option.kind === 'course' && by !== null ? option.lessonMinutes : option.minutes
  return { id, minutes: lessons, notBefore, by, ready: by !== null && lessons === 0 ? today : null, needs, after }
}

type Added = { readonly to: Readonly<Record<string, number>>; /** Where it must be put off to count. */ readonly later: Pick<Way, 'notBefore' | 'wait'> | null }

/** The tiết it adds to what asks for hours, in the year for which they are gained. */
function hoursAdded({ course, own, way }: Taken & { readonly way: Way }, reached: readonly Requirement[], year: number | null, start: Day): Added {
  const hours = hoursGiven(course, own)
  const asking = reached.filter(({ kind }) => kind === 'training_hours')
  const from = hours === 0 || asking.length === 0 || year === null ? null : countsFrom(course, way, year, start)
  if (from === null) return { to: {}, later: null }
  const isPutOff = from > start && from !== way.notBefore
  return { to: Object.fromEntries(asking.map(({ id }) => [id, hours])), later: isPutOff ? { notBefore: from, wait: { kind: 'new_year', until: from } } : null }
}

/** What must come before, and what had better: a required course that is nowhere keeps it from being taken. */
function earlierCourses({ prerequisites, prerequisitesRequired }: CourseFacts, taken: readonly Taken[]): { needs: string[]; after: string[] } {
  const still = prerequisites.filter((code) => taken.some(({ course, own }) => course.courseCode === code && own.held === null)).map(courseId)
  const unknown = prerequisites.filter((code) => !taken.some(({ course }) => course.courseCode === code)).map(courseId)
  return prerequisitesRequired ? { needs: [...still, ...unknown], after: [] } : { needs: [], after: still }
}

function provesBelow(course: CourseFacts, requirement: Requirement): boolean {
  const lower = oneBelow(requirement)
  return lower !== null && proves(course, lower)
}

/** Whether a pass on this way is as strong a proof as is asked. */
export const isReached = ({ grade }: Way, { minGrade }: Requirement): boolean => gradeReaches(grade, minGrade)
