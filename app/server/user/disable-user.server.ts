/** Closes an account: it can no longer sign in and every session of it ends now. Nothing it did is removed. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { isLasting, mayDisable, type LossRefusal } from '~/domain/access/role-change'
import type { Day } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { countOtherOperators } from './count-other-operators.server'
import { lockRoles } from './lock-roles.server'

export type DisableRefusal = 'role' | 'scope' | 'userUnknown' | LossRefusal
type Input = { by: Actor; userId: string; today: Day; now: Date }

export async function disableUser(input: Input): Promise<Result<void, DisableRefusal>> {
  const decision = may(input.by, 'manageUsers', {})
  if (!decision.ok) return decision
  return db().$transaction(async (tx) => {
    const others = await countOtherOperators(tx, input.userId, input.today)
    const held = await lockRoles(tx, input.userId)
    if (!held) return err('userUnknown')
    const isOperator = held.some((row) => row.role === 'operator' && isLasting(row, input.today))
    const refusal = mayDisable(input.by.userId, input.userId, isOperator, others)
    if (refusal) return err(refusal)
    const { count } = await tx.user.updateMany({ where: { id: input.userId, disabledAt: null }, data: { disabledAt: input.now } })
    const sessions = await tx.session.deleteMany({ where: { userId: input.userId } })
    if (count > 0) await recordEvent(tx, { at: input.now, actor: { userId: input.by.userId, name: input.by.username }, action: 'user.disable', subjectType: 'user', subjectId: input.userId, detail: { sessions: sessions.count } })
    return ok(undefined)
  })
}
