/** Throws away a draft that the editor has seen; a draft saved since is kept. Its content stays in the audit trail. */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'

export async function discardStandardDraft({ by, code, seen, now }: { by: Actor; code: string; seen: number; now: Date }): Promise<Result<null, Refusal | 'not_found' | 'changed'>> {
  const right = await getTopRight(by, 'editStandards', dayOfInstant(now))
  if (!right.ok) return err(right.reason)
  return db().$transaction(async (tx) => {
    const [position] = await tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM position WHERE code = ${code} FOR NO KEY UPDATE`
    if (!position) return err('not_found')
    const { count } = await tx.standardDraft.deleteMany({ where: { positionId: position.id, revision: seen } })
    if (count === 0) return err('changed')
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'standard.discard', subjectType: 'position', subjectId: position.id, detail: { code, revision: seen } })
    return ok(null)
  })
}
