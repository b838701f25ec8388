/**
 * What is known of one person when standing is judged: the posts held and the proofs, with their days.
 * Main posts do not overlap (constraint posting_one_main). Should facts from elsewhere overlap all the same, the
 * post that began later counts on the shared days: appointment to a new post ends the old one.
 */
import type { Day } from '../kernel/day'
import type { DaySpan } from '../kernel/day-span'
import type { Evidence } from '../evidence/evidence'
import type { Absence } from './absence'
import type { Waiver } from './waiver'

export type PostingFact = {
  readonly id: string
  readonly unitId: string
  readonly positionId: string
  readonly kind: 'main' | 'concurrent'
  readonly span: DaySpan
  /** Instant (ISO 8601) at which a correction replaced the row; null = it stands. */
  readonly supersededAt: string | null
}

export type PersonFacts = {
  readonly officerId: string
  readonly postings: readonly PostingFact[]
  readonly evidence: readonly Evidence[]
  readonly waivers?: readonly Waiver[]
  readonly absences?: readonly Absence[]
}

/**
 * The first day of a person in a position: of the unbroken run of postings of this kind in the same position, whatever
 * the unit. A merger of units, which posts everybody anew, makes nobody a new appointee.
 */
export function heldSince(posting: PostingFact, postings: readonly PostingFact[]): Day {
  const same = postings.filter((one) => one.supersededAt === null && one.kind === posting.kind && one.positionId === posting.positionId)
  let since = posting.span.from
  for (let before = earlier(same, since); before !== undefined; before = earlier(same, since)) since = before.span.from
  return since
}

function earlier(same: readonly PostingFact[], since: Day): PostingFact | undefined {
  return same.find(({ span }) => span.from < since && (span.to === null || span.to >= since))
}

/** Postings that stand, of one kind, by first day and then id: where two share a day, the last of them counts. */
export function postingsInOrder(postings: readonly PostingFact[], kind: PostingFact['kind']): PostingFact[] {
  return postings
    .filter((posting) => posting.kind === kind && posting.supersededAt === null)
    .sort((a, b) => order(a.span.from, b.span.from) || order(a.id, b.id))
}

function order(a: Day | string, b: Day | string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
