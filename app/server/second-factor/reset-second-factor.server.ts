/** An operator removes somebody's second factor (phone and recovery codes lost); its sessions end. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { clearSecondFactor } from './clear-second-factor.server'

type Input = { by: Actor; userId: string; now: Date }

/** `ownAccount`: one's own is turned off on the account page, where the password is asked for. */
export async function resetSecondFactor(input: Input): Promise<Result<void, 'role' | 'scope' | 'userUnknown' | 'ownAccount'>> {
  const decision = may(input.by, 'manageUsers', {})
  if (!decision.ok) return decision
  if (input.by.userId === input.userId) return err('ownAccount')
  return db().$transaction(async (tx) => {
    if (!(await tx.user.findUnique({ where: { id: input.userId }, select: { id: true } }))) return err('userUnknown')
    await clearSecondFactor(tx, input.userId)
    await tx.session.deleteMany({ where: { userId: input.userId } })
    await tx.signInFailure.deleteMany({ where: { subject: `factor:${input.userId}` } })
    await recordEvent(tx, { at: input.now, actor: { userId: input.by.userId, name: input.by.username }, action: 'second-factor.reset', subjectType: 'user', subjectId: input.userId })
    return ok(undefined)
  })
}
