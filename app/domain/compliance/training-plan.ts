/**
 * The shortest paths of the people of a unit, added up: seats by course, papers to collect, competencies to assess, what
 * waits for others, and how many would meet the standard if all of it were done. That figure is counted on the last day
 * of the plan and counts off whoever meets today but lapses before it, and whoever gets there but lapses again: it
 * promises nothing that the facts do not hold.
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
export type PlanObstacle = Unclosed & { readonly key: string; readonly people: number }

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
export function outcomeOf({ steps, unclosed, holdsUntil }: PathToStandard, on: Day): PlanOutcome {
  if (unclosed.length > 0) return 'cannot'
  if (holdsUntil !== null && holdsUntil <= on) return 'lapsed'
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

function obstacleKey({ requirement, obstacle }: Unclosed): string {
  return `cannot:${requirement ? requirementKey(requirement) : ''}:${obstacle}`
}

export type PlanFacts = { readonly officers: readonly PlannedOfficer[]; readonly people: number; readonly metNow: number; readonly lapsing: number; readonly on: Day }

/** Adds the paths up. In: everybody who does not meet the standard today with the path, and the counts of the unit. Total. */
export function trainingPlan({ officers, people, metNow, lapsing, on }: PlanFacts): TrainingPlan {
  const outcomes: Record<PlanOutcome, number> = { courses: 0, documents: 0, assessments: 0, lapsed: 0, cannot: 0 }
  for (const { path } of officers) outcomes[outcomeOf(path, on)]++
  const doing = (kind: 'document' | 'assessment') => officers.filter(({ path }) => path.steps.some(({ option }) => option.kind === kind)).length
  return {
    on, people, metNow, lapsing, outcomes,
    after: metNow - lapsing + outcomes.courses + outcomes.documents + outcomes.assessments,
    courses: coursesOf(officers),
    papers: requirementsOf(officers, 'document'),
    assessments: requirementsOf(officers, 'assessment'),
    obstacles: obstaclesOf(officers),
    handIn: doing('document'),
    assessed: doing('assessment'),
    minutes: officers.reduce((sum, { path }) => sum + path.minutes, 0),
    provisional: officers.some(({ path }) => path.provisional && path.minutes > 0),
    isExact: officers.every(({ path }) => path.isExact),
  }
}

function coursesOf(officers: readonly PlannedOfficer[]): PlanCourse[] {
  const rows = new Map<string, PlanCourse>()
  for (const { option, finish } of officers.flatMap(({ path }) => path.steps)) {
    if (option.kind !== 'course') continue
    const row = rows.get(option.id) ?? { key: option.id, courseCode: option.courseCode, title: option.title, people: 0, enrolled: 0, listed: 0, seats: 0, minutes: 0, first: null, last: null }
    const counted = { ...row, people: row.people + 1, enrolled: row.enrolled + Number(option.enrolled), listed: row.listed + Number(option.listed), seats: row.seats + Number(!option.listed), minutes: row.minutes + option.minutes }
    rows.set(option.id, option.wait?.kind === 'marking' ? counted : { ...counted, ...spanWith(row, finish) })
  }
  return [...rows.values()].sort((a, b) => (a.courseCode < b.courseCode ? -1 : 1))
}

function spanWith({ first, last }: Pick<PlanCourse, 'first' | 'last'>, day: Day): Pick<PlanCourse, 'first' | 'last'> {
  return { first: first === null || day < first ? day : first, last: last === null || day > last ? day : last }
}

function requirementsOf(officers: readonly PlannedOfficer[], kind: 'document' | 'assessment'): PlanRequirement[] {
  const rows = new Map<string, PlanRequirement>()
  for (const { option, requirements } of officers.flatMap(({ path }) => path.steps)) {
    if (option.kind !== kind) continue
    for (const requirement of requirements) {
      const key = `${kind}:${requirementKey(requirement)}`
      rows.set(key, { key, requirement, people: (rows.get(key)?.people ?? 0) + 1 })
    }
  }
  return [...rows.values()].sort(mostFirst)
}

function obstaclesOf(officers: readonly PlannedOfficer[]): PlanObstacle[] {
  const rows = new Map<string, PlanObstacle>()
  for (const one of officers.flatMap(({ path }) => path.unclosed)) {
    const key = obstacleKey(one)
    rows.set(key, { ...one, key, people: (rows.get(key)?.people ?? 0) + 1 })
  }
  return [...rows.values()].sort(mostFirst)
}

function mostFirst(a: { readonly people: number; readonly key: string }, b: { readonly people: number; readonly key: string }): number {
  return b.people - a.people || (a.key < b.key ? -1 : 1)
}
