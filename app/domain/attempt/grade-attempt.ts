/**
 * Grades one finished attempt from what was frozen (places with their points and keys) and what was saved (answer steps).
 * - At each place the step of the highest sequence counts; late steps never count; a place without a step earns nothing.
 * - Mark = sum of points × fraction, kept to four decimals as it is stored, so that re-grading gives the same mark.
 * - Passed = the pass percent is reached and no ★ place is wrong: one wrong ★ fails the test whatever the mark.
 * Source: course.yaml final_test.pass_percent and star_rule.
 */
import type { Grade } from '../question/kind'

/** One frozen place of the test. `grade` grades a stored response by the question's own kind. */
export type GradablePlace = {
  readonly ordinal: number
  readonly points: number
  readonly mustBeRight: boolean
  readonly grade: (response: unknown) => Grade
}

export type AnswerStep = { readonly ordinal: number; readonly sequence: number; readonly late: boolean; readonly response: unknown }

export type PlaceGrade = { readonly ordinal: number; readonly fraction: number; readonly right: boolean; readonly mustBeRight: boolean }

export type AttemptGrade = {
  readonly mark: number
  readonly maximum: number
  /** 0–100, not rounded up: 79.99 is not 80. */
  readonly percent: number
  readonly passed: boolean
  readonly perPlace: readonly PlaceGrade[]
  /** Places of ★ questions that were not answered right. */
  readonly failedStars: readonly number[]
}

const UNITS = 10_000

/** Grades an attempt. In: its places (at least one), its steps in any order, the pass percent (1–100). Never fails. */
export function gradeAttempt(places: readonly GradablePlace[], steps: readonly AnswerStep[], passPercent: number): AttemptGrade {
  const counted = latestSteps(steps)
  const perPlace = places.map((place) => gradePlace(place, counted.get(place.ordinal)))
  const markUnits = Math.round(places.reduce((sum, { points }, index) => sum + points * (perPlace[index]?.fraction ?? 0), 0) * UNITS)
  const maximumUnits = Math.round(places.reduce((sum, { points }) => sum + points, 0) * UNITS)
  const failedStars = perPlace.filter(({ mustBeRight, right }) => mustBeRight && !right).map(({ ordinal }) => ordinal)
  return {
    mark: markUnits / UNITS,
    maximum: maximumUnits / UNITS,
    percent: percentOf(markUnits, maximumUnits),
    passed: maximumUnits > 0 && markUnits * 100 >= passPercent * maximumUnits && failedStars.length === 0,
    perPlace,
    failedStars,
  }
}

/** A mark as a percentage, exact to two decimals and rounded down, so that what is short of a limit never shows it. */
export function percentOf(mark: number, maximum: number): number {
  return maximum === 0 ? 0 : Math.floor((mark * 10_000) / maximum + 1e-9) / 100
}

/** The step that counts at each place: the highest sequence that is not late. */
export function latestSteps<Step extends Pick<AnswerStep, 'ordinal' | 'sequence' | 'late'>>(steps: readonly Step[]): Map<number, Step> {
  const latest = new Map<number, Step>()
  for (const step of steps) {
    const other = latest.get(step.ordinal)
    if (!step.late && (other === undefined || step.sequence > other.sequence)) latest.set(step.ordinal, step)
  }
  return latest
}

function gradePlace({ ordinal, mustBeRight, grade }: GradablePlace, step: AnswerStep | undefined): PlaceGrade {
  const { fraction, right } = step === undefined ? { fraction: 0, right: false } : grade(step.response)
  return { ordinal, fraction, right, mustBeRight }
}
