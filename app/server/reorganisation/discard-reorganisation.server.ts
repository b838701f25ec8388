/**
 * Discards a draft: one that is previewed or whose file could not be read, and that nobody has carried out. Its file, its
 * preview and the people it names go; that it was there, and who discarded it, stays. Asked again with the row held, so that
 * confirming, editing and discarding at once are one after the other, and only the draft that was looked at is discarded.
 */
import { Prisma } from '@prisma/client'
import type { Actor } from '~/domain/access/role'
import { err, ok, type Result } from '~/domain/kernel/result'
import { type DiscardRefusal, type ReorganisationState, discardRefusal } from '~/domain/reorganisation/reorganisation'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { getReorganisation } from './get-reorganisation.server'

export type DiscardReorganisation = { readonly by: Actor; readonly id: string; /** when the preview that was looked at was made, as an instant; empty: there was none */ readonly seen: string; readonly now: Date }

export async function discardReorganisation({ by, id, seen, now }: DiscardReorganisation): Promise<Result<null, 'role' | 'notFound' | 'changed' | DiscardRefusal>> {
  const found = await getReorganisation({ by, id, now })
  if (!found.ok) return found
  const { unitId, name } = found.value
  return db().$transaction(async (tx) => {
    await tx.$queryRaw`SELECT id FROM reorganisation WHERE id = ${id}::uuid FOR UPDATE`
    const { state, plannedAt } = await tx.reorganisation.findUniqueOrThrow({ where: { id }, select: { state: true, plannedAt: true } })
    const refusal = discardRefusal(state as ReorganisationState)
    if (refusal !== null) return err(refusal)
    if (seen !== (plannedAt?.toISOString() ?? '')) return err('changed')
    await tx.reorganisationMove.deleteMany({ where: { reorganisationId: id } })
    await tx.reorganisation.update({ where: { id }, data: { state: 'discarded', fault: null, bytes: new Uint8Array(), mapping: Prisma.DbNull, plan: Prisma.DbNull, digest: null, discardedAt: now, discardedName: by.displayName } })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.displayName }, action: 'reorganisation.discard', subjectType: 'reorganisation', subjectId: id, detail: { unitId, name, state } })
    return ok(null)
  })
}
