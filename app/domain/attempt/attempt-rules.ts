/**
 * Whether an officer may start the final test of a course now, and if not, why and from when.
 * - The test opens when every lesson of the enrolled version has been completed (to renew a certificate: every lesson that
 *   changed since it was issued, course/renewal), within the course's opening hours, where
 *   the course asks for it only in a class session one is listed for, and only from the addresses it names.
 * - Attempts come in rounds (course rule, KH2: 2); after the last failed one of a round the next round opens when
 *   `waitDays` days (7) have gone by, counted from the day that attempt ended. A pass closes the round. The rounds are
 *   those stored with the attempts, so that the database can refuse one too many, and a re-grade never changes them.
 * - Who holds a valid certificate of the same type may only renew it, in its last RENEWAL_DAYS days; who waits for a
 *   marker waits for the result.
 * - Where settings ask for it, only content confirmed by the legal officer is examined.
 * Source: course.yaml `final_test` (proposals for Sở Nội vụ to settle); the renewal window is a product choice.
 */
import type { Shown, TestSettings } from '../course/test-settings'
import { type Day, addDays, dayOfInstant, diffDays } from '../kernel/day'
import { err, ok, type Result } from '../kernel/result'

/** A certificate may be renewed from this many days before its last day. */
export const RENEWAL_DAYS = 90

export type AttemptLimits = { readonly attempts: number; readonly waitDays: number }

/** `round` and `attempt`: as stored, both from 1. `passed` is false while markers are at work. */
export type FinishedAttempt = { readonly passed: boolean; readonly endedOn: Day; readonly round: number; readonly attempt: number }

/** The next class session one is listed for. Instants are ISO text. */
export type NextSession = { readonly name: string; readonly place: string; readonly startsAt: string }

export type StartFacts = {
  readonly enrolled: boolean
  /** Numbers of the lessons not completed yet, in order. */
  readonly lessonsLeft: readonly string[]
  readonly openAttemptId: string | null
  /** An attempt that waits for a marker. */
  readonly markedAttemptId: string | null
  /** Every finished attempt of this officer at this course, oldest first, whatever the enrolment. */
  readonly finished: readonly FinishedAttempt[]
  /** The valid, unrevoked certificate of the course's type; `lastDay` null = unlimited. */
  readonly certificate: { readonly lastDay: Day | null } | null
  readonly limits: AttemptLimits
  /** The content may be examined under the settings of this site. */
  readonly contentAllowed: boolean
  readonly opensAt: Date | null
  readonly closesAt: Date | null
  /** Null where the course asks for no class session. */
  readonly sitting: { readonly running: boolean; readonly next: NextSession | null } | null
  /** The address asked from is one of those allowed; true where any is, and where it is not known yet. */
  readonly addressAllowed: boolean
  readonly now: Date
}

export type StartRefusal =
  | { readonly kind: 'not_enrolled' }
  | { readonly kind: 'attempt_open'; readonly attemptId: string }
  | { readonly kind: 'being_marked'; readonly attemptId: string }
  | { readonly kind: 'holds_certificate'; readonly lastDay: Day | null; readonly renewFrom: Day | null }
  | { readonly kind: 'content_not_reviewed' }
  | { readonly kind: 'closed'; readonly since: string }
  | { readonly kind: 'lessons_left'; readonly numbers: readonly string[] }
  | { readonly kind: 'waiting'; readonly from: Day }
  | { readonly kind: 'not_open_yet'; readonly from: string }
  | { readonly kind: 'no_class_session'; readonly next: NextSession | null }
  | { readonly kind: 'address_not_allowed' }

export type Round = {
  /** Which round of attempts, from 1. */
  readonly number: number
  /** Which attempt of the round the next one is, from 1. */
  readonly next: number
  /** Attempts left in the round, the next one included; 0 while waiting. */
  readonly left: number
  /** First day of the next round while waiting. */
  readonly waitUntil: Day | null
}

