/**
 * Whether an officer may enrol in a course. An open enrolment is taken up again rather than doubled. After a course has
 * been completed, one enrols anew only to renew: within the last 90 days of its certificate, or when none is held any more.
 * A course whose legal bases are not all reviewed opens only where the site's setting allows it (design §4, writing-guide §30).
 */
import { RENEWAL_DAYS } from '../attempt/attempt-rules'
import { diffDays, type Day } from '../kernel/day'

export type EnrolFacts = {
  readonly today: Day
  readonly reviewState: 'pending' | 'sourced' | 'reviewed'
  readonly requireReviewed: boolean
  readonly hasOpenEnrolment: boolean
  /** The certificate of this course that is still good, if one is held; lastDay null = without end. */
  readonly held: { readonly lastDay: Day | null } | null
}
export type EnrolRefusal = { readonly kind: 'not_reviewed' } | { readonly kind: 'still_certified'; readonly lastDay: Day | null }
export type EnrolDecision = { readonly kind: 'open' } | { readonly kind: 'already' } | { readonly kind: 'refused'; readonly reason: EnrolRefusal }

/** In: the facts of one officer and one course on a day. Out: open a new enrolment, keep the one there is, or why not. */
export function decideEnrolment(facts: EnrolFacts): EnrolDecision {
  if (facts.hasOpenEnrolment) return { kind: 'already' }
  if (facts.requireReviewed && facts.reviewState !== 'reviewed') return { kind: 'refused', reason: { kind: 'not_reviewed' } }
  if (facts.held && !mayRenew(facts.held.lastDay, facts.today)) return { kind: 'refused', reason: { kind: 'still_certified', lastDay: facts.held.lastDay } }
  return { kind: 'open' }
}

/** Whether a certificate good until `lastDay` (that day included; null = without end) may be renewed today. */
export function mayRenew(lastDay: Day | null, today: Day): boolean {
  return lastDay !== null && diffDays(today, lastDay) <= RENEWAL_DAYS
}
