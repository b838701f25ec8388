/** The signed-in person behind a request, with the roles of today: one query (see lucia.server.ts). Never cached. */
import type { Actor } from '~/domain/access/role'
import { isSecondFactorRequired } from '~/server/second-factor/is-second-factor-required.server'
import { lucia } from './lucia.server'

export type SignedIn = {
  token: string
  actor: Actor
  mustChangePassword: boolean
  /** none: not asked for; missing: must be set up; due: must be given now; given */
  secondFactor: 'none' | 'missing' | 'due' | 'given'
  /** Set-Cookie to send when the session was renewed */
  renewedCookie: string | null
}

export async function getSession(cookieHeader: string | null): Promise<SignedIn | null> {
  const token = lucia().readSessionCookie(cookieHeader ?? '')
  if (!token || token.length > 100) return null
  const { session, user } = await lucia().validateSession(token)
  if (!session) return null
  const { id: userId, username, displayName, officerId, roles, mustChangePassword, hasSecondFactor } = user
  const actor: Actor = { userId, username, displayName, officerId, roles }
  const given = session.secondFactorAt ? 'given' : 'due'
  return {
    token,
    actor,
    mustChangePassword,
    secondFactor: hasSecondFactor ? given : isSecondFactorRequired(actor) ? 'missing' : 'none',
    renewedCookie: session.fresh ? lucia().createSessionCookie(token).serialize() : null,
  }
}
