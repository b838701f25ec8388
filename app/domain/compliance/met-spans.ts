/**
 * Compliance as day spans: the second road to what evaluate.ts says of one day, for all days at once.
 * A met requirement is a set of spans; a main post is cut wherever the standard's version or the number of met
 * requirements changes. The runs are stored (standing_span), so that any unit on any date is a count.
 * Source: design.md §2, idea 3. A property test keeps this equal to `evaluate` on random histories.
 */
import { type Day, compareDay } from '../kernel/day'
import { type DaySpan, intersect, subtract, unionAll } from '../kernel/day-span'
import { type Evidence, countingSpan } from '../evidence/evidence'
import type { Requirement, StandardVersion, StandardsByPosition } from '../standard/standard'
import { type PostingFact, postingsInOrder } from './person-facts'
import { subjectOf, suffices } from './suffices'

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

/** The days on which a requirement is met, in normal form: the union of the spans of all evidence that suffices. */
export function metSpans(requirement: Requirement, evidence: readonly Evidence[]): DaySpan[] {
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
}): StandingRun[] {
  const bySubject = new Map<string, Evidence[]>()
  for (const one of facts.evidence) {
    const subject = subjectOf(one)
    const found = bySubject.get(subject)
    if (found) found.push(one)
    else bySubject.set(subject, [one])
  }
  const mains = postingsInOrder(facts.postings, 'main')
  const runs = mains.flatMap((posting, i) => {
    const held = subtract([posting.span], mains.slice(i + 1).map(({ span }) => span))
    const versions = facts.standardsByPosition.get(posting.positionId) ?? []
    return held.flatMap((span) => merged(runsOfPost(posting, span, versions, bySubject)))
  })
  return runs.sort((a, b) => compareDay(a.from, b.from))
}

function runsOfPost(posting: PostingFact, held: DaySpan, versions: readonly StandardVersion[], bySubject: ReadonlyMap<string, readonly Evidence[]>): StandingRun[] {
  const run = (span: DaySpan, metCount: number, totalCount: number): StandingRun => ({
    unitId: posting.unitId, positionId: posting.positionId, from: span.from, to: span.to,
    meets: totalCount > 0 && metCount === totalCount, metCount, totalCount,
  })
  const without = subtract([held], versions.map(({ span }) => span)).map((span) => run(span, 0, 0))
  const within = versions.flatMap((version) => {
    const span = intersect(held, version.span)
    if (span === null) return []
    const sets = version.requirements.map((requirement) => metSpans(requirement, bySubject.get(subjectOf(requirement)) ?? []))
    return countedRuns(span, sets).map(({ at, count }) => run(at, count, version.requirements.length))
  })
  return [...without, ...within].sort((a, b) => compareDay(a.from, b.from))
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
