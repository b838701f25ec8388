/** Takes a competency that is being written out of the draft again; `seen` is the revision the page showed. */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { db } from '~/server/db.server'

export async function discardCompetencyDraft({ by, code, seen, now }: { readonly by: Actor; readonly code: string; readonly seen: number; readonly now: Date }): Promise<Result<null, Refusal | 'changed'>> {
  const right = await getTopRight(by, 'editStandards', dayOfInstant(now))
  if (!right.ok) return err(right.reason)
  return db().$transaction(async (tx): Promise<Result<null, 'changed'>> => {
    const { count } = await tx.competencyDraft.deleteMany({ where: { code, revision: seen } })
    if (count === 0) return err('changed')
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'competency_draft.discard', subjectType: 'competency_draft', subjectId: null, detail: { code, revision: seen } })
    return ok(null)
  })
}
