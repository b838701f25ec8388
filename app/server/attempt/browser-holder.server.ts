/**
 * The token by which a browser holds an attempt: 32 hex digits out of its session and the attempt, so that it tells nothing
 * of the session and serves no other attempt. The page keeps it in a cookie of the attempt's own path, so that it outlives
 * the session: who signs in again in the middle of a test is the same holder.
 */
import { createHash } from 'node:crypto'

export function browserHolder(sessionToken: string, attemptId: string): string {
  return createHash('sha256').update(`${sessionToken} ${attemptId}`).digest('hex').slice(0, 32)
}
