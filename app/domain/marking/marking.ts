/**
 * What becomes of the marks that people give one essay, each without knowing whose it is nor what others gave.
 * - As many markers as the question asks for (one or two). Two who differ by more than the test allows call a third.
 * - Two who agree: the mean. Three: the mean of the two that lie closest together; of all three where both gaps are equal.
 * Source: issue "Assessment" (two markers, a third when they differ by more than a set amount); the mean is a product choice.
 */
export type MarkingRules = {
  /** markers asked for at first */
  readonly markers: 1 | 2
  /** part of the points, 0 to 1, by which two may differ */
  readonly differ: number
}

export type MarkingState =
  | { readonly state: 'waiting'; /** markers still to come; `third` = because two differ */ readonly left: number; readonly third: boolean }
  | { readonly state: 'agreed'; readonly fraction: number }

/** Marks are kept to six decimals: so are their differences. */
const EPSILON = 1e-6

/** In: the fractions given so far, in the order they came. */
export function markingState(fractions: readonly number[], { markers, differ }: MarkingRules): MarkingState {
  const [first, second, third] = fractions
  if (fractions.length < markers) return { state: 'waiting', left: markers - fractions.length, third: false }
  if (first === undefined) return { state: 'waiting', left: markers, third: false }
  if (second === undefined) return { state: 'agreed', fraction: first }
  if (third !== undefined) return { state: 'agreed', fraction: closest([first, second, third]) }
  return Math.abs(first - second) > differ + EPSILON ? { state: 'waiting', left: 1, third: true } : { state: 'agreed', fraction: mean([first, second]) }
}

/** Criteria with what may be given for each. */
export type Rubric = readonly { readonly id: string; readonly maximum: number }[]

/** Part of all maxima that was given, 0 to 1; null when a criterion is missing or out of its bounds. */
export function rubricFraction(rubric: Rubric, scores: Readonly<Record<string, number>>): number | null {
  if (rubric.some(({ id, maximum }) => !((scores[id] ?? -1) >= 0 && (scores[id] ?? 0) <= maximum))) return null
  const given = rubric.reduce((sum, { id }) => sum + (scores[id] ?? 0), 0)
  return given / rubric.reduce((sum, { maximum }) => sum + maximum, 0)
}

function closest(fractions: readonly [number, number, number]): number {
  const [low, middle, high] = [...fractions].sort((a, b) => a - b) as [number, number, number]
  const below = middle - low
  const above = high - middle
  if (Math.abs(below - above) <= EPSILON) return mean([low, middle, high])
  return below < above ? mean([low, middle]) : mean([middle, high])
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
