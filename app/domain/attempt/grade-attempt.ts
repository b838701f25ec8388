/**
 * Grades one finished attempt from what was frozen (places with their points and keys), what was saved (answer steps) and
 * what people marked.
 * - At each place the step of the highest sequence counts; late steps never count; a place without a step earns nothing.
 * - Mark = sum of points × fraction, kept to four decimals as it is stored, so that re-grading gives the same mark.
 * - Passed = the pass percent is reached, no ★ place is wrong, no answer is a fatal error and nothing waits for a marker.
 * - A re-grade may treat a place apart: right for everyone, or left out of mark and maximum, with its ★ and fatal errors.
 * Source: course.yaml final_test.pass_percent and star_rule; issue "Assessment".
 */
import type { Grade } from '../question/kind'

/** What a decision to re-grade says about a question. */
export type Treatment = 'everyone_right' | 'left_out'

/** One frozen place of the test. `grade` grades a stored response by the question's own kind. */
export type GradablePlace = {
  readonly ordinal: number
  readonly points: number
  readonly mustBeRight: boolean
  readonly grade: (response: unknown) => Grade
  readonly treatment?: Treatment | undefined
}

export type AnswerStep = { readonly ordinal: number; readonly sequence: number; readonly late: boolean; readonly response: unknown }

/** What markers gave, by place: 0 to 1. */
export type MarkedFractions = ReadonlyMap<number, number>

/** `marked`: a person gave the fraction; `needsMarking`: a person still must. */
export type PlaceGrade = {
  readonly ordinal: number
  readonly fraction: number
  readonly right: boolean
  readonly mustBeRight: boolean
  readonly fatal?: true
  readonly needsMarking?: true
  readonly marked?: true
  readonly treatment?: Treatment
}

export type AttemptGrade = {
  readonly mark: number
  readonly maximum: number
  /** 0–100, not rounded up: 79.99 is not 80. */
  readonly percent: number
  readonly passed: boolean
  readonly perPlace: readonly PlaceGrade[]
  /** Places of ★ questions that were not answered right. */
  readonly failedStars: readonly number[]
  /** Places where the answer is an error that fails the whole test. */
  readonly fatalPlaces: readonly number[]
  /** Places that wait for a marker; the mark is not final while there are any. */
  readonly toBeMarked: readonly number[]
}

const UNITS = 10_000
const NOT_MARKED: MarkedFractions = new Map()

/** Grades an attempt. In: its places (at least one), its steps in any order, the pass percent (1–100), marks of people. Never fails. */
export function gradeAttempt(places: readonly GradablePlace[], steps: readonly AnswerStep[], passPercent: number, marked: MarkedFractions = NOT_MARKED): AttemptGrade {
  const counted = latestSteps(steps)
  const perPlace = places.map((place) => gradePlace(place, counted.get(place.ordinal), marked.get(place.ordinal)))
  const counts = places.filter(({ treatment }) => treatment !== 'left_out')
  const fractions = new Map(perPlace.map(({ ordinal, fraction }) => [ordinal, fraction]))
  const markUnits = Math.round(counts.reduce((sum, { ordinal, points }) => sum + points * (fractions.get(ordinal) ?? 0), 0) * UNITS)
  const maximumUnits = Math.round(counts.reduce((sum, { points }) => sum + points, 0) * UNITS)
  const failedStars = ordinalsOf(perPlace, ({ mustBeRight, right, treatment, needsMarking }) => mustBeRight && !right && treatment !== 'left_out' && !needsMarking)
  const fatalPlaces = ordinalsOf(perPlace, ({ fatal }) => fatal === true)
  const toBeMarked = ordinalsOf(perPlace, ({ needsMarking }) => needsMarking === true)
  const reached = maximumUnits > 0 && markUnits * 100 >= passPercent * maximumUnits
  return {
    mark: markUnits / UNITS,
    maximum: maximumUnits / UNITS,
    percent: percentOf(markUnits, maximumUnits),
    passed: reached && [failedStars, fatalPlaces, toBeMarked].every((list) => list.length === 0),
    perPlace,
    failedStars,
    fatalPlaces,
    toBeMarked,
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

function ordinalsOf(places: readonly PlaceGrade[], holds: (place: PlaceGrade) => boolean): number[] {
  return places.filter(holds).map(({ ordinal }) => ordinal)
}

function gradePlace({ ordinal, mustBeRight, grade, treatment }: GradablePlace, step: AnswerStep | undefined, marked: number | undefined): PlaceGrade {
  const place = { ordinal, mustBeRight }
  if (treatment === 'left_out') return { ...place, fraction: 0, right: false, treatment }
  if (treatment === 'everyone_right') return { ...place, fraction: 1, right: true, treatment }
  if (step === undefined) return { ...place, fraction: 0, right: false }
  const { fraction, right, fatal, needsMarking } = grade(step.response)
  const error = fatal ? { fatal: true as const } : {}
  if (!needsMarking) return { ...place, fraction, right, ...error }
  if (marked === undefined) return { ...place, fraction, right: false, ...error, needsMarking: true }
  return { ...place, fraction: marked, right: marked >= 1, ...error, marked: true }
}
