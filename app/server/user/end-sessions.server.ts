/** Signs an account out on every device: one's own, or (operators) anybody's. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'

export async function endSessions(input: { by: Actor; userId: string; now: Date }): Promise<Result<{ ended: number }, 'role' | 'scope'>> {
  const decision = may(input.by, input.by.userId === input.userId ? 'useAccount' : 'manageUsers', {})
  if (!decision.ok) return decision
  return db().$transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { userId: input.userId } })
    await recordEvent(tx, { at: input.now, actor: { userId: input.by.userId, name: input.by.username }, action: 'session.end-all', subjectType: 'user', subjectId: input.userId, detail: { ended: count } })
    return ok({ ended: count })
  })
}