/** Where an officer stands in the rounds of attempts today. In: finished attempts, oldest first. */
export function roundOf(finished: readonly FinishedAttempt[], limits: AttemptLimits, today: Day): Round {
  const last = finished[finished.length - 1]
  const fresh = { number: (last?.round ?? 0) + 1, next: 1, left: limits.attempts, waitUntil: null }
  if (last === undefined || last.passed) return fresh
  if (last.attempt < limits.attempts) return { number: last.round, next: last.attempt + 1, left: limits.attempts - last.attempt, waitUntil: null }
  const opens = addDays(last.endedOn, limits.waitDays)
  return today < opens ? { ...fresh, left: 0, waitUntil: opens } : fresh
}

/** May the test be started? Out: the round it belongs to and whether it renews a certificate; or the first reason against. */
export function mayStart(facts: StartFacts): Result<{ readonly round: Round; readonly renewal: boolean }, StartRefusal> {
  const personal = personalRefusal(facts)
  if (personal !== null) return err(personal)
  if (facts.closesAt !== null && facts.closesAt <= facts.now) return err({ kind: 'closed', since: facts.closesAt.toISOString() })
  if (facts.lessonsLeft.length > 0) return err({ kind: 'lessons_left', numbers: facts.lessonsLeft })
  const round = roundOf(facts.finished, facts.limits, dayOfInstant(facts.now))
  if (round.waitUntil !== null) return err({ kind: 'waiting', from: round.waitUntil })
  const place = placeRefusal(facts)
  return place === null ? ok({ round, renewal: facts.certificate !== null }) : err(place)
}

/** What stands against it whatever the hour. */
function personalRefusal(facts: StartFacts): StartRefusal | null {
  if (!facts.enrolled) return { kind: 'not_enrolled' }
  if (facts.openAttemptId !== null) return { kind: 'attempt_open', attemptId: facts.openAttemptId }
  if (facts.markedAttemptId !== null) return { kind: 'being_marked', attemptId: facts.markedAttemptId }
  return tooEarlyToRenew(facts) ?? (facts.contentAllowed ? null : { kind: 'content_not_reviewed' })
}

/** Not yet, not here. */
function placeRefusal({ opensAt, sitting, addressAllowed, now }: StartFacts): StartRefusal | null {
  if (opensAt !== null && now < opensAt) return { kind: 'not_open_yet', from: opensAt.toISOString() }
  if (sitting !== null && !sitting.running) return { kind: 'no_class_session', next: sitting.next }
  return addressAllowed ? null : { kind: 'address_not_allowed' }
}

function tooEarlyToRenew({ certificate, now }: StartFacts): StartRefusal | null {
  if (certificate === null) return null
  if (certificate.lastDay === null) return { kind: 'holds_certificate', lastDay: null, renewFrom: null }
  if (diffDays(dayOfInstant(now), certificate.lastDay) <= RENEWAL_DAYS) return null
  return { kind: 'holds_certificate', lastDay: certificate.lastDay, renewFrom: addDays(certificate.lastDay, -RENEWAL_DAYS) }
}

/** What the time after an attempt looks like. */
export type AfterFacts = {
  /** This attempt, or one since, was passed. */
  readonly passed: boolean
  /** No attempt is left before the waiting time. */
  readonly roundOver: boolean
  /** The test has closed for good; never where it has no closing time. */
  readonly closed: boolean
  /** Another attempt of this officer at the same course is open: it may ask what this one would explain. */
  readonly anotherOpen: boolean
}

/**
 * What the result page may tell, by the course's setting. Before the end of an attempt nobody asks: nothing is told. While
 * another attempt at the course is open nothing beyond the mark is: both are drawn from one bank.
 */
export function shownAfter({ first, finally: later, when }: TestSettings['shown'], { passed, roundOver, closed, anotherOpen }: AfterFacts): Shown {
  const reached = { ended: true, passed_or_round_over: passed || roundOver, closed }[when]
  const told = reached ? later : first
  return anotherOpen && told !== 'nothing' ? 'marks' : told
}
