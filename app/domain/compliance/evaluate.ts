/**
 * Compliance as one pure function of the facts and one day: the reference that everything else must agree with.
 * It asks of single days only, and shares no span arithmetic with met-spans.ts: the two are written apart so that the
 * property test between them can fail.
 * A post complies when it has a standard in force and nothing of it is missing: each requirement is proven, waived, or
 * still within the time of a new appointee; one competency may be one level below where the standard tolerates it.
 * Source: design.md §2, idea 2; positions.md §5; decisions 020 and 021.
 */
import { type Day } from '../kernel/day'
import { type StandardVersion, type StandardsByPosition, standardInForce } from '../standard/standard'
import { type CountingRule, absenceOn, defaultCountingRule } from './absence'
import { type Judged, judgeLeaf, outlookOf, toleratedLeaf } from './judge-leaf'
import { type PersonFacts, type PostingFact, heldSince, postingsInOrder } from './person-facts'
import { type Group, type Leaf, type PostTree, type StandingTree, groupOrder } from './standing-tree'

/** A requirement that lapses within so many days is "sắp hết hạn" (product choice, issue "Compliance"). */
export const EXPIRING_DAYS = 90

export type Question = {
  readonly person: PersonFacts
  readonly standards: StandardsByPosition
  readonly asOf: Day
  /** A met requirement that lapses in at most so many days is `expiring`. */
  readonly expiringDays: number
  /** Leaves say met or missing, not until when: several times as fast. Nothing is `expiring` then. */
  readonly statesOnly?: boolean
  /** Which absences leave the counts; left out = the product's default. */
  readonly rule?: CountingRule
}

/**
 * Judges one person on one day. In: facts (as known at whatever moment they were loaded for), standards of the positions
 * held, the day, the warning time in days. Out: the tree of the main post (`no_post` when there is none that day),
 * concurrent posts beside it. Total.
 */
export function evaluate(question: Question): StandingTree {
  const { person, asOf } = question
  const posts = (kind: PostingFact['kind']) => postingsInOrder(person.postings, kind).filter(({ span }) => span.from <= asOf && (span.to === null || asOf < span.to))
  const concurrent = posts('concurrent').map((posting) => judge(question, posting))
  const away = absenceOn(person.absences ?? [], question.rule ?? defaultCountingRule, asOf)
  const beside = { asOf, concurrent, absence: away?.absence ?? null, absenceRows: away?.rows ?? [], counted: away?.counted ?? true }
  const main = posts('main').at(-1)
  if (main === undefined) return { status: 'no_post', posting: null, standard: null, groups: [], meets: false, metCount: 0, totalCount: 0, ...beside, counted: false }
  return { ...judge(question, main), ...beside }
}

function judge(question: Question, posting: PostingFact): PostTree {
  const { standards, asOf, person } = question
  const inForce = standardInForce(standards, posting.positionId, asOf)
  if (inForce === null) return { status: 'no_standard', posting, standard: null, groups: [], meets: false, metCount: 0, totalCount: 0 }
  const since = heldSince(posting, person.postings)
  const standard = applied(inForce, standards.get(posting.positionId) ?? [], since, asOf)
  const groups = groupsOf({ ...question, standard, since })
  const metCount = groups.reduce((sum, group) => sum + group.metCount, 0)
  const totalCount = standard.requirements.length
  return { status: 'judged', posting, standard, groups, metCount, totalCount, meets: totalCount > 0 && metCount === totalCount, transitional: standard !== inForce }
}

/** The version that speaks of this person on the day: in a transition, the one that ended where the new one began. */
function applied(version: StandardVersion, versions: readonly StandardVersion[], since: Day, day: Day): StandardVersion {
  const until = version.transitionUntil ?? null
  if (until === null || day >= until || since >= version.span.from) return version
  const before = versions.find(({ span }) => span.to === version.span.from)
  return before === undefined ? version : applied(before, versions, since, day)
}

function groupsOf(judged: Judged): Group[] {
  const inOrder = [...judged.standard.requirements].sort((a, b) => a.ordinal - b.ordinal)
  let tolerates = judged.standard.toleratesOneBelow === true
  const leaves = inOrder.map((requirement): Leaf => {
    const leaf = judgeLeaf(judged, requirement)
    const near = tolerates && (leaf.state === 'missing' || leaf.state === 'grace') ? toleratedLeaf(judged, requirement) : null
    if (near !== null) tolerates = false
    return judged.statesOnly ? (near ?? leaf) : { ...(near ?? leaf), ...outlookOf(judged, requirement) }
  })
  return groupOrder
    .map((kind): Group => {
      const own = leaves.filter(({ requirement }) => requirement.kind === kind)
      return { kind, leaves: own, totalCount: own.length, metCount: own.filter((leaf) => leaf.state !== 'missing').length }
    })
    .filter((group) => group.totalCount > 0)
}
