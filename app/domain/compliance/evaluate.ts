/**
 * Compliance as one pure function of the facts and one day: the reference that everything else must agree with.
 * It looks only at that day (and at ends of validity from it), and shares no span arithmetic with met-spans.ts:
 * the two are written apart so that the property test between them can fail.
 * Met: some evidence that stands, counts on the day and suffices. A post complies when it has a standard in
 * force and every requirement of it is met. Source: design.md §2, idea 2; positions.md §5.
 */
import { type Day, diffDays } from '../kernel/day'
import type { Evidence } from '../evidence/evidence'
import { type Requirement, type StandardVersion, type StandardsByPosition, standardInForce } from '../standard/standard'
import { nearest } from './nearest'
import { type PersonFacts, type PostingFact, postingsInOrder } from './person-facts'
import { type Group, type Leaf, type PostTree, type StandingTree, groupOrder } from './standing-tree'
import { suffices } from './suffices'

/** A requirement that lapses within so many days is "sắp hết hạn" (product choice, issue "Compliance"). */
export const EXPIRING_DAYS = 90

export type Question = {
  readonly person: PersonFacts
  readonly standards: StandardsByPosition
  readonly asOf: Day
  /** A met requirement that lapses in at most so many days is `expiring`. */
  readonly expiringDays: number
}

/**
 * Judges one person on one day. In: facts, standards of the positions held, the day, the warning time in days.
 * Out: the tree of the main post (`no_post` when there is none that day), concurrent posts beside it. Total.
 */
export function evaluate(question: Question): StandingTree {
  const { person, asOf } = question
  const posts = (kind: PostingFact['kind']) => postingsInOrder(person.postings, kind).filter(({ span }) => span.from <= asOf && (span.to === null || asOf < span.to))
  const concurrent = posts('concurrent').map((posting) => judge(question, posting))
  const main = posts('main').at(-1)
  if (main === undefined) return { status: 'no_post', asOf, posting: null, standard: null, groups: [], meets: false, metCount: 0, totalCount: 0, concurrent }
  return { ...judge(question, main), asOf, concurrent }
}

function judge(question: Question, posting: PostingFact): PostTree {
  const standard = standardInForce(question.standards, posting.positionId, question.asOf)
  if (standard === null) return { status: 'no_standard', posting, standard, groups: [], meets: false, metCount: 0, totalCount: 0 }
  const groups = groupsOf(question, standard)
  const metCount = groups.reduce((sum, group) => sum + group.metCount, 0)
  const totalCount = standard.requirements.length
  return { status: 'judged', posting, standard, groups, metCount, totalCount, meets: totalCount > 0 && metCount === totalCount }
}

function groupsOf(question: Question, standard: StandardVersion): Group[] {
  return groupOrder
    .map((kind): Group => {
      const leaves = standard.requirements
        .filter((requirement) => requirement.kind === kind)
        .sort((a, b) => a.ordinal - b.ordinal)
        .map((requirement) => leafOf(question, requirement))
      return { kind, leaves, totalCount: leaves.length, metCount: leaves.filter((leaf) => leaf.state !== 'missing').length }
    })
    .filter((group) => group.totalCount > 0)
}

function leafOf({ person, asOf, expiringDays }: Question, requirement: Requirement): Leaf {
  const enough = person.evidence.filter((evidence) => suffices(requirement, evidence))
  const best = bestOn(enough, asOf)
  if (best === undefined) {
    return { requirement, state: 'missing', evidence: null, validTo: null, daysLeft: null, near: nearest(requirement, person.evidence, asOf) }
  }
  const validTo = coveredUntil(enough, best)
  const daysLeft = validTo === null ? null : diffDays(asOf, validTo)
  return { requirement, state: daysLeft !== null && daysLeft <= expiringDays ? 'expiring' : 'met', evidence: best, validTo, daysLeft, near: null }
}

/** First day on which the evidence no longer holds, by its own end or by revocation; null = no end. */
function endOf({ span, revokedOn }: Evidence): Day | null {
  if (span.to === null || revokedOn === null) return span.to ?? revokedOn
  return revokedOn < span.to ? revokedOn : span.to
}

function holdsOn(evidence: Evidence, day: Day): boolean {
  const end = endOf(evidence)
  return evidence.supersededAt === null && evidence.span.from <= day && (end === null || day < end)
}

/** Of the evidence that holds on the day: latest end, then highest level, then id, so that the choice is stable. */
function bestOn(evidence: readonly Evidence[], day: Day): Evidence | undefined {
  return evidence.filter((one) => holdsOn(one, day)).sort(better)[0]
}

function better(a: Evidence, b: Evidence): number {
  const [endA, endB] = [endOf(a) ?? '~', endOf(b) ?? '~'] // '~' sorts after every day: no end is the latest end
  if (endA !== endB) return endA > endB ? -1 : 1
  const [levelA, levelB] = [a, b].map((one) => (one.kind === 'competency' ? one.level : 0)) as [number, number]
  return levelB - levelA || (a.id < b.id ? -1 : 1)
}

/** The end of the unbroken run that `first` begins: a renewal that holds on the day the old proof ends carries on. */
function coveredUntil(enough: readonly Evidence[], first: Evidence): Day | null {
  const end = endOf(first)
  const next = end === null ? undefined : bestOn(enough, end)
  return next === undefined ? end : coveredUntil(enough, next)
}
