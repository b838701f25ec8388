/**
 * How long a failed sign-in makes the next one wait. Counts within a sliding window, so that it ends by itself:
 * nobody can lock somebody else out for good. Many officers share one address (a commune office), hence its larger allowance.
 * Source: product choice, in the spirit of NIST SP 800-63B §5.2.2 (rate limiting).
 */
export const allowedFailures = {
  account: { free: 5, windowMinutes: 30, longestSeconds: 300 },
  address: { free: 50, windowMinutes: 10, longestSeconds: 120 },
} as const

/**
 * Seconds still to wait (0 = may try now).
 * @param failures failed sign-ins of this subject within its window
 * @param sinceLast seconds since the latest of them
 */
export function waitSeconds(kind: keyof typeof allowedFailures, failures: number, sinceLast: number): number {
  const { free, longestSeconds } = allowedFailures[kind]
  if (failures < free) return 0
  const delay = Math.min(longestSeconds, 2 ** Math.min(failures - free + 1, 16))
  return Math.max(0, delay - sinceLast)
}
