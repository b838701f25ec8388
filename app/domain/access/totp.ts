/**
 * The steps of time-based one-time codes: a code belongs to a 30-second step; one step early or late is let pass for
 * clocks that differ, and a step at or before the last accepted one never again. Source: RFC 6238 §5.2.
 */
export const STEP_SECONDS = 30
export const CODE_DIGITS = 6
export const WINDOW_STEPS = 1

/** The step that an instant lies in. */
export function stepOf(now: Date): bigint {
  return BigInt(Math.floor(now.getTime() / 1000 / STEP_SECONDS))
}

/** Steps whose code may be given now, nearest first; none that was used before. In: the last accepted step, or null. */
export function openSteps(now: Date, lastStep: bigint | null): bigint[] {
  const current = stepOf(now)
  const steps = [current]
  for (let distance = 1n; distance <= BigInt(WINDOW_STEPS); distance++) steps.push(current - distance, current + distance)
  return steps.filter((step) => lastStep === null || step > lastStep)
}
