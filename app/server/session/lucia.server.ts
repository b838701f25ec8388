/**
 * Lucia stays behind this one file (docs/decisions/002). Our adapter stores only the SHA-256 of a session's token,
 * and holds two ends: an idle one that moves (Lucia's expiry) and an absolute one that does not.
 */
import { createHash } from 'node:crypto'
import { Lucia, TimeSpan, type Adapter, type DatabaseSession, type DatabaseUser } from 'lucia'
import { db } from '~/server/db.server'
import { env } from '~/server/env.server'

type SessionAttributes = { secondFactorAt: Date | null; absoluteExpiresAt: Date }
type UserAttributes = { username: string }
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

const adapter: Adapter = {
  async getSessionAndUser(token): Promise<[DatabaseSession | null, DatabaseUser | null]> {
    const row = await db().session.findUnique({ where: { id: hashed(token) }, include: { user: { select: { id: true, username: true, disabledAt: true } } } })
    if (!row || row.user.disabledAt) return [null, null]
    return [asSession(row, token), { id: row.user.id, attributes: { username: row.user.username } }]
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
    getUserAttributes: ({ username }) => ({ username }),
    getSessionAttributes: ({ secondFactorAt, absoluteExpiresAt }) => ({ secondFactorAt, absoluteExpiresAt }),
  }))
}

/** Marks the session of this token as having given its second factor. */
export async function confirmSecondFactor(token: string, at: Date): Promise<void> {
  await db().session.updateMany({ where: { id: hashed(token) }, data: { secondFactorAt: at } })
}
