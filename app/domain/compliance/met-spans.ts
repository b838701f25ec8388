/**
 * Compliance as day spans: the second road to what evaluate.ts says of one day, for all days at once.
 * A met requirement is a set of spans: of its proofs, its waivers and the time of a new appointee; a main post is cut
 * wherever the version it is judged by or the number of met requirements changes, and has no run on days that an absence
 * takes out of the counts. The runs are stored (standing_span), so that any unit on any date is a count.
 * Source: design.md §2, idea 3. A property test keeps this equal to `evaluate` on random histories.
 */
import { type Day, addDays, compareDay } from '../kernel/day'
import { type DaySpan, intersect, subtract, unionAll } from '../kernel/day-span'
import { type Evidence, countingSpan } from '../evidence/evidence'
import type { Requirement, StandardVersion, StandardsByPosition } from '../standard/standard'
import { type Absence, type CountingRule, defaultCountingRule, excludedSpans } from './absence'
import { hoursSpans } from './hours-spans'
import { type PostingFact, heldSince, postingsInOrder } from './person-facts'
import { oneBelow, subjectOf, suffices } from './suffices'
import { type Waiver, waiversOf } from './waiver'

/** A run of days of one main post on which the same number of requirements is met. Half-open; to null = open. */
export type StandingRun = {
  readonly unitId: string
  readonly positionId: string
  readonly from: Day
  readonly to: Day | null
  readonly meets: boolean
  readonly metCount: number
  readonly totalCount: number
}

/** The days on which a requirement is proven, in normal form: the union of the spans of all evidence that suffices. */
export function metSpans(requirement: Requirement, evidence: readonly Evidence[]): DaySpan[] {
  if (requirement.kind === 'training_hours') return hoursSpans(requirement, evidence)
  return unionAll(evidence.flatMap((one) => (suffices(requirement, one) ? (countingSpan(one) ?? []) : [])))
}

/**
 * The standing of one person over all time. In: facts, and the standards of the positions held.
 * Out: runs in order of days, which cover the days of the main posts exactly, none shared; neighbours within one
 * post differ in some figure. On days without a standard in force: total 0, not met.
 */
export function standingSpans(facts: {
  readonly postings: readonly PostingFact[]
  readonly standardsByPosition: StandardsByPosition
  readonly evidence: readonly Evidence[]
  readonly waivers?: readonly Waiver[]
  readonly absences?: readonly Absence[]
  readonly rule?: CountingRule
}): StandingRun[] {
  const bySubject = new Map<string, Evidence[]>()
  for (const one of facts.evidence) {
    const subject = subjectOf(one)
    const found = bySubject.get(subject)
    if (found) found.push(one)
    else bySubject.set(subject, [one])
  }
  const rule = facts.rule ?? defaultCountingRule
  const away = excludedSpans(facts.absences ?? [], rule)
  const mains = postingsInOrder(facts.postings, 'main')
  const runs = mains.flatMap((posting, i) => {
    const held = subtract([posting.span], [...mains.slice(i + 1).map(({ span }) => span), ...away])
    const post = { posting, since: heldSince(posting, facts.postings), versions: facts.standardsByPosition.get(posting.positionId) ?? [], bySubject, waivers: facts.waivers ?? [] }
    return held.flatMap((span) => merged(runsOfPost(post, span)))
  })
  return runs.sort((a, b) => compareDay(a.from, b.from))
}

type Post = {
  readonly posting: PostingFact
  readonly since: Day
  readonly versions: readonly StandardVersion[]
  readonly bySubject: ReadonlyMap<string, readonly Evidence[]>
  readonly waivers: readonly Waiver[]
}

function runsOfPost(post: Post, held: DaySpan): StandingRun[] {
  const { posting, versions } = post
  const run = (span: DaySpan, metCount: number, totalCount: number): StandingRun => ({
    unitId: posting.unitId, positionId: posting.positionId, from: span.from, to: span.to,
    meets: totalCount > 0 && metCount === totalCount, metCount, totalCount,
  })
  const without = subtract([held], versions.map(({ span }) => span)).map((span) => run(span, 0, 0))
  const within = versions.flatMap((version) => {
    const span = intersect(held, version.span)
    if (span === null) return []
    return appliedPieces(version, span, post).flatMap((piece) =>
      countedRuns(piece.span, metSets(piece.version, post)).map(({ at, count }) => run(at, count, piece.version.requirements.length)))
  })
  return [...without, ...within].sort((a, b) => compareDay(a.from, b.from))
}

type Piece = { readonly version: StandardVersion; readonly span: DaySpan }

/** Cuts the days of a version at the end of its transition: before it the version that ended where this one began applies. */
function appliedPieces(version: StandardVersion, span: DaySpan, post: Post): Piece[] {
  const until = version.transitionUntil ?? null
  const before = until !== null && post.since < version.span.from ? post.versions.find((one) => one.span.to === version.span.from) : undefined
  if (until === null || before === undefined) return [{ version, span }]
  const early = intersect(span, { from: version.span.from, to: until })
  const late = intersect(span, { from: until, to: null })
  return [...(early === null ? [] : appliedPieces(before, early, post)), ...(late === null ? [] : [{ version, span: late }])]
}

/** The days on which each requirement does not stand against the person; where one level below is tolerated, that of one competency too. */
function metSets(version: StandardVersion, { since, bySubject, waivers }: Post): DaySpan[][] {
  const grace = { from: since, to: addDays(since, version.graceDays ?? 0) }
  const about = (requirement: Requirement) => bySubject.get(subjectOf(requirement)) ?? []
  const sets = version.requirements.map((requirement) =>
    unionAll([...metSpans(requirement, about(requirement)), ...waiversOf(waivers, subjectOf(requirement)).map(({ span }) => span), grace]))
  if (version.toleratesOneBelow !== true) return sets
  const tolerated = version.requirements.flatMap((requirement, i) => {
    const lower = oneBelow(requirement)
    return lower === null ? [] : subtract(metSpans(lower, about(requirement)), sets[i] ?? [])
  })
  return [...sets, unionAll(tolerated)]
}

/** Cuts a span wherever the number of sets that hold the day changes. */
function countedRuns(span: DaySpan, sets: readonly (readonly DaySpan[])[]): { at: DaySpan; count: number }[] {
  const changes = new Map<Day, number>()
  const change = (day: Day, by: number) => changes.set(day, (changes.get(day) ?? 0) + by)
  for (const met of sets.flat()) {
    const shared = intersect(met, span)
    if (shared === null) continue
    change(shared.from, 1)
    if (shared.to !== null) change(shared.to, -1)
  }
  const days = [...changes.keys()].filter((day) => day > span.from && (span.to === null || day < span.to)).sort(compareDay)
  let count = changes.get(span.from) ?? 0
  return [span.from, ...days].map((from, i) => {
    if (i > 0) count += changes.get(from) ?? 0
    return { at: { from, to: days[i] ?? span.to }, count }
  })
}

/** Joins touching runs with the same figures into maximal ones. */
function merged(runs: readonly StandingRun[]): StandingRun[] {
  const result: StandingRun[] = []
  for (const run of runs) {
    const last = result[result.length - 1]
    if (last !== undefined && last.to === run.from && last.metCount === run.metCount && last.totalCount === run.totalCount) {
      result[result.length - 1] = { ...last, to: run.to }
    } else {
      result.push(run)
    }
  }
  return result
}
