/** The class sessions of all courses: those under way and to come first, then the latest past ones, a page at a time. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { sessionState, type SessionState } from '~/domain/sitting/class-session'
import { db } from '~/server/db.server'

export const SESSIONS_PER_PAGE = 25

export type ClassSessionRow = { readonly id: string; readonly name: string; readonly place: string; readonly courseCode: string; readonly startsAt: Date; readonly endsAt: Date; readonly proctored: boolean; readonly members: number; /** Null: nobody has said. */ readonly seats: number | null; readonly attempts: number; readonly state: SessionState }

export async function findClassSessions({ by, page, now }: { by: Actor; page: number; now: Date }): Promise<Result<{ coming: ClassSessionRow[]; past: ClassSessionRow[]; pastTotal: number; page: number }, 'role' | 'scope'>> {
  const decision = may(by, 'manageSittings', {})
  if (!decision.ok) return err(decision.reason)
  const select = { id: true, name: true, place: true, startsAt: true, endsAt: true, proctored: true, seats: true, cancelledAt: true, course: { select: { code: true } }, _count: { select: { members: true, attempts: true } } } as const
  const isPast = { OR: [{ endsAt: { lte: now } }, { cancelledAt: { not: null } }] }
  const pastTotal = await db().classSession.count({ where: isPast })
  const shown = Math.min(Math.max(1, page), Math.max(1, Math.ceil(pastTotal / SESSIONS_PER_PAGE)))
  const [coming, past] = await Promise.all([
    db().classSession.findMany({ where: { endsAt: { gt: now }, cancelledAt: null }, orderBy: [{ startsAt: 'asc' }, { id: 'asc' }], take: 200, select }),
    db().classSession.findMany({ where: isPast, orderBy: [{ startsAt: 'desc' }, { id: 'desc' }], skip: (shown - 1) * SESSIONS_PER_PAGE, take: SESSIONS_PER_PAGE, select }),
  ])
  const toRow = ({ course, _count, cancelledAt, ...session }: (typeof coming)[number]): ClassSessionRow => ({ ...session, courseCode: course.code, members: _count.members, attempts: _count.attempts, state: sessionState({ ...session, cancelledAt }, now) })
  return ok({ coming: coming.map(toRow), past: past.map(toRow), pastTotal, page: shown })
}
