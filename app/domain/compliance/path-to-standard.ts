/**
 * One officer's shortest path to the standard: the standing tree's open leaves (missing, or within the time of a new
 * appointee), what closes each, the cheapest set of steps with its dates, and whose move the rest is. What is met today but would lapse before the path ends is part of
 * the gap, so that the standard is really met on the last day; renewing such a certificate is a step like any other. So is
 * a competency met only because the standard tolerates one level below: another may be the cheaper one to tolerate.
 * Source: issue "Compliance"; design.md §2, idea 2.
 */
import type { WorkingCalendar } from '../calendar/working-calendar'
import type { Day } from '../kernel/day'
import type { Requirement } from '../standard/standard'
import type { MovesQuestion, StepOption } from './path-course'
import { hoursLacking, hoursOf, hoursReached, hoursYears } from './path-hours'
import { type Obstacle, type PathMove, wayToClose } from './path-moves'
import { datedSteps } from './path-dates'
import type { PathGoal } from './path-option'
import { type PathStep, shortestPath } from './shortest-path'
import { type Leaf, type StandingTree, leavesOf } from './standing-tree'
import { oneBelow } from './suffices'
import { type Pace, studyDays } from './study-days'
import type { StepDates } from './study-schedule'

export type PathQuestion = Omit<MovesQuestion, 'horizon' | 'hoursYear' | 'days' | 'learntFrom'> & {
  readonly tree: StandingTree
  readonly calendar: WorkingCalendar
}

/** `due`: the first day on which a new appointee would be in default without it; null = nothing it meets has such a day. */
export type DatedStep = PathStep<StepOption> & StepDates & { readonly requirements: readonly Requirement[]; readonly proof: readonly Requirement[]; readonly due: Day | null }

/** A requirement (null: nothing can be judged) that no known step closes, and who has the next move. `due` as of a step. */
export type Unclosed = { readonly requirement: Requirement | null; readonly obstacle: Obstacle; readonly move: PathMove; readonly detail: string | null; readonly due: Day | null }

export type PathToStandard = {
  readonly pace: Pace
  readonly start: Day
  readonly steps: readonly DatedStep[]
  readonly minutes: number
  readonly finish: Day | null
  readonly provisional: boolean
  readonly isExact: boolean
  readonly unclosed: readonly Unclosed[]
  /** Requirements met today that are renewed on the way, because they would lapse before its end. */
  readonly lapsing: readonly Requirement[]
  /** The competency that is to stay one level below, as the standard tolerates for one; null = none is needed. */
  readonly tolerated: Requirement | null
  /** First day on which something met today and not renewed here lapses; null = nothing does. */
  readonly holdsUntil: Day | null
}

/** The path from a tree. A tree that meets has no steps; one that cannot be judged has only whose move it is. Total. */
export function pathToStandard(question: PathQuestion): PathToStandard {
  const { tree, start, pace } = question
  const none = { pace, start, steps: [], minutes: 0, finish: null, provisional: false, isExact: true, lapsing: [], tolerated: null, holdsUntil: null }
  if (tree.status !== 'judged') {
    return { ...none, unclosed: [{ requirement: null, obstacle: tree.status, move: tree.status === 'no_post' ? 'hr' : 'city', detail: null, due: null }] }
  }
  const leaves = leavesOf(tree)
  if (!leaves.some(isOpen)) return { ...none, unclosed: [], holdsUntil: firstLapse(leaves) }
  let gap: Gap = { leaves: leaves.filter((leaf) => isOpen(leaf) || isTolerated(leaf)), tolerates: tree.standard.toleratesOneBelow === true, fallen: [] }
  for (;;) {
    const path = pathOver(question, leaves, gap)
    const ends = (day: Day | null | undefined) => day !== null && day !== undefined && path.finish !== null && day <= path.finish
    const lapsing = leaves.filter((leaf) => !gap.leaves.includes(leaf) && ends(leaf.validTo))
    const fallen = gap.leaves.filter((leaf) => leaf.requirement === path.tolerated && !gap.fallen.includes(leaf) && ends(leaf.below?.validTo))
    if (lapsing.length + fallen.length === 0) return path
    gap = { ...gap, leaves: leaves.filter((leaf) => gap.leaves.includes(leaf) || lapsing.includes(leaf)), fallen: [...gap.fallen, ...fallen] }
  }
}

/** What is to be closed. `fallen`: proven one level below today, but no longer on the last day. */
type Gap = { readonly leaves: readonly Leaf[]; readonly tolerates: boolean; readonly fallen: readonly Leaf[] }

