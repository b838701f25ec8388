/** The signed-in person behind a request, with roles of today; one query for session and user, one for roles. */
import type { Actor, Role } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'
import { toColumn } from '~/server/day-column.server'
import { env } from '~/server/env.server'
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

const ASKED: readonly Role[] = ['trainer', 'hr', 'operator']

export async function getSession(cookieHeader: string | null, today: Day): Promise<SignedIn | null> {
  const token = lucia().readSessionCookie(cookieHeader ?? '')
  if (!token || token.length > 100) return null
  const { session } = await lucia().validateSession(token)
  if (!session) return null
  const on = toColumn(today)
  const user = await db().user.findUnique({
    where: { id: session.userId },
    include: { roles: { where: { validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] } } },
  })
  if (!user) return null
  const actor: Actor = {
    userId: user.id,
    username: user.username,
    displayName: user.displayName,
    officerId: user.officerId,
    roles: user.roles.map(({ role, unitId }) => ({ role: role as Role, unitId })),
  }
  const asked = env().REQUIRE_SECOND_FACTOR && actor.roles.some(({ role }) => ASKED.includes(role))
  const hasOne = user.totpConfirmedAt !== null
  const secondFactor = hasOne ? (session.secondFactorAt ? 'given' : 'due') : asked ? 'missing' : 'none'
  return { token, actor, mustChangePassword: user.mustChangePassword, secondFactor, renewedCookie: session.fresh ? lucia().createSessionCookie(token).serialize() : null }
}
