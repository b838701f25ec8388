/**
 * Lucia stays behind this one file (docs/decisions/002). Our adapter stores only the SHA-256 of a session's token,
 * and holds two ends: an idle one that moves (Lucia's expiry) and an absolute one that does not.
 */
import { createHash } from 'node:crypto'
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia'
import type { RoleInUnit } from '~/domain/access/role'
import { today } from '~/server/clock.server'
import { db, pool } from '~/server/db.server'
import { env } from '~/server/env.server'

type SessionAttributes = { secondFactorAt: Date | null; absoluteExpiresAt: Date }
/** What every request needs to know of the person, so that one query brings it all. */
type UserAttributes = {
  username: string
  displayName: string
  officerId: string | null
  mustChangePassword: boolean
  hasSecondFactor: boolean
  roles: RoleInUnit[]
}
type OurLucia = Lucia<SessionAttributes, UserAttributes>

declare module 'lucia' {
  interface Register {
    Lucia: OurLucia
    DatabaseSessionAttributes: SessionAttributes
    DatabaseUserAttributes: UserAttributes
  }
}

/** Signed out after this long without a request; renewed at half time. */
export const IDLE_HOURS = 8
/** Signed out after this long whatever happens. */
export const ABSOLUTE_HOURS = 24 * 7

const hashed = (token: string) => createHash('sha256').update(token).digest('hex')

type Row = { id: string; userId: string; expiresAt: Date; absoluteExpiresAt: Date; secondFactorAt: Date | null }
const asSession = (row: Row, token: string): DatabaseSession => ({
  id: token,
  userId: row.userId,
  expiresAt: row.expiresAt < row.absoluteExpiresAt ? row.expiresAt : row.absoluteExpiresAt,
  attributes: { secondFactorAt: row.secondFactorAt, absoluteExpiresAt: row.absoluteExpiresAt },
})

/** On the path of every request: one prepared statement for session, user and the roles of the day. */
const LOOK_UP = {
  name: 'session-and-user',
  text: `
SELECT s.expires_at, s.absolute_expires_at, s.second_factor_at, u.id, u.username, u.display_name, u.officer_id, u.must_change_password,
  u.totp_confirmed_at IS NOT NULL AS has_second_factor,
  COALESCE((SELECT json_agg(json_build_object('role', r.role, 'unitId', r.unit_id) ORDER BY r.role, r.unit_id) FROM role_assignment r
    WHERE r.user_id = u.id AND r.valid_from <= $2::date AND (r.valid_to IS NULL OR r.valid_to > $2::date)), '[]') AS roles
FROM session s JOIN app_user u ON u.id = s.user_id
WHERE s.id = $1 AND u.disabled_at IS NULL`,
}

type Found = {
  expires_at: Date
  absolute_expires_at: Date
  second_factor_at: Date | null
  id: string
  username: string
  display_name: string
  officer_id: string | null
  must_change_password: boolean
  has_second_factor: boolean
  roles: RoleInUnit[]
}

const adapter: Adapter = {
  async getSessionAndUser(token): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const { rows } = await pool().query<Found>({ ...LOOK_UP, values: [hashed(token), today()] })
    const row = rows[0]
    if (!row) return [null, null]
    const attributes: UserAttributes = {
      username: row.username,
      displayName: row.display_name,
      officerId: row.officer_id,
      mustChangePassword: row.must_change_password,
      hasSecondFactor: row.has_second_factor,
      roles: row.roles,
    }
    const session = { id: token, userId: row.id, expiresAt: row.expires_at, absoluteExpiresAt: row.absolute_expires_at, secondFactorAt: row.second_factor_at }
    return [asSession(session, token), { id: row.id, attributes }]
  },
  async getUserSessions(userId) {
    const rows = await db().session.findMany({ where: { userId } })
    return rows.map((row) => asSession(row, row.id))
  },
  async setSession(session) {
    const { secondFactorAt, absoluteExpiresAt } = session.attributes
    await db().session.create({ data: { id: hashed(session.id), userId: session.userId, expiresAt: session.expiresAt, absoluteExpiresAt, secondFactorAt } })
  },
  async updateSessionExpiration(token, expiresAt) {
    await db().session.updateMany({ where: { id: hashed(token) }, data: { expiresAt } })
  },
  async deleteSession(token) {
    await db().session.deleteMany({ where: { id: hashed(token) } })
  },
  async deleteUserSessions(userId) {
    await db().session.deleteMany({ where: { userId } })
  },
  async deleteExpiredSessions() {
    const now = new Date()
    await db().session.deleteMany({ where: { OR: [{ expiresAt: { lte: now } }, { absoluteExpiresAt: { lte: now } }] } })
  },
}

let instance: OurLucia | undefined

export function lucia(): OurLucia {
  return (instance ??= new Lucia(adapter, {
    sessionExpiresIn: new TimeSpan(IDLE_HOURS, 'h'),
    sessionCookie: { name: 'session', attributes: { secure: env().PUBLIC_URL?.startsWith('https://') ?? false, sameSite: 'lax', path: '/' } },
    getUserAttributes: ({ username, displayName, officerId, mustChangePassword, hasSecondFactor, roles }) => ({ username, displayName, officerId, mustChangePassword, hasSecondFactor, roles }),
    getSessionAttributes: ({ secondFactorAt, absoluteExpiresAt }) => ({ secondFactorAt, absoluteExpiresAt }),
  }))
}

/** Marks the session of this token as having given its second factor. */
export async function confirmSecondFactor(token: string, at: Date): Promise<void> {
  await db().session.updateMany({ where: { id: hashed(token) }, data: { secondFactorAt: at } })
}
