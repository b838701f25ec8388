/** One's own account page: roles of today with their units, second factor, open sessions. */
import type { Actor, Role } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type AccountPage = {
  staffCode: string | null
  roles: { role: Role; unit: { name: string; type: string } | null }[]
  secondFactorSince: Date | null
  recoveryCodesLeft: number
  sessions: number
}

export async function loadAccount(actor: Actor, today: Day, now: Date): Promise<AccountPage> {
  const on = toColumn(today)
  const inForce = { validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] }
  const user = await db().user.findUniqueOrThrow({
    where: { id: actor.userId },
    select: {
      totpConfirmedAt: true,
      officer: { select: { staffCode: true } },
      roles: { where: inForce, orderBy: { role: 'asc' }, select: { role: true, unit: { select: { versions: { where: inForce, take: 1, select: { name: true, type: true } } } } } },
      _count: { select: { recoveryCodes: { where: { usedAt: null } }, sessions: { where: { expiresAt: { gt: now }, absoluteExpiresAt: { gt: now } } } } },
    },
  })
  return {
    staffCode: user.officer?.staffCode ?? null,
    roles: user.roles.map(({ role, unit }) => ({ role: role as Role, unit: unit?.versions[0] ?? null })),
    secondFactorSince: user.totpConfirmedAt,
    recoveryCodesLeft: user._count.recoveryCodes,
    sessions: user._count.sessions,
  }
}
