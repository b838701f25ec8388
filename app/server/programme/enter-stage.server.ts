/**
 * Enters a stage for one member or many, by one decision: all of them, or none. A completion becomes evidence of the
 * programme's certificate type on its day, and standing is computed anew in the same transaction.
 */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { COMPLETION_CERTIFICATE } from '~/domain/programme/completion'
import type { StageForm } from '~/domain/programme/programme-form'
import { stageFault, type StageFault } from '~/domain/programme/stage'
import { recordEvent } from '~/server/audit/record-event.server'
import { getPostOn } from '~/server/certificate/get-post-on.server'
import { toColumn } from '~/server/day-column.server'
import { db, type Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { findStandingStages } from './find-standing-stages.server'

const MOST_MEMBERS = 300

export type MemberFault = { readonly name: string; readonly fault: StageFault }
export type EnterRefusal = { readonly kind: Refusal | 'not_found' | 'nonePicked' | 'certificateTypeMissing' | 'own' } | { readonly kind: 'members'; readonly faults: readonly MemberFault[] }

export async function enterStage({ by, memberIds, form, now }: { by: Actor; memberIds: readonly string[]; form: StageForm; now: Date }): Promise<Result<{ entered: number }, EnterRefusal>> {
  const ids = [...new Set(memberIds)]
  if (ids.length === 0 || ids.length > MOST_MEMBERS) return err({ kind: 'nonePicked' })
  return db().$transaction(async (tx) => {
    // Two people may enter at once: the second waits here and is judged on what the first one entered.
    await tx.$queryRaw`SELECT id FROM programme_member WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
    const members = await tx.programmeMember.findMany({ where: { id: { in: ids } }, select: { id: true, programmeId: true, programme: { select: { unitId: true } }, officer: { select: { id: true, fullName: true } } } })
    if (members.length !== ids.length) return err({ kind: 'not_found' })
    for (const member of members) {
      const post = await getPostOn(tx, member.officer.id, dayOfInstant(now))
      const decision = may(by, 'manageProgramme', { unitPath: [...(post?.units.map(({ id }) => id) ?? []), member.programme.unitId] })
      if (!decision.ok) return err({ kind: decision.reason === 'scope' ? 'not_found' : decision.reason })
    }
    if (members.some(({ officer }) => officer.id === by.officerId)) return err({ kind: 'own' })
    const stages = await findStandingStages(tx, ids)
    const faults = members.flatMap(({ id, officer }) => {
      const fault = stageFault(stages.get(id)?.entries ?? [], form, dayOfInstant(now))
      return fault === null ? [] : [{ name: officer.fullName, fault }]
    })
    if (faults.length > 0) return err({ kind: 'members', faults })
    const type = form.stage === 'graduated' ? await tx.certificateType.findUnique({ where: { code: COMPLETION_CERTIFICATE }, select: { id: true } }) : null
    if (form.stage === 'graduated' && type === null) return err({ kind: 'certificateTypeMissing' })
    for (const { id, officer } of members) {
      const evidenceId = type === null ? null : await prove(tx, { officerId: officer.id, certificateTypeId: type.id, form, by, now })
      await tx.programmeStage.create({ data: { id: newId(), memberId: id, number: (stages.get(id)?.most ?? 0) + 1, stage: form.stage, happenedOn: toColumn(form.on), decision: form.decision, note: form.note || null, evidenceId, recordedAt: now, recordedById: by.userId } })
    }
    if (type !== null) await rewriteStanding(tx, members.map(({ officer }) => officer.id))
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'programme.stage', subjectType: 'programme', subjectId: members[0]?.programmeId ?? null, detail: { stage: form.stage, on: form.on, decision: form.decision, members: ids } })
    return ok({ entered: ids.length })
  }, { timeout: 30_000 })
}

async function prove(tx: Transaction, { officerId, certificateTypeId, form, by, now }: { officerId: string; certificateTypeId: string; form: StageForm; by: Actor; now: Date }): Promise<string> {
  const id = newId()
  await tx.evidence.create({ data: { id, officerId, kind: 'certificate', certificateTypeId, source: 'class', grade: 'A', validFrom: toColumn(form.on), note: form.decision, recordedAt: now, recordedById: by.userId } })
  return id
}
