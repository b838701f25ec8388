/** Sets the programme up, or changes its name, target and quotas: an act of HR of the unit that runs it (the topmost one). */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { ProgrammeForm } from '~/domain/programme/programme-form'
import { recordEvent } from '~/server/audit/record-event.server'
import { findUnitTrees } from '~/server/compliance/find-unit-trees.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { findProgramme } from './find-programme.server'

export type SaveProgramme = { readonly by: Actor; readonly unitId: string; readonly form: ProgrammeForm; readonly quotas: ReadonlyMap<string, number>; readonly now: Date }

export async function saveProgramme({ by, unitId, form, quotas, now }: SaveProgramme): Promise<Result<null, Refusal | 'quotaUnit'>> {
  const today = dayOfInstant(now)
  const tree = (await findUnitTrees(unitId, [today])).get(today) ?? []
  const below = new Set(tree.filter(({ parentId }) => parentId === unitId).map((unit) => unit.unitId))
  if ([...quotas.keys()].some((id) => !below.has(id))) return err('quotaUnit')
  return db().$transaction(async (tx) => {
    const there = await findProgramme(tx)
    const runs = there?.unitId ?? unitId
    const decision = may(by, 'manageProgramme', { unitPath: [runs] })
    if (!decision.ok) return err(decision.reason)
    const id = there?.id ?? newId()
    const data = { name: form.name, target: form.target, targetOn: toColumn(form.targetOn), legalBasis: form.legalBasis }
    await tx.programme.upsert({ where: { id }, create: { id, unitId: runs, createdAt: now, ...data }, update: data })
    await tx.programmeQuota.deleteMany({ where: { programmeId: id, unitId: { in: [...quotas.keys()] } } })
    await tx.programmeQuota.createMany({ data: [...quotas].filter(([, quota]) => quota > 0).map(([unit, quota]) => ({ programmeId: id, unitId: unit, quota })) })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: there ? 'programme.change' : 'programme.set-up', subjectType: 'programme', subjectId: id, detail: { ...form, quotas: Object.fromEntries([...quotas].filter(([, quota]) => quota > 0)) } })
    return ok(null)
  })
}
