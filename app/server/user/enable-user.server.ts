/** Opens a closed account again, with the roles and the password it had. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'

export async function enableUser(input: { by: Actor; userId: string; now: Date }): Promise<Result<void, 'role' | 'scope'>> {
  const decision = may(input.by, 'manageUsers', {})
  if (!decision.ok) return decision
  return db().$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({ where: { id: input.userId, disabledAt: { not: null } }, data: { disabledAt: null } })
    if (count > 0) await recordEvent(tx, { at: input.now, actor: { userId: input.by.userId, name: input.by.username }, action: 'user.enable', subjectType: 'user', subjectId: input.userId })
    return ok(undefined)
  })
}
