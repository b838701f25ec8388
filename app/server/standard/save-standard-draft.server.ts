/** Keeps the draft of a position's next version. `seen` is the revision the editor had before; another one means that somebody saved meanwhile. */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { StandardRequirementContent } from '~/domain/standard/standard-file'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { getStandardRight } from './get-standard-right.server'

export type SaveStandardDraft = { readonly by: Actor; readonly code: string; readonly seen: number; readonly requirements: readonly StandardRequirementContent[]; readonly now: Date }

export async function saveStandardDraft({ by, code, seen, requirements, now }: SaveStandardDraft): Promise<Result<{ revision: number }, Refusal | 'not_found' | 'changed'>> {
  const right = await getStandardRight(by, dayOfInstant(now))
  if (!right.ok) return err(right.reason)
  return db().$transaction(async (tx) => {
    const [position] = await tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM position WHERE code = ${code} FOR UPDATE`
    if (!position) return err('not_found')
    const draft = await tx.standardDraft.findUnique({ where: { positionId: position.id }, select: { revision: true } })
    if ((draft?.revision ?? 0) !== seen) return err('changed')
    // Never a number that was used before: a draft discarded and begun anew is another draft.
    const revision = draft === null ? Math.floor(now.getTime() / 1000) : draft.revision + 1
    const kept = { revision, requirements: [...requirements], updatedAt: now, updatedBy: by.displayName }
    await tx.standardDraft.upsert({ where: { positionId: position.id }, create: { positionId: position.id, ...kept }, update: kept })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'standard.draft', subjectType: 'position', subjectId: position.id, detail: { code, revision, requirements } })
    return ok({ revision })
  })
}
