/**
 * What is known of one person when standing is judged: the posts held and the proofs, with their days.
 * Main posts do not overlap (constraint posting_one_main). Should facts from elsewhere overlap all the same, the
 * post that began later counts on the shared days: appointment to a new post ends the old one.
 */
import type { Day } from '../kernel/day'
import type { DaySpan } from '../kernel/day-span'
import type { Evidence } from '../evidence/evidence'

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
