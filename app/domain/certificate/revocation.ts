/**
 * What stands against revoking a certificate: it is revoked once, from the day of issue up to today, with a reason. Who
 * may (HR of the holder's unit or of one above it) is the policy's to say. Source: certificates.md §1 (no erasing: a new
 * line with its reason).
 */
import { type Day, isDay } from '../kernel/day'

export type RevocationFault = 'already_revoked' | 'day_outside' | 'reason_missing'

export type Revocation = { readonly already: boolean; readonly validFrom: Day; readonly revokedOn: Day; readonly today: Day; readonly reason: string }

/** What stands against a revocation, or null. */
export function revocationFault({ already, validFrom, revokedOn, today, reason }: Revocation): RevocationFault | null {
  if (already) return 'already_revoked'
  if (!isDay(revokedOn) || revokedOn < validFrom || revokedOn > today) return 'day_outside'
  return reason.trim() === '' ? 'reason_missing' : null
}
