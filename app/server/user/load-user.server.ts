/** The operator's page of one account: who it is, its roles with their days, its safety, its last doings. */
import { may } from '~/domain/access/policy'
import type { Actor, Role } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { fromColumn, fromNullableColumn, toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type UserPage = {
  id: string
  username: string
  displayName: string
  officer: { staffCode: string; fullName: string } | null
  createdAt: Date
  disabledAt: Date | null
  mustChangePassword: boolean
  secondFactorSince: Date | null
  recoveryCodesLeft: number
  sessions: number
  lastSignInAt: Date | null
  roles: { id: string; role: Role; unit: { name: string; type: string } | null; from: Day; to: Day | null; state: 'coming' | 'held' | 'ended' }[]
  events: { sequence: string; at: Date; actorName: string; action: string }[]
}

export async function loadUser(by: Actor, userId: string, today: Day, now: Date): Promise<Result<UserPage, 'role' | 'scope' | 'userUnknown'>> {
  const decision = may(by, 'manageUsers', {})
  if (!decision.ok) return decision
  const on = toColumn(today)
  const user = await db().user.findUnique({
    where: { id: userId },
    include: {
      officer: { select: { staffCode: true, fullName: true } },
      roles: { orderBy: [{ validFrom: 'desc' }, { id: 'desc' }], include: { unit: { select: { versions: { where: { validFrom: { lte: on } }, orderBy: { validFrom: 'desc' }, take: 1, select: { name: true, type: true } } } } } },
      _count: { select: { recoveryCodes: { where: { usedAt: null } }, sessions: { where: { expiresAt: { gt: now }, absoluteExpiresAt: { gt: now } } } } },
    },
  })
  if (!user) return err('userUnknown')
  const [lastSignIn, events] = await Promise.all([
    db().auditEvent.findFirst({ where: { actorId: userId, action: 'session.start' }, orderBy: { at: 'desc' }, select: { at: true } }),
    db().auditEvent.findMany({ where: { subjectType: 'user', subjectId: userId }, orderBy: { sequence: 'desc' }, take: 8, select: { sequence: true, at: true, actorName: true, action: true } }),
  ])
  return ok({
    id: user.id,
    username: user.username,
    displayName: user.displayName,
    officer: user.officer,
    createdAt: user.createdAt,
    disabledAt: user.disabledAt,
    mustChangePassword: user.mustChangePassword,
    secondFactorSince: user.totpConfirmedAt,
    recoveryCodesLeft: user._count.recoveryCodes,
    sessions: user._count.sessions,
    lastSignInAt: lastSignIn?.at ?? null,
    roles: user.roles.map(({ id, role, unit, validFrom, validTo }) => {
      const [from, to] = [fromColumn(validFrom), fromNullableColumn(validTo)]
      return { id, role: role as Role, unit: unit?.versions[0] ?? null, from, to, state: to !== null && to <= today ? 'ended' : from > today ? 'coming' : 'held' }
    }),
    events: events.map((event) => ({ ...event, sequence: String(event.sequence) })),
  })
}
