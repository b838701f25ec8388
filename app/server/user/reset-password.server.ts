/** Gives an account a new one-time password, returned once; its sessions end and it must choose its own at the next sign-in. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { hashPassword } from '~/server/password/password.server'
import { makeInitialPassword } from './make-initial-password.server'

type Input = { by: Actor; userId: string; now: Date }

/** `ownAccount`: one's own password is changed on the account page, where the present one is asked for. */
export async function resetPassword(input: Input): Promise<Result<{ username: string; password: string }, 'role' | 'scope' | 'userUnknown' | 'ownAccount'>> {
  const decision = may(input.by, 'manageUsers', {})
  if (!decision.ok) return decision
  if (input.by.userId === input.userId) return err('ownAccount')
  const user = await db().user.findUnique({ where: { id: input.userId }, select: { username: true } })
  if (!user) return err('userUnknown')
  const password = makeInitialPassword()
  const passwordHash = await hashPassword(password)
  await db().$transaction(async (tx) => {
    await tx.user.update({ where: { id: input.userId }, data: { passwordHash, mustChangePassword: true } })
    await tx.session.deleteMany({ where: { userId: input.userId } })
    await tx.signInFailure.deleteMany({ where: { subject: { in: [`account:${user.username}`, `password:${input.userId}`] } } })
    await recordEvent(tx, { at: input.now, actor: { userId: input.by.userId, name: input.by.username }, action: 'user.reset-password', subjectType: 'user', subjectId: input.userId })
  })
  return ok({ username: user.username, password })
}
