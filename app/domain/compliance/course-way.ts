/**
 * What a course still costs one officer, and from which day its final test can be taken; or why it leads nowhere now.
 * Time: the lessons not read yet (for a renewal those that changed) and the time of the test. Waiting: for the next
 * round of attempts, the opening of the test, the renewal window, a class session one is or can be listed for: one that
 * comes no sooner than the lessons are learnt, as the test must not close before that.
 * The rules are those of attempt/attempt-rules and enrolment/enrol-rules; this looks ahead to when they will say yes.
 */
import { type FinishedAttempt, RENEWAL_DAYS, roundOf } from '../attempt/attempt-rules'
import { type ChangedLesson, lessonsToRead, renewalOf } from '../course/renewal'
import { minutesLeft } from '../enrolment/lesson-state'
import { type Day, addDays, diffDays } from '../kernel/day'
import type { EvidenceGrade } from '../evidence/evidence'

export type SessionDay = { readonly id: string; readonly on: Day; readonly name: string; readonly place: string; readonly proctored: boolean; /** The officer is listed for it. */ readonly listed: boolean; /** It has no seat left. */ readonly full: boolean }

/** One course as one officer would take it: the version of the open enrolment, else the current one. */
export type CourseFacts = {
  readonly courseCode: string
  readonly title: string
  readonly certificateTypeId: string
  readonly competencies: readonly { readonly competencyId: string; readonly level: number }[]
  readonly lessons: readonly (Omit<ChangedLesson, 'title' | 'changes'> & { readonly id: string; readonly title: string; readonly changes: string })[]
  readonly test: { readonly minutes: number; readonly attempts: number; readonly waitDays: number; readonly opensOn: Day | null; readonly closesOn: Day | null; readonly inSession: boolean }
  /** Tiết that a first pass gives towards the yearly hours. */
  readonly periods: number
  readonly prerequisites: readonly string[]
  readonly prerequisitesRequired: boolean
  /** False where the site demands confirmed content and this is not. */
  readonly contentAllowed: boolean
}

/** What one officer has done of it. */
export type OwnCourse = {
  readonly enrolled: boolean
  /** The enrolment that counts is completed: its tiết are given, a renewal gives none. */
  readonly completed: boolean
  readonly read: ReadonlyMap<string, { readonly furthest: number; readonly completed: boolean }>
  readonly attempt: 'none' | 'open' | 'marking'
  readonly finished: readonly FinishedAttempt[]
  /** The certificate of the course's type that is good today. */
  readonly held: { readonly lastDay: Day | null; readonly issuedOn: Day } | null
  /** Class sessions of the course that have not ended, earliest first. */
  readonly sessions: readonly SessionDay[]
}

export type Wait =
  /** new_year: its tiết are to count for the year that begins then. */
  | { readonly kind: 'retry' | 'opens' | 'renewal' | 'new_year'; readonly until: Day }
  | { readonly kind: 'session'; readonly until: Day; readonly session: SessionDay }
  | { readonly kind: 'marking' }

/** no_seat: there are class sessions in time, but their seats are taken. */
export type BlockedCourse = 'holds_certificate' | 'content_not_reviewed' | 'test_closed' | 'no_class_session' | 'no_seat'

export type CourseWay =
  | { readonly kind: 'open'; readonly lessonMinutes: number; readonly testMinutes: number; readonly lessonsLeft: number; readonly wait: Wait | null; /** First day the test can be taken; null = as soon as it is learnt. */ readonly notBefore: Day | null; readonly grade: EvidenceGrade; /** The class session of the test; null = it needs none. */ readonly session: SessionDay | null }
  | { readonly kind: 'blocked'; readonly reason: BlockedCourse }

/** By when the lessons are learnt: `minutes` of them at the pace asked about, and what was found of the course before. */
export type LearntBy = (minutes: number) => Day

/**
 * In: the course, what was done of it, today, the day up to which a renewal may be waited for (a certificate that is
 * held is renewed only when it would run out on the way), and by when so many minutes are learnt. Out: what is left, or why
 * it cannot be taken.
 */
