/**
 * The moments that all figures of item analysis are built from: mean, variance and covariance with n−1, median.
 * What cannot be said of so few values is null, never 0. Two passes, so that large marks lose no digits.
 * Source: issue "Assessment" (n−1 moments).
 */

/** The sum divided by the number of values; null of none. */
export function mean(values: readonly number[]): number | null {
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Covariance with n−1 of two lists of the same length; null of fewer than two pairs. */
export function covariance(xs: readonly number[], ys: readonly number[]): number | null {
  const [meanX, meanY] = [mean(xs), mean(ys)]
  if (meanX === null || meanY === null || xs.length < 2) return null
  return xs.reduce((sum, x, index) => sum + (x - meanX) * ((ys[index] ?? meanY) - meanY), 0) / (xs.length - 1)
}

/** Variance with n−1; null of fewer than two values. */
export function variance(values: readonly number[]): number | null {
  return covariance(values, values)
}

/** The middle value, or the mean of the two in the middle; null of none. */
export function median(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1 ? (sorted[middle] ?? null) : mean(sorted.slice(middle - 1, middle + 1))
}

/** Whether a spread is nothing but rounding: marks have four decimals. */
export function isNothing(spread: number): boolean {
  return Math.abs(spread) < 1e-10
}
