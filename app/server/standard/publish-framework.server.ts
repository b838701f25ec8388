/**
 * Publishes a wording of competencies, from a file or from the page: named competencies get the texts given, new ones are
 * added, all others stay. All or nothing, and kept whole as a version that is never edited. `seen` is the number of the
 * last version the editor looked at; another one means that somebody published meanwhile (decision 061).
 */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { type CompetencyContent, frameworkContent, planFramework } from '~/domain/standard/framework-content'
import { recordEvent } from '~/server/audit/record-event.server'
import { contentHash } from '~/server/content/content-hash.server'
import { db, type Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'
import { findCompetencies } from './load-framework.server'

export type PublishFramework = { readonly by: Actor; readonly seen: number; readonly competencies: unknown; readonly decision: string; readonly now: Date }

export async function publishFramework({ by, seen, competencies, decision, now }: PublishFramework): Promise<Result<{ number: number }, Refusal | 'invalid' | 'decision' | 'changed' | 'unchanged'>> {
  const right = await getTopRight(by, 'editStandards', dayOfInstant(now))
  if (!right.ok) return err(right.reason)
  const parsed = frameworkContent.safeParse(competencies)
  if (!parsed.success) return err('invalid')
  if (decision.trim() === '') return err('decision')
  return db().$transaction(async (tx): Promise<Result<{ number: number }, 'changed' | 'unchanged'>> => {
    const [framework] = await tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM competency_framework ORDER BY valid_from, code LIMIT 1 FOR UPDATE`
    if (!framework) return err('unchanged')
    const last = (await tx.frameworkVersion.aggregate({ _max: { number: true } }))._max.number ?? 0
    if (last !== seen) return err('changed')
    const { added, changed } = planFramework(await findCompetencies(tx), parsed.data)
    if (added.length + changed.length === 0) return err('unchanged')
    await writeCompetencies(tx, framework.id, added, changed)
    // Whatever way a code came in, its draft is over.
    await tx.competencyDraft.deleteMany({ where: { code: { in: added.map(({ code }) => code) } } })
    const content = await findCompetencies(tx)
    await tx.frameworkVersion.create({ data: { number: last + 1, decision, content: content.map((one) => ({ ...one, levels: [...one.levels] })), contentHash: contentHash(content), publishedAt: now, publishedBy: by.displayName } })
    const detail = { number: last + 1, decision, added: added.map(({ code }) => code), changed: changed.map(({ code }) => code) }
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'framework.publish', subjectType: 'competency_framework', subjectId: framework.id, detail })
    return ok({ number: last + 1 })
  })
}

async function writeCompetencies(tx: Transaction, frameworkId: string, added: readonly CompetencyContent[], changed: readonly CompetencyContent[]): Promise<void> {
  const first = ((await tx.competency.aggregate({ _max: { ordinal: true } }))._max.ordinal ?? 0) + 1
  const fresh = added.map(({ code, group, name, levels }, i) => ({ row: { id: newId(), frameworkId, code, group, name, ordinal: first + i }, levels }))
  await tx.competency.createMany({ data: fresh.map(({ row }) => row) })
  const kept = await tx.competency.findMany({ where: { code: { in: changed.map(({ code }) => code) } }, select: { id: true, code: true } })
  const texts = new Map(changed.map((one) => [one.code, one]))
  for (const { id, code } of kept) {
    const text = texts.get(code)
    if (text) await tx.competency.update({ where: { id }, data: { group: text.group, name: text.name } })
  }
  await tx.competencyLevel.deleteMany({ where: { competencyId: { in: kept.map(({ id }) => id) } } })
  const levels = [...fresh.map(({ row, levels: behaviours }) => ({ id: row.id, behaviours })), ...kept.map(({ id, code }) => ({ id, behaviours: texts.get(code)?.levels ?? [] }))]
  await tx.competencyLevel.createMany({ data: levels.flatMap(({ id, behaviours }) => behaviours.map((behaviour, i) => ({ competencyId: id, level: i + 1, behaviour }))) })
}
