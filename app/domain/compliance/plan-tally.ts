/**
 * The paths of the people of a unit added up, some at a time: what is kept is as small for a city as for a commune, so that
 * a plan of a hundred thousand people holds neither memory nor the event loop. Who lapses again before the last day is
 * known only when all are in, so people are counted by what it takes and the day on which it would lapse.
 */
import { type Day, compareDay } from '../kernel/day'
import type { PathToStandard } from './path-to-standard'
import { type PlanCourse, type PlanObstacle, type PlanOutcome, type PlanRequirement, type PlannedOfficer, type TrainingPlan, neededFor, obstacleKey, requirementKey } from './training-plan'

export type PlanTally = {
  readonly courses: ReadonlyMap<string, PlanCourse>
  readonly papers: ReadonlyMap<string, PlanRequirement>
  readonly assessments: ReadonlyMap<string, PlanRequirement>
  readonly obstacles: ReadonlyMap<string, PlanObstacle>
  /** People whom nothing holds up, by what it takes and the day on which it would lapse (empty: none known). */
  readonly ends: ReadonlyMap<string, number>
  readonly cannot: number
  readonly handIn: number
  readonly assessed: number
  readonly minutes: number
  readonly provisional: boolean
  readonly isExact: boolean
  /** The day on which the slowest path ends. */
  readonly last: Day | null
}

export const NO_PATHS: PlanTally = { courses: new Map(), papers: new Map(), assessments: new Map(), obstacles: new Map(), ends: new Map(), cannot: 0, handIn: 0, assessed: 0, minutes: 0, provisional: false, isExact: true, last: null }

/** The sum with some more paths in it. */
export function addPaths(tally: PlanTally, paths: readonly PathToStandard[]): PlanTally {
  const doing = (kind: 'document' | 'assessment') => paths.filter(({ steps }) => steps.some(({ option }) => option.kind === kind)).length
  const ends = new Map(tally.ends)
  for (const path of paths.filter(({ unclosed }) => unclosed.length === 0)) addOne(ends, `${neededFor(path)} ${path.holdsUntil ?? ''}`, (count = 0) => count + 1)
  return {
    courses: withCourses(tally.courses, paths),
    papers: withRequirements(tally.papers, paths, 'document'),
    assessments: withRequirements(tally.assessments, paths, 'assessment'),
    obstacles: withObstacles(tally.obstacles, paths),
    ends,
    cannot: tally.cannot + paths.filter(({ unclosed }) => unclosed.length > 0).length,
    handIn: tally.handIn + doing('document'),
    assessed: tally.assessed + doing('assessment'),
    minutes: paths.reduce((sum, { minutes }) => sum + minutes, tally.minutes),
    provisional: tally.provisional || paths.some(({ provisional, minutes }) => provisional && minutes > 0),
    isExact: tally.isExact && paths.every(({ isExact }) => isExact),
    last: paths.flatMap(({ finish }) => finish ?? []).reduce<Day | null>((last, day) => (last === null || compareDay(day, last) > 0 ? day : last), tally.last),
  }
}

export type PlanFigures = { readonly people: number; readonly metNow: number; readonly lapsing: number; readonly on: Day }

/** The plan of a sum. In: the counts of the unit, and the last day of the plan. Total. */
export function planOf(tally: PlanTally, { people, metNow, lapsing, on }: PlanFigures): TrainingPlan {
  const outcomes: Record<PlanOutcome, number> = { courses: 0, documents: 0, assessments: 0, lapsed: 0, cannot: tally.cannot }
  for (const [key, count] of tally.ends) {
    const [needed = '', lapses = ''] = key.split(' ')
    outcomes[lapses !== '' && lapses <= on ? 'lapsed' : (needed as PlanOutcome)] += count
  }
  const { handIn, assessed, minutes, provisional, isExact } = tally
  return {
    on, people, metNow, lapsing, outcomes, handIn, assessed, minutes, provisional, isExact,
    after: metNow - lapsing + outcomes.courses + outcomes.documents + outcomes.assessments,
    courses: [...tally.courses.values()].sort((a, b) => (a.courseCode < b.courseCode ? -1 : 1)),
    papers: [...tally.papers.values()].sort(mostFirst),
    assessments: [...tally.assessments.values()].sort(mostFirst),
    obstacles: [...tally.obstacles.values()].sort(mostFirst),
  }
}

export type PlanFacts = PlanFigures & { readonly officers: readonly Pick<PlannedOfficer, 'path'>[] }

/** The plan of everybody at once. In: everybody who does not meet the standard today with the path, and the counts of the unit. Total. */
export function trainingPlan({ officers, ...figures }: PlanFacts): TrainingPlan {
  return planOf(addPaths(NO_PATHS, officers.map(({ path }) => path)), figures)
}

function addOne<Row>(rows: Map<string, Row>, key: string, changed: (row: Row | undefined) => Row): void {
  rows.set(key, changed(rows.get(key)))
}

function withCourses(before: PlanTally['courses'], paths: readonly PathToStandard[]): Map<string, PlanCourse> {
  const rows = new Map(before)
  for (const { option, finish } of paths.flatMap(({ steps }) => steps)) {
    if (option.kind !== 'course') continue
    addOne(rows, option.id, (found) => {
      const row = found ?? { key: option.id, courseCode: option.courseCode, title: option.title, people: 0, enrolled: 0, listed: 0, seats: 0, minutes: 0, first: null, last: null }
      const counted = { ...row, people: row.people + 1, enrolled: row.enrolled + Number(option.enrolled), listed: row.listed + Number(option.listed), seats: row.seats + Number(!option.listed), minutes: row.minutes + option.minutes }
      return option.wait?.kind === 'marking' ? counted : { ...counted, ...spanWith(row, finish) }
    })
  }
  return rows
}

function spanWith({ first, last }: Pick<PlanCourse, 'first' | 'last'>, day: Day): Pick<PlanCourse, 'first' | 'last'> {
  return { first: first === null || day < first ? day : first, last: last === null || day > last ? day : last }
}

function withRequirements(before: PlanTally['papers'], paths: readonly PathToStandard[], kind: 'document' | 'assessment'): Map<string, PlanRequirement> {
  const rows = new Map(before)
  for (const { requirements } of paths.flatMap(({ steps }) => steps.filter(({ option }) => option.kind === kind))) {
    for (const requirement of requirements) {
      const key = `${kind}:${requirementKey(requirement)}`
      addOne(rows, key, (row) => ({ key, requirement, people: (row?.people ?? 0) + 1 }))
    }
  }
  return rows
}

function withObstacles(before: PlanTally['obstacles'], paths: readonly PathToStandard[]): Map<string, PlanObstacle> {
  const rows = new Map(before)
  for (const { due: _, ...one } of paths.flatMap(({ unclosed }) => unclosed)) addOne(rows, obstacleKey(one), (row) => ({ ...one, key: obstacleKey(one), people: (row?.people ?? 0) + 1 }))
  return rows
}

function mostFirst(a: { readonly people: number; readonly key: string }, b: { readonly people: number; readonly key: string }): number {
  return b.people - a.people || (a.key < b.key ? -1 : 1)
}