/** Nothing proves it, whether or not a new appointee still has time. */
const isOpen = (leaf: Leaf): boolean => leaf.state === 'missing' || leaf.state === 'grace'
const isTolerated = (leaf: Leaf): boolean => 'tolerated' in leaf

/** Hours are gained for the first year in which the dates bear it out; where none does they stay open. */
function pathOver(question: PathQuestion, leaves: readonly Leaf[], gap: Gap): PathToStandard {
  const asking = gap.leaves.flatMap((leaf) => hoursOf(leaf)?.id ?? [])
  for (const year of asking.length === 0 ? [] : hoursYears(question.start)) {
    const path = pathIn(question, leaves, gap, year)
    if (gap.leaves.every((leaf) => hoursHold(leaf, path, question.today))) return path
  }
  return pathIn(question, leaves, gap, null)
}

function hoursHold(leaf: Leaf, { steps, unclosed, finish }: PathToStandard, today: Day): boolean {
  const asked = hoursOf(leaf)
  if (asked === undefined) return true
  const given = steps.flatMap((step) => ({ finish: step.finish, hours: step.option.adds?.[asked.id] ?? 0 }))
  return finish !== null && !unclosed.some(({ requirement }) => requirement === asked) && hoursReached(leaf, asked, given, today, finish)
}

function pathIn(question: PathQuestion, leaves: readonly Leaf[], gap: Gap, hoursYear: number | null): PathToStandard {
  const { today, start, pace, calendar } = question
  // A certificate may be renewed on the way once it is in the gap: its window opens before it lapses.
  const horizon = gap.leaves.flatMap((leaf) => (isTolerated(leaf) || isOpen(leaf) ? [] : (leaf.validTo ?? []))).sort().at(-1) ?? today
  const days = studyDays(calendar, start)
  const asked = { ...question, horizon, hoursYear, days }
  const { found, unclosed, dated } = datedSteps(asked, (learntFrom) => {
    const { options, unclosed } = wayToClose(gap.leaves, { ...asked, learntFrom })
    return { found: shortestPath(gap.leaves.map((leaf) => goalOf(leaf, gap, hoursYear, today)), options), unclosed }
  })
  const named = (ids: readonly string[]) => gap.leaves.flatMap(({ requirement }) => (ids.includes(requirement.id) ? [requirement] : []))
  const dueOf = (ids: readonly string[]) => firstLapse(gap.leaves.filter((leaf) => leaf.state === 'grace' && ids.includes(leaf.requirement.id)))
  const steps = dated.map((step): DatedStep => ({ ...step, requirements: named(step.closes), proof: named(step.openWithout), due: dueOf(step.openWithout) }))
  const left = named(found.unclosed).filter(({ id }) => !unclosed.some(({ requirement }) => requirement.id === id)).map((requirement) => ({ requirement, obstacle: 'course_before_missing', move: 'trainer', detail: null }) as const)
  const spared = gap.leaves.find(({ requirement }) => requirement.id === found.tolerated)
  return {
    pace,
    start,
    steps,
    minutes: found.minutes,
    finish: steps.map(({ finish }) => finish).sort().at(-1) ?? null,
    provisional: steps.some(({ learnt }) => days.isProvisional(learnt)),
    isExact: found.isExact,
    unclosed: [...unclosed, ...left].map((one): Unclosed => ({ ...one, due: dueOf([one.requirement.id]) })),
    lapsing: gap.leaves.filter((leaf) => !isOpen(leaf) && !isTolerated(leaf)).map(({ requirement }) => requirement),
    tolerated: spared?.requirement ?? null,
    holdsUntil: firstLapse([...leaves.filter((leaf) => !gap.leaves.includes(leaf)), ...(spared?.below && !gap.fallen.includes(spared) ? [{ validTo: spared.below.validTo }] : [])]),
  }
}

function goalOf(leaf: Leaf, { tolerates, fallen }: Gap, hoursYear: number | null, today: Day): PathGoal {
  const { requirement } = leaf
  if (requirement.kind === 'training_hours') return { id: requirement.id, amount: hoursYear === null ? requirement.hours : hoursLacking(leaf, requirement, hoursYear, today) }
  if (!tolerates || oneBelow(requirement) === null) return { id: requirement.id }
  return { id: requirement.id, below: leaf.below !== undefined && !fallen.includes(leaf) ? 'held' : 'open' }
}

function firstLapse(leaves: readonly Pick<Leaf, 'validTo'>[]): Day | null {
  return leaves.flatMap(({ validTo }) => validTo ?? []).sort()[0] ?? null
}