export function courseWay(course: CourseFacts, own: OwnCourse, today: Day, horizon: Day, learntBy: LearntBy = () => today): CourseWay {
  if (own.attempt === 'marking') return { kind: 'open', lessonMinutes: 0, testMinutes: 0, lessonsLeft: 0, wait: { kind: 'marking' }, notBefore: null, grade: 'B', session: null }
  const renewFrom = renewalFrom(own, today)
  if (renewFrom === null || renewFrom > horizon) return { kind: 'blocked', reason: 'holds_certificate' }
  if (!course.contentAllowed) return { kind: 'blocked', reason: 'content_not_reviewed' }
  const waits = waitsOf(course, own, today, renewFrom)
  const from = [today, learntBy(timeLeft(course, own).lessonMinutes), ...waits.map(({ until }) => until)].sort().at(-1) as Day
  if (course.test.closesOn !== null && from >= course.test.closesOn) return { kind: 'blocked', reason: 'test_closed' }
  if (!course.test.inSession) return whenOpen(course, own, waits)
  const session = sessionFrom(own.sessions, from, course.test.closesOn)
  return typeof session === 'string' ? { kind: 'blocked', reason: session } : whenOpen(course, own, [...waits, { kind: 'session', until: session.on, session }])
}

/** What is left once all waits are over. */
function whenOpen(course: CourseFacts, own: OwnCourse, waits: readonly DatedWait[]): CourseWay {
  const notBefore = latest(waits)
  const session = waits.flatMap((wait) => (wait.kind === 'session' ? [wait.session] : []))[0] ?? null
  return { kind: 'open', ...timeLeft(course, own), wait: waits.find(({ until }) => until === notBefore) ?? null, notBefore, grade: session?.proctored ? 'A' : 'B', session }
}

/** The last day by which the lessons must be learnt; null = whenever. */
export function lastDayToLearn({ test: { closesOn } }: Pick<CourseFacts, 'test'>, { session, wait }: Pick<Extract<CourseWay, { kind: 'open' }>, 'session' | 'wait'>): Day | null {
  return session?.on ?? (closesOn === null || wait?.kind === 'marking' ? null : addDays(closesOn, -1))
}

type DatedWait = Extract<Wait, { readonly until: Day }>

/** First day on which the course may be taken (again); null: never, the certificate has no end. */
function renewalFrom({ held }: OwnCourse, today: Day): Day | null {
  if (held === null) return today
  return held.lastDay === null ? null : addDays(held.lastDay, -RENEWAL_DAYS)
}

/** What must be waited for before a session can be thought of. */
function waitsOf({ test }: CourseFacts, own: OwnCourse, today: Day, renewFrom: Day): DatedWait[] {
  const { waitUntil } = roundOf(own.finished, test, today)
  return [
    ...(renewFrom > today ? [{ kind: 'renewal' as const, until: renewFrom }] : []),
    ...(waitUntil === null ? [] : [{ kind: 'retry' as const, until: waitUntil }]),
    ...(test.opensOn !== null && test.opensOn > today ? [{ kind: 'opens' as const, until: test.opensOn }] : []),
  ]
}

function latest(waits: readonly DatedWait[]): Day | null {
  return waits.map(({ until }) => until).sort().at(-1) ?? null
}

/** The earliest from a day on, before the test closes: one listed for before one that still has a seat; or why there is none. */
function sessionFrom(sessions: readonly SessionDay[], from: Day, closesOn: Day | null): SessionDay | 'test_closed' | 'no_class_session' | 'no_seat' {
  const later = sessions.filter(({ on }) => on >= from)
  const open = later.filter(({ on }) => closesOn === null || on < closesOn)
  const session = open.find(({ listed }) => listed) ?? open.find(({ full }) => !full)
  return session ?? (open.length > 0 ? 'no_seat' : later.length > 0 ? 'test_closed' : 'no_class_session')
}

function timeLeft({ lessons, test }: CourseFacts, { held, read }: OwnCourse) {
  const numbers = lessonsToRead(lessons, held && renewalOf(lessons, held.issuedOn))
  const left = lessons.filter(({ number }) => numbers.has(number)).map(({ id, minutes }) => minutesLeft(minutes, read.get(id))).filter((minutes) => minutes > 0)
  return { lessonMinutes: left.reduce((sum, minutes) => sum + minutes, 0), lessonsLeft: left.length, testMinutes: test.minutes }
}

/** Days from today to the first day of the test; 0 where there is nothing to wait for. */
export function daysToWait(notBefore: Day | null, today: Day): number {
  return notBefore === null ? 0 : Math.max(0, diffDays(today, notBefore))
}
