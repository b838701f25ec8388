/** Calls off a class session that has not begun, with a reason. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { mayChange, sessionState } from '~/domain/sitting/class-session'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'

export async function cancelClassSession({ by, sessionId, reason, now }: { by: Actor; sessionId: string; reason: string; now: Date }): Promise<Result<null, 'role' | 'scope' | 'not_found' | 'begun' | 'reasonMissing'>> {
  const decision = may(by, 'manageSittings', {})
  if (!decision.ok) return err(decision.reason)
  const cancelReason = reason.normalize('NFC').trim().slice(0, 500)
  if (cancelReason === '') return err('reasonMissing')
  return db().$transaction(async (tx) => {
    const [there] = await tx.$queryRaw<{ starts_at: Date; ends_at: Date; cancelled_at: Date | null }[]>`SELECT starts_at, ends_at, cancelled_at FROM class_session WHERE id = ${sessionId}::uuid FOR UPDATE`
    if (!there) return err('not_found')
    if (!mayChange('cancel', sessionState({ startsAt: there.starts_at, endsAt: there.ends_at, cancelledAt: there.cancelled_at }, now))) return err('begun')
    await tx.classSession.update({ where: { id: sessionId }, data: { cancelledAt: now, cancelReason } })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'class_session.cancel', subjectType: 'class_session', subjectId: sessionId, detail: { reason: cancelReason } })
    return ok(null)
  })
}
