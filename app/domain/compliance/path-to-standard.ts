/**
 * One officer's shortest path to the standard: the standing tree's missing leaves, what closes each, the cheapest set of
 * steps with its dates, and whose move the rest is. What is met today but would lapse before the path ends is part of
 * the gap, so that the standard is really met on the last day; renewing such a certificate is a step like any other.
 * Source: issue "Compliance"; design.md §2, idea 2.
 */
import type { WorkingCalendar } from '../calendar/working-calendar'
import type { Day } from '../kernel/day'
import type { Requirement } from '../standard/standard'
import type { CourseFacts, OwnCourse } from './course-way'
import { type Obstacle, type PathMove, type StepOption, wayToClose } from './path-moves'
import { type PathStep, shortestPath } from './shortest-path'
import { type Leaf, type StandingTree, leavesOf } from './standing-tree'
import { type Pace, type StepDates, daysNeeded, scheduleSteps, studyDays } from './study-days'

export type PathQuestion = {
  readonly tree: StandingTree
  readonly courses: readonly CourseFacts[]
  readonly own: (courseCode: string) => OwnCourse
  /** Certificate types given by courses that are planned but not published. */
  readonly comingCertificates: ReadonlyMap<string, string>
  readonly today: Day
  /** The day on which study begins: today or later. */
  readonly start: Day
  readonly pace: Pace
  readonly calendar: WorkingCalendar
}

export type DatedStep = PathStep<StepOption> & StepDates & { readonly requirements: readonly Requirement[]; readonly proof: readonly Requirement[] }

/** A requirement (null: nothing can be judged) that no known step closes, and who has the next move. */
export type Unclosed = { readonly requirement: Requirement | null; readonly obstacle: Obstacle; readonly move: PathMove; readonly detail: string | null }

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
  /** First day on which something met today and not renewed here lapses; null = nothing does. */
  readonly holdsUntil: Day | null
}

/** The path from a tree. A tree that meets has no steps; one that cannot be judged has only whose move it is. Total. */
export function pathToStandard(question: PathQuestion): PathToStandard {
  const { tree, start, pace } = question
  const none = { pace, start, steps: [], minutes: 0, finish: null, provisional: false, isExact: true, lapsing: [], holdsUntil: null }
  if (tree.status !== 'judged') {
    return { ...none, unclosed: [{ requirement: null, obstacle: tree.status, move: tree.status === 'no_post' ? 'hr' : 'city', detail: null }] }
  }
  const leaves = leavesOf(tree)
  let gap: readonly Leaf[] = leaves.filter(isMissing)
  if (gap.length === 0) return { ...none, unclosed: [], holdsUntil: firstLapse(leaves) }
  for (;;) {
    const path = pathOver(question, leaves, gap)
    const lapsing = leaves.filter((leaf) => !gap.includes(leaf) && leaf.validTo !== null && path.finish !== null && leaf.validTo <= path.finish)
    if (lapsing.length === 0) return path
    gap = leaves.filter((leaf) => gap.includes(leaf) || lapsing.includes(leaf))
  }
}

const isMissing = (leaf: Leaf): boolean => leaf.state === 'missing'

function pathOver(question: PathQuestion, leaves: readonly Leaf[], gap: readonly Leaf[]): PathToStandard {
  const { today, start, pace, calendar } = question
  // A certificate may be renewed on the way once it is in the gap: its window opens before it lapses.
  const horizon = gap.flatMap(({ validTo }) => validTo ?? []).sort().at(-1) ?? today
  const { options, unclosed } = wayToClose(gap, { ...question, horizon })
  const found = shortestPath(gap.map(({ requirement }) => requirement.id), options)
  const days = studyDays(calendar, start, daysNeeded(found.minutes, pace))
  const dates = scheduleSteps(found.steps.map(({ option }) => option), days, pace)
  const named = (ids: readonly string[]) => gap.flatMap(({ requirement }) => (ids.includes(requirement.id) ? [requirement] : []))
  const steps = found.steps.map((step): DatedStep => ({ ...step, ...(dates.get(step.option.id) as StepDates), requirements: named(step.closes), proof: named(step.openWithout) }))
  return {
    pace,
    start,
    steps,
    minutes: found.minutes,
    finish: steps.map(({ finish }) => finish).sort().at(-1) ?? null,
    provisional: days.provisional,
    isExact: found.isExact,
    unclosed: [...unclosed, ...named(found.unclosed).filter((requirement) => !unclosed.some((one) => one.requirement.id === requirement.id)).map((requirement): Unclosed => ({ requirement, obstacle: 'course_before_missing', move: 'trainer', detail: null }))],
    lapsing: gap.filter((leaf) => !isMissing(leaf)).map(({ requirement }) => requirement),
    holdsUntil: firstLapse(leaves.filter((leaf) => !gap.includes(leaf))),
  }
}

function firstLapse(leaves: readonly Leaf[]): Day | null {
  return leaves.flatMap(({ validTo }) => validTo ?? []).sort()[0] ?? null
}
