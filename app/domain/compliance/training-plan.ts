/**
 * The shortest paths of the people of a unit, added up: seats by course, papers to collect, competencies to assess, what
 * waits for others, and how many would meet the standard if all of it were done. That figure is counted on the last day
 * of the plan and counts off whoever meets today but lapses before it, and whoever gets there but lapses again: it
 * promises nothing that the facts do not hold. The sum itself is plan-tally.ts.
 * Source: issue "Compliance" (training plan of a unit); requirements.md (100 %: persons once, by main position).
 */
import type { Day } from '../kernel/day'
import type { Requirement } from '../standard/standard'
import type { PathToStandard, Unclosed } from './path-to-standard'
import { subjectOf } from './suffices'

export type PlannedOfficer = {
  readonly officerId: string
  readonly staffCode: string
  readonly fullName: string
  readonly unitName: string
  readonly unitType: string
  readonly positionName: string
  readonly missing: number
  readonly path: PathToStandard
}

/** How it ends for one person who does all of it. */
export type PlanOutcome = 'courses' | 'documents' | 'assessments' | 'lapsed' | 'cannot'

export type PlanCourse = { readonly key: string; readonly courseCode: string; readonly title: string; readonly people: number; readonly enrolled: number; readonly listed: number; /** Seats still to plan. */ readonly seats: number; readonly minutes: number; /** Earliest and latest of the people's earliest ends; null: all are being marked. */ readonly first: Day | null; readonly last: Day | null }
export type PlanRequirement = { readonly key: string; readonly requirement: Requirement; readonly people: number }
export type PlanObstacle = Omit<Unclosed, 'due'> & { readonly key: string; readonly people: number }

export type TrainingPlan = {
  readonly on: Day
  readonly people: number
  readonly metNow: number
  /** Meet today, not on the last day. */
  readonly lapsing: number
  /** Meet on the last day if all is done. */
  readonly after: number
  readonly outcomes: Readonly<Record<PlanOutcome, number>>
  readonly courses: readonly PlanCourse[]
  readonly papers: readonly PlanRequirement[]
  readonly assessments: readonly PlanRequirement[]
  readonly obstacles: readonly PlanObstacle[]
  /** People who hand something in, are assessed. */
  readonly handIn: number
  readonly assessed: number
  readonly minutes: number
  readonly provisional: boolean
  readonly isExact: boolean
}

/** The day on which the slowest of the paths ends, or the first day of study. */
export function lastDayOfPlan(officers: readonly PlannedOfficer[], start: Day): Day {
  return officers.reduce((last, { path }) => (path.finish !== null && path.finish > last ? path.finish : last), start)
}

/** In: a path and the last day of the plan. What is needed beyond courses decides; an assessment weighs more than a paper. */
export function outcomeOf(path: PathToStandard, on: Day): PlanOutcome {
  if (path.unclosed.length > 0) return 'cannot'
  return path.holdsUntil !== null && path.holdsUntil <= on ? 'lapsed' : neededFor(path)
}

/** What it takes when nothing holds it up. */
export function neededFor({ steps }: PathToStandard): Exclude<PlanOutcome, 'lapsed' | 'cannot'> {
  if (steps.some(({ option }) => option.kind === 'assessment')) return 'assessments'
  return steps.some(({ option }) => option.kind === 'document') ? 'documents' : 'courses'
}

/** What a requirement asks for, the same for everybody of whom it is asked. */
export function requirementKey(requirement: Requirement): string {
  return requirement.kind === 'competency' ? `${subjectOf(requirement)}:${requirement.level}` : requirement.kind === 'education' ? `education:${requirement.education}` : subjectOf(requirement)
}

/** The rows of the plan that a person stands in: by them names are found. */
export function planKeys({ path }: Pick<PlannedOfficer, 'path'>, on: Day): string[] {
  return [
    `outcome:${outcomeOf(path, on)}`,
    ...path.steps.flatMap(({ option, requirements }) => (option.kind === 'course' ? [option.id] : [option.kind, ...requirements.map((one) => `${option.kind}:${requirementKey(one)}`)])),
    ...path.unclosed.map(obstacleKey),
  ]
}

/** What nobody known closes, the same for everybody it holds up. */
export function obstacleKey({ requirement, obstacle }: Pick<Unclosed, 'requirement' | 'obstacle'>): string {
  return `cannot:${requirement ? requirementKey(requirement) : ''}:${obstacle}`
}
