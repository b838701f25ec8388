/** Which open time step a six-digit code belongs to, compared in constant time; null for none. */
import { verifyHOTP } from '@oslojs/otp'
import { CODE_DIGITS, openSteps } from '~/domain/access/totp'

export function findStep(secret: Uint8Array, code: string, now: Date, lastStep: bigint | null): bigint | null {
  // Every open step is tried, so that the time taken does not tell which one it was.
  const matching = openSteps(now, lastStep).map((step) => (verifyHOTP(secret, step, CODE_DIGITS, code) ? step : null))
  return matching.find((step) => step !== null) ?? null
}
