/** Who takes tests in a way of their own: those in force and to come, then those that ended lately. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { fromColumn, fromNullableColumn, toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type AccommodationRow = {
  readonly id: string
  readonly fullName: string
  readonly staffCode: string
  readonly extraPercent: number
  readonly calmPage: boolean
  readonly reason: string
  readonly validFrom: Day
  readonly validTo: Day | null
  readonly open: boolean
}

export async function findAccommodations(by: Actor, today: Day): Promise<Result<AccommodationRow[], 'role' | 'scope'>> {
  const decision = may(by, 'manageSittings', {})
  if (!decision.ok) return err(decision.reason)
  const open = { OR: [{ validTo: null }, { validTo: { gt: toColumn(today) } }] }
  const include = { officer: { select: { fullName: true, staffCode: true } } } as const
  const [held, ended] = await Promise.all([
    db().accommodation.findMany({ where: open, orderBy: { officer: { sortKey: 'asc' } }, take: 500, include }),
    db().accommodation.findMany({ where: { NOT: open }, orderBy: { validTo: 'desc' }, take: 20, include }),
  ])
  const toRow = (isOpen: boolean) => ({ id, officer, extraPercent, calmPage, reason, validFrom, validTo }: (typeof held)[number]): AccommodationRow => ({ id, ...officer, extraPercent, calmPage, reason, validFrom: fromColumn(validFrom), validTo: fromNullableColumn(validTo), open: isOpen })
  return ok([...held.map(toRow(true)), ...ended.map(toRow(false))])
}
