/**
 * Exact parts of a mark: 1/3 + 1/3 + 1/3 is 1, which no sum of decimals is. Whole numerators and denominators, lowest
 * terms, the sign above. Source: writing-guide §24 (partial credit in exact fractions).
 */
export type Fraction = { readonly numerator: number; readonly denominator: number }

export const ZERO: Fraction = { numerator: 0, denominator: 1 }
export const ONE: Fraction = { numerator: 1, denominator: 1 }

const MAX_DENOMINATOR = 60

/** Reads "1/3", "-1/3", "1", "0" or a whole number. Out: undefined for anything else, and for denominators above 60. */
export function parseFraction(value: unknown): Fraction | undefined {
  const match = /^(-?\d{1,3})(?:\/([1-9]\d?))?$/.exec(String(value))
  if (match === null || (typeof value !== 'string' && typeof value !== 'number')) return undefined
  const denominator = Number(match[2] ?? 1)
  return denominator > MAX_DENOMINATOR ? undefined : lowest(Number(match[1]), denominator)
}

/** k of n, in lowest terms. In: whole numbers, 0 ≤ k ≤ n, n ≥ 1. */
export function partOf(k: number, n: number): Fraction {
  return lowest(k, n)
}

/** The sum, in lowest terms. */
export function addFractions(a: Fraction, b: Fraction): Fraction {
  return lowest(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

/** Negative, 0 or positive. */
export function compareFractions(a: Fraction, b: Fraction): number {
  return a.numerator * b.denominator - b.numerator * a.denominator
}

/** The nearest number; 1 and 0 are exact. */
export function fractionNumber(value: Fraction): number {
  return value.numerator / value.denominator
}

function lowest(numerator: number, denominator: number): Fraction {
  const divisor = gcd(Math.abs(numerator), denominator)
  return { numerator: numerator / divisor + 0, denominator: denominator / divisor }
}

function gcd(a: number, b: number): number {
  return b === 0 ? a : gcd(b, a % b)
}
