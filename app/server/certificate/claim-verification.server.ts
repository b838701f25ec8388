/**
 * A light brake on public verification: so many look-ups a minute from one address and process. Codes hold 60 random bits,
 * so this protects the database, not the codes. Kept in memory: losing it at a restart harms nobody.
 */
const PER_MINUTE = 60
const ADDRESSES = 10_000
const WINDOW_MS = 60_000
const seen = new Map<string, { since: number; count: number }>()

/** Whether this look-up may be made now; counts it. */
export function claimVerification(address: string, now: Date): boolean {
  const at = now.getTime()
  const window = seen.get(address)
  if (!window || at - window.since >= WINDOW_MS) {
    seen.delete(address)
    if (seen.size >= ADDRESSES) seen.delete(seen.keys().next().value as string)
    seen.set(address, { since: at, count: 1 })
    return true
  }
  window.count += 1
  return window.count <= PER_MINUTE
}
