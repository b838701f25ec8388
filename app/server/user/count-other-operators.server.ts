/** The lock and the count behind the rule that one lasting operator always remains (domain/access/role-change). */
import type { Day } from '~/domain/kernel/day'
import { toColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'

const LOCK = 7_203_115

/** Enabled accounts other than this one with an operator role in force and without an end. Changes that could lower it wait for each other. */
export async function countOtherOperators(tx: Transaction, userId: string, today: Day): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(${LOCK})`
  return tx.user.count({
    where: { id: { not: userId }, disabledAt: null, roles: { some: { role: 'operator', validFrom: { lte: toColumn(today) }, validTo: null } } },
  })
}
