/**
 * Parts of a mark between the systems: ours are exact ("1/3"), theirs decimals or percents of five places (33.33333).
 * The nearest fraction with a small denominator is what was meant; one that is near none is not a part we can say.
 */
import { parseFraction, fractionNumber } from '../question/fraction'

const MAX_DENOMINATOR = 60
const NEAR = 0.0000051

/** In: a part of the mark, -1 to 1. Out: "1/3", "-1/2", "1", "0"; undefined when no fraction with a denominator to 60 is near. */
export function exactFraction(part: number): string | undefined {
  for (let denominator = 1; denominator <= MAX_DENOMINATOR; denominator++) {
    const numerator = Math.round(part * denominator)
    if (Math.abs(part - numerator / denominator) <= NEAR) return denominator === 1 ? String(numerator + 0) : `${numerator}/${denominator}`
  }
  return undefined
}

/** A stored fraction as a percent of five places, without needless zeros: 33.33333, 100, -50. */
export function percentOf(fraction: unknown): string {
  const read = parseFraction(fraction)
  return read === undefined ? '0' : String(Number((fractionNumber(read) * 100).toFixed(5)))
}
