import { lucia, ABSOLUTE_HOURS } from './lucia.server'

/** Opens a new session (never one the browser already had) and returns its Set-Cookie. */
export async function startSession(userId: string, now: Date): Promise<string> {
  const session = await lucia().createSession(userId, { secondFactorAt: null, absoluteExpiresAt: new Date(now.getTime() + ABSOLUTE_HOURS * 3_600_000) })
  return lucia().createSessionCookie(session.id).serialize()
}
