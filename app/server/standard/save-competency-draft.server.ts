/**
 * Keeps a competency that is being written: a new one (`seen` 0) or another text of a draft. Nothing of it is in the
 * framework before it is published. `seen` is the revision the form was begun from: of two editors, the later is told.
 */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { type CompetencyContent, MAX_COMPETENCIES } from '~/domain/standard/framework-content'
import { recordEvent } from '~/server/audit/record-event.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { db } from '~/server/db.server'

export type SaveCompetencyDraft = { readonly by: Actor; readonly content: CompetencyContent; readonly seen: number; readonly now: Date }
/** taken: the framework has the code; drafted: another draft has it. */
export type CompetencyDraftRefusal = Refusal | 'taken' | 'drafted' | 'changed' | 'tooMany'

export async function saveCompetencyDraft({ by, content, seen, now }: SaveCompetencyDraft): Promise<Result<{ revision: number }, CompetencyDraftRefusal>> {
  const right = await getTopRight(by, 'editStandards', dayOfInstant(now))
  if (!right.ok) return err(right.reason)
  const { code, ...texts } = content
  return db().$transaction(async (tx): Promise<Result<{ revision: number }, CompetencyDraftRefusal>> => {
    // The lock of the framework, which publishing takes too: a code is not drafted while it is being published.
    await tx.$queryRaw`SELECT id FROM competency_framework ORDER BY valid_from, code LIMIT 1 FOR UPDATE`
    if ((await tx.competency.count({ where: { code } })) > 0) return err('taken')
    const kept = await tx.competencyDraft.findUnique({ where: { code }, select: { revision: true } })
    if (seen === 0 && kept !== null) return err('drafted')
    if (seen !== 0 && kept?.revision !== seen) return err('changed')
    if (kept === null && (await tx.competencyDraft.count()) >= MAX_COMPETENCIES) return err('tooMany')
    const data = { revision: seen + 1, content: { ...texts, levels: [...texts.levels] }, updatedAt: now, updatedBy: by.displayName }
    await tx.competencyDraft.upsert({ where: { code }, create: { code, ...data }, update: data })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'competency_draft.save', subjectType: 'competency_draft', subjectId: null, detail: { code, revision: seen + 1 } })
    return ok({ revision: seen + 1 })
  })
}
