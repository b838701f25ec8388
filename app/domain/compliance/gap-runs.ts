/**
 * What a person lacks, and why, over all days at once: the third projection beside evaluate.ts and met-spans.ts. The days
 * on which the post does not comply are cut wherever a reason may change, and each piece is judged by `evaluate` on its
 * first day. Stored (standing_gap), so that causes and the heat map are counts over runs; a property test asks `evaluate`
 * about every day. New kinds of facts that change a leaf need their days in `cutsOf`.
 */
import { type Day, addDays, compareDay, dayOf, partsOfDay } from '../kernel/day'
import type { DaySpan } from '../kernel/day-span'
import type { StandardVersion, StandardsByPosition } from '../standard/standard'
import { type LearningFact, type LeafQuestion, NEW_POST_DAYS, causeOf, causes, isEnrolled } from './cause'
import { evaluate } from './evaluate'
import { type GapLeaf, gapCode } from './gap-code'
import { standingSpans, type StandingRun } from './met-spans'
import { type PersonFacts, type PostingFact, heldSince } from './person-facts'
import { type StandingTree, leavesOf } from './standing-tree'
import { carriedUntil } from './training-year'

/** A run of days of one main post with the same gaps, the first cause first. Half-open; to null = open. */
export type GapRun = {
  readonly unitId: string
  readonly positionId: string
  readonly from: Day
  readonly to: Day | null
  /** null: no standard in force. */
  readonly standardId: string | null
  readonly leaves: readonly GapLeaf[]
}

export type GapFacts = { readonly person: PersonFacts; readonly standards: StandardsByPosition; readonly learning: readonly LearningFact[] }

/** In: the facts (superseded evidence with them: it explains), every version of the standards. Out: runs in order of days. */
export function gapRuns(facts: GapFacts, spans: readonly StandingRun[] = standingSpans({ ...facts.person, standardsByPosition: facts.standards })): GapRun[] {
  const cuts = cutsOf(facts)
  const runs: GapRun[] = []
  for (const span of spans) {
    if (span.meets) continue
    const starts = [span.from, ...cuts.filter((day) => day > span.from && (span.to === null || day < span.to))]
    starts.forEach((from, i) => {
      const run = { unitId: span.unitId, positionId: span.positionId, from, to: starts[i + 1] ?? span.to, ...gapsOn(facts, from) }
      const last = runs.at(-1)
      if (last?.to === from && isSame(last, run)) runs[runs.length - 1] = { ...last, to: run.to }
      else runs.push(run)
    })
  }
  return runs
}

/** What is missing on one day. */
export function gapsOn({ person, standards, learning }: GapFacts, asOf: Day): Pick<GapRun, 'standardId' | 'leaves'> {
  const tree = evaluate({ person, standards, asOf, expiringDays: 0, statesOnly: true })
  if (tree.status !== 'judged') return { standardId: null, leaves: [] }
  return { standardId: tree.standard.id, leaves: gapsOf(tree, { since: heldSince(tree.posting, person.postings), standard: tree.standard, previous: versionBefore(standards, tree.standard), learning, asOf }) }
}

/** The gaps of a tree: by cause, then in the order of the tree. */
export function gapsOf(tree: StandingTree, question: LeafQuestion): GapLeaf[] {
  const gaps = leavesOf(tree).flatMap((leaf): GapLeaf[] => (leaf.state === 'missing' ? [{ ordinal: leaf.requirement.ordinal, cause: causeOf(leaf, question), enrolled: isEnrolled(leaf.requirement, question.learning, question.asOf) }] : []))
  return gaps.sort((a, b) => causes.indexOf(a.cause) - causes.indexOf(b.cause))
}

function versionBefore(standards: StandardsByPosition, { positionId, span }: StandardVersion): StandardVersion | null {
  return standards.get(positionId)?.find((version) => version.span.to === span.from) ?? null
}

/** Every day on which a leaf, its cause or the course for it may change, in order, none twice. */
function cutsOf({ person, standards, learning }: GapFacts): Day[] {
  const days = [
    ...person.postings.flatMap((posting) => postCuts(posting, person.postings, standards.get(posting.positionId) ?? [])),
    ...person.evidence.flatMap(evidenceCuts),
    ...(person.waivers ?? []).flatMap(({ span }) => ends(span)),
    ...learning.flatMap(({ span }) => ends(span)),
  ]
  return [...new Set(days)].sort(compareDay)
}

const ends = ({ from, to }: DaySpan): Day[] => (to === null ? [from] : [from, to])

/** The post begins, is new no longer, and each version begins, ends, is past its transition or its time for a new appointee. */
function postCuts(posting: PostingFact, postings: readonly PostingFact[], versions: readonly StandardVersion[]): Day[] {
  const since = heldSince(posting, postings)
  const ofVersion = ({ span, graceDays, transitionUntil }: StandardVersion) => [...ends(span), addDays(since, graceDays ?? 0), ...(transitionUntil ? [transitionUntil] : [])]
  return [...ends(posting.span), addDays(since, NEW_POST_DAYS), ...versions.flatMap(ofVersion)]
}

/** A proof begins, ends, is withdrawn; hours are counted by the year. */
function evidenceCuts({ kind, span, revokedOn }: PersonFacts['evidence'][number]): Day[] {
  const { year } = partsOfDay(span.from)
  const years = kind === 'training_hours' ? [dayOf(year + 1, 1, 1), carriedUntil(year)].flatMap((day) => day ?? []) : []
  return [...ends(span), ...(revokedOn === null ? [] : [revokedOn]), ...years]
}

function isSame(a: GapRun, b: GapRun): boolean {
  return a.unitId === b.unitId && a.positionId === b.positionId && a.standardId === b.standardId && a.leaves.length === b.leaves.length && a.leaves.every((leaf, i) => gapCode(leaf) === gapCode(b.leaves[i] as GapLeaf))
}
