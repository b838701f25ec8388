import { lucia } from './lucia.server'

/** Ends this session, or every session of its user; returns the Set-Cookie that clears the browser's. */
export async function endSession(cookieHeader: string | null, everywhere: boolean): Promise<string> {
  const token = lucia().readSessionCookie(cookieHeader ?? '')
  if (token) {
    const { user } = everywhere ? await lucia().validateSession(token) : { user: null }
    if (user) await lucia().invalidateUserSessions(user.id)
    else await lucia().invalidateSession(token)
  }
  return lucia().createBlankSessionCookie().serialize()
}
