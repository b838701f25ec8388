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
import { toColumn } from '~/server/day-column.server'
import { db, type Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { findFullCohorts } from './find-full-cohorts.server'
import { findStandingStages } from './find-standing-stages.server'
import { findUnitsOnDay } from './find-units-on-day.server'

const MOST_MEMBERS = 300

export type MemberFault = { readonly name: string; readonly fault: StageFault }
export type EnterRefusal = { readonly kind: Refusal | 'not_found' | 'nonePicked' | 'certificateTypeMissing' | 'own' | 'cohortFullBack' } | { readonly kind: 'members'; readonly faults: readonly MemberFault[] }

export async function enterStage({ by, memberIds, form, now }: { by: Actor; memberIds: readonly string[]; form: StageForm; now: Date }): Promise<Result<{ entered: number }, EnterRefusal>> {
  const ids = [...new Set(memberIds)]
  if (ids.length === 0 || ids.length > MOST_MEMBERS) return err({ kind: 'nonePicked' })
  return db().$transaction(async (tx) => {
    // Who is selected again takes a seat again: seats are judged under the lock of the programme.
    if (form.stage === 'selected') await tx.$executeRaw`SELECT 1 FROM programme FOR UPDATE`
    // Two people may enter at once: the second waits here and is judged on what the first one entered.
    await tx.$queryRaw`SELECT id FROM programme_member WHERE id = ANY(${ids}::uuid[]) ORDER BY id FOR UPDATE`
    const members = await tx.programmeMember.findMany({ where: { id: { in: ids } }, select: { id: true, cohortId: true, programmeId: true, programme: { select: { unitId: true } }, officer: { select: { id: true, fullName: true } } } })
    if (members.length !== ids.length) return err({ kind: 'not_found' })
    const posts = await findUnitsOnDay(tx, members.map(({ officer }) => officer.id), dayOfInstant(now))
    for (const member of members) {
      const decision = may(by, 'manageProgramme', { unitPath: [...(posts.get(member.officer.id) ?? []), member.programme.unitId] })
      if (!decision.ok) return err({ kind: decision.reason === 'scope' ? 'not_found' : decision.reason })
    }
    if (members.some(({ officer }) => officer.id === by.officerId)) return err({ kind: 'own' })
    const stages = await findStandingStages(tx, ids)
    const faults = members.flatMap(({ id, officer }) => {
      const fault = stageFault(stages.get(id)?.entries ?? [], form, dayOfInstant(now))
      return fault === null ? [] : [{ name: officer.fullName, fault }]
    })
    if (faults.length > 0) return err({ kind: 'members', faults })
    if (form.stage === 'selected' && (await findFullCohorts(tx, members.flatMap(({ cohortId }) => cohortId ?? []))).length > 0) return err({ kind: 'cohortFullBack' })
    const type = form.stage === 'graduated' ? await tx.certificateType.findUnique({ where: { code: COMPLETION_CERTIFICATE }, select: { id: true } }) : null
    if (form.stage === 'graduated' && type === null) return err({ kind: 'certificateTypeMissing' })
    const entered = members.map(({ id, officer }) => ({ id, officerId: officer.id, evidenceId: type === null ? null : newId() }))
    if (type !== null) await prove(tx, entered.flatMap(({ officerId, evidenceId }) => (evidenceId === null ? [] : [{ id: evidenceId, officerId }])), { certificateTypeId: type.id, form, by, now })
    await tx.programmeStage.createMany({ data: entered.map(({ id, evidenceId }) => ({ id: newId(), memberId: id, number: (stages.get(id)?.most ?? 0) + 1, stage: form.stage, happenedOn: toColumn(form.on), decision: form.decision, note: form.note || null, evidenceId, recordedAt: now, recordedById: by.userId })) })
    if (type !== null) await rewriteStanding(tx, members.map(({ officer }) => officer.id))
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'programme.stage', subjectType: 'programme', subjectId: members[0]?.programmeId ?? null, detail: { stage: form.stage, on: form.on, decision: form.decision, members: ids } })
    return ok({ entered: ids.length })
  }, { timeout: 30_000 })
}

async function prove(tx: Transaction, proofs: readonly { readonly id: string; readonly officerId: string }[], { certificateTypeId, form, by, now }: { certificateTypeId: string; form: StageForm; by: Actor; now: Date }): Promise<void> {
  await tx.evidence.createMany({ data: proofs.map((proof) => ({ ...proof, kind: 'certificate', certificateTypeId, source: 'class', grade: 'A', validFrom: toColumn(form.on), note: form.decision, recordedAt: now, recordedById: by.userId })) })
}
