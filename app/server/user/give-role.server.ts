/** Gives an account a role, in a unit where the role has one, over a span of days. */
import { may } from '~/domain/access/policy'
import type { Actor, Role } from '~/domain/access/role'
import { isScoped, mayGiveRole, spanOf, type RoleRefusal } from '~/domain/access/role-change'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { lockRoles } from './lock-roles.server'

export type GiveRoleRefusal = 'role' | 'scope' | 'userUnknown' | 'unitMissing' | RoleRefusal
type Input = { by: Actor; userId: string; role: Role; unitId: string | null; firstDay: Day; lastDay: Day | null; today: Day; now: Date }

export async function giveRole(input: Input): Promise<Result<{ roleId: string }, GiveRoleRefusal>> {
  const decision = may(input.by, 'manageUsers', {})
  if (!decision.ok) return decision
  const unitId = isScoped(input.role) ? input.unitId : null
  const span = spanOf(input.firstDay, input.lastDay)
  return db().$transaction(async (tx) => {
    const held = await lockRoles(tx, input.userId)
    if (!held) return err('userUnknown')
    if (isScoped(input.role) && (unitId === null || !(await tx.unit.findUnique({ where: { id: unitId }, select: { id: true } })))) return err('unitMissing')
    const refusal = mayGiveRole(input.role, unitId, span, held, input.today)
    if (refusal) return err(refusal)
    const roleId = newId()
    await tx.roleAssignment.create({ data: { id: roleId, userId: input.userId, role: input.role, unitId, validFrom: toColumn(span.from), validTo: span.to === null ? null : toColumn(span.to) } })
    await recordEvent(tx, {
      at: input.now, actor: { userId: input.by.userId, name: input.by.username }, action: 'user.give-role', subjectType: 'user', subjectId: input.userId,
      detail: { roleId, role: input.role, unitId, from: span.from, to: span.to },
    })
    return ok({ roleId })
  })
}
