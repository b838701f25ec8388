/**
 * Whether an officer may start the final test of a course now, and if not, why and from when.
 * - The test opens when every lesson of the enrolled version has been completed.
 * - Attempts come in rounds (course rule, KH2: 2); after the last failed one of a round the next round opens when
 *   `waitDays` days (7) have gone by, counted from the day that attempt ended. A pass closes the count.
 * - Who holds a valid certificate of the same type may only renew it, in its last RENEWAL_DAYS days.
 * - Where settings ask for it, only content confirmed by the legal officer is examined.
 * Source: course.yaml `final_test` (proposals for Sở Nội vụ to settle); the renewal window is a product choice.
 */
import { type Day, addDays, diffDays } from '../kernel/day'
import { err, ok, type Result } from '../kernel/result'

/** A certificate may be renewed from this many days before its last day. */
export const RENEWAL_DAYS = 90

export type AttemptLimits = { readonly attempts: number; readonly waitDays: number }

export type FinishedAttempt = { readonly passed: boolean; readonly endedOn: Day }

export type StartFacts = {
  readonly enrolled: boolean
  /** Numbers of the lessons not completed yet, in order. */
  readonly lessonsLeft: readonly string[]
  readonly openAttemptId: string | null
  /** Every finished attempt of this officer at this course, oldest first, whatever the enrolment. */
  readonly finished: readonly FinishedAttempt[]
  /** The valid, unrevoked certificate of the course's type; `lastDay` null = unlimited. */
  readonly certificate: { readonly lastDay: Day | null } | null
  readonly limits: AttemptLimits
  /** The content may be examined under the settings of this site. */
  readonly contentAllowed: boolean
  readonly today: Day
}

export type StartRefusal =
  | { readonly kind: 'not_enrolled' }
  | { readonly kind: 'attempt_open'; readonly attemptId: string }
  | { readonly kind: 'holds_certificate'; readonly lastDay: Day | null; readonly renewFrom: Day | null }
  | { readonly kind: 'content_not_reviewed' }
  | { readonly kind: 'lessons_left'; readonly numbers: readonly string[] }
  | { readonly kind: 'waiting'; readonly from: Day }

export type Round = {
  /** Which attempt of the round the next one is, from 1. */
  readonly next: number
  /** Attempts left in the round, the next one included; 0 while waiting. */
  readonly left: number
  /** First day of the next round while waiting. */
  readonly waitUntil: Day | null
}

/** Where an officer stands in the rounds of attempts today. In: finished attempts, oldest first. */
export function roundOf(finished: readonly FinishedAttempt[], limits: AttemptLimits, today: Day): Round {
  const lastPass = finished.map(({ passed }) => passed).lastIndexOf(true)
  const failed = finished.slice(lastPass + 1)
  const used = failed.length % limits.attempts
  const last = failed[failed.length - 1]
  const opens = last !== undefined && used === 0 ? addDays(last.endedOn, limits.waitDays) : null
  if (opens !== null && today < opens) return { next: 1, left: 0, waitUntil: opens }
  return { next: used + 1, left: limits.attempts - used, waitUntil: null }
}

/** May the test be started? Out: the round it belongs to and whether it renews a certificate; or the first reason against. */
export function mayStart(facts: StartFacts): Result<{ readonly round: Round; readonly renewal: boolean }, StartRefusal> {
  if (!facts.enrolled) return err({ kind: 'not_enrolled' })
  if (facts.openAttemptId !== null) return err({ kind: 'attempt_open', attemptId: facts.openAttemptId })
  const held = tooEarlyToRenew(facts)
  if (held !== null) return err(held)
  if (!facts.contentAllowed) return err({ kind: 'content_not_reviewed' })
  if (facts.lessonsLeft.length > 0) return err({ kind: 'lessons_left', numbers: facts.lessonsLeft })
  const round = roundOf(facts.finished, facts.limits, facts.today)
  if (round.waitUntil !== null) return err({ kind: 'waiting', from: round.waitUntil })
  return ok({ round, renewal: facts.certificate !== null })
}

function tooEarlyToRenew({ certificate, today }: StartFacts): StartRefusal | null {
  if (certificate === null) return null
  if (certificate.lastDay === null) return { kind: 'holds_certificate', lastDay: null, renewFrom: null }
  if (diffDays(today, certificate.lastDay) <= RENEWAL_DAYS) return null
  return { kind: 'holds_certificate', lastDay: certificate.lastDay, renewFrom: addDays(certificate.lastDay, -RENEWAL_DAYS) }
}

/** `full`: the right answers too. `own`: only what one chose and its explanation, so that the bank serves the next attempt. */
export type Shown = 'full' | 'own'

/**
 * What the result page may tell. Marks and explanations only after the end; the right answers when the officer has
 * passed, or has no attempt left before the waiting time. Source: issue "Final test" and product choice.
 */
export function shownAfter(passed: boolean, round: Round): Shown {
  return passed || round.left === 0 ? 'full' : 'own'
}
