/** The roles of one account as the domain sees them, their holder's row locked until the transaction ends. */
import type { Role } from '~/domain/access/role'
import type { RoleRow } from '~/domain/access/role-change'
import { fromColumn, fromNullableColumn } from '~/server/day-column.server'
import type { Transaction } from '~/server/db.server'

/** Null when there is no such account. */
export async function lockRoles(tx: Transaction, userId: string): Promise<RoleRow[] | null> {
  const locked = await tx.$queryRaw<unknown[]>`SELECT 1 FROM app_user WHERE id = ${userId}::uuid FOR UPDATE`
  if (locked.length === 0) return null
  const rows = await tx.roleAssignment.findMany({ where: { userId } })
  return rows.map(({ id, role, unitId, validFrom, validTo }) => ({ id, role: role as Role, unitId, span: { from: fromColumn(validFrom), to: fromNullableColumn(validTo) } }))
}
