/** Writes the draft of a position with the next revision and its audit event. The caller holds the lock of the position and has compared revisions. */
import type { Actor } from '~/domain/access/role'
import type { StandardContent } from '~/domain/standard/standard-content'
import { recordEvent } from '~/server/audit/record-event.server'
import type { Transaction } from '~/server/db.server'

export type StoreDraft = { readonly by: Actor; readonly position: { readonly id: string; readonly code: string }; readonly revision: number; readonly content: StandardContent; readonly now: Date }

/** Out: the revision written. `revision`: that of the draft there is, 0 when there is none. */
export async function storeDraft(tx: Transaction, { by, position, revision: before, content, now }: StoreDraft): Promise<number> {
  // Never a number that was used before: a draft discarded and begun anew is another draft.
  const revision = before === 0 ? Math.floor(now.getTime() / 1000) : before + 1
  const kept = { revision, content: { ...content, requirements: [...content.requirements] }, updatedAt: now, updatedBy: by.displayName }
  await tx.standardDraft.upsert({ where: { positionId: position.id }, create: { positionId: position.id, ...kept }, update: kept })
  await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'standard.draft', subjectType: 'position', subjectId: position.id, detail: { code: position.code, revision, content } })
  return revision
}
