/**
 * Who may revoke a certificate and when: HR of the holder's unit or of one above it, from the day of issue up to today,
 * with a reason. A certificate is revoked once. Source: certificates.md §1 (no erasing: a new line with its reason).
 */
import type { Actor } from '../access/role'
import { type Day, isDay } from '../kernel/day'

export type RevocationRefusal = 'scope' | 'already_revoked' | 'day_outside' | 'reason_missing'

/** In: the holder's unit and those above it on the day. Without a post, only nobody's HR is left: refused. */
export function mayRevoke(actor: Actor, unitPath: readonly string[]): boolean {
  return actor.roles.some(({ role, unitId }) => role === 'hr' && unitId !== null && unitPath.includes(unitId))
}

export type Revocation = { readonly already: boolean; readonly validFrom: Day; readonly revokedOn: Day; readonly today: Day; readonly reason: string }

/** What stands against a revocation, or null. */
export function revocationFault({ already, validFrom, revokedOn, today, reason }: Revocation): Exclude<RevocationRefusal, 'scope'> | null {
  if (already) return 'already_revoked'
  if (!isDay(revokedOn) || revokedOn < validFrom || revokedOn > today) return 'day_outside'
  return reason.trim() === '' ? 'reason_missing' : null
}
