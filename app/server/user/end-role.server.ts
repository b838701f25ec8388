/** Ends a role from today on. One that begins today or later never held: its row goes, the audit log keeps it. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { mayEndRole, type LossRefusal, type RoleRefusal } from '~/domain/access/role-change'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { countOtherOperators } from './count-other-operators.server'
import { lockRoles } from './lock-roles.server'

export type EndRoleRefusal = 'role' | 'scope' | 'userUnknown' | 'roleEnded' | LossRefusal | RoleRefusal
type Input = { by: Actor; userId: string; roleId: string; today: Day; now: Date }

export async function endRole(input: Input): Promise<Result<void, EndRoleRefusal>> {
  const decision = may(input.by, 'manageUsers', {})
  if (!decision.ok) return decision
  return db().$transaction(async (tx) => {
    // The operators' lock comes first in every use case that takes both: no two of them can wait for each other.
    const others = await countOtherOperators(tx, input.userId, input.today)
    const held = await lockRoles(tx, input.userId)
    if (!held) return err('userUnknown')
    const row = held.find(({ id }) => id === input.roleId)
    if (!row) return err('roleEnded')
    const refusal = mayEndRole(input.by.userId, input.userId, row, held, others, input.today)
    if (refusal) return err(refusal)
    if (row.span.from >= input.today) await tx.roleAssignment.delete({ where: { id: row.id } })
    else await tx.roleAssignment.update({ where: { id: row.id }, data: { validTo: toColumn(input.today) } })
    await recordEvent(tx, {
      at: input.now, actor: { userId: input.by.userId, name: input.by.username }, action: 'user.end-role', subjectType: 'user', subjectId: input.userId,
      detail: { roleId: row.id, role: row.role, unitId: row.unitId, from: row.span.from, to: input.today },
    })
    return ok(undefined)
  })
}
