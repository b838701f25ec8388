/** Keeps the draft of a position's next version. `seen` is the revision the editor had before; another one means that somebody saved meanwhile. */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { StandardContent } from '~/domain/standard/standard-content'
import { db } from '~/server/db.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { storeDraft } from './store-draft.server'

export type SaveStandardDraft = { readonly by: Actor; readonly code: string; readonly seen: number; readonly content: StandardContent; readonly now: Date }

export async function saveStandardDraft({ by, code, seen, content, now }: SaveStandardDraft): Promise<Result<{ revision: number }, Refusal | 'not_found' | 'changed'>> {
  const right = await getTopRight(by, 'editStandards', dayOfInstant(now))
  if (!right.ok) return err(right.reason)
  return db().$transaction(async (tx) => {
    const [position] = await tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM position WHERE code = ${code} FOR NO KEY UPDATE`
    if (!position) return err('not_found')
    const draft = await tx.standardDraft.findUnique({ where: { positionId: position.id }, select: { revision: true } })
    const revision = draft?.revision ?? 0
    if (revision !== seen) return err('changed')
    return ok({ revision: await storeDraft(tx, { by, position: { id: position.id, code }, revision, content, now }) })
  })
}
