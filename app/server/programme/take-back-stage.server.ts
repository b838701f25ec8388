/** Takes the last stage of a member back, with a reason: it stays on record as taken back, and what it proved proves nothing. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { getPostOn } from '~/server/certificate/get-post-on.server'
import { db } from '~/server/db.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { findFullCohorts } from './find-full-cohorts.server'
import { findStandingStages } from './find-standing-stages.server'

export type TakeBackRefusal = Refusal | 'not_found' | 'reasonMissing' | 'notLast' | 'onlyStage' | 'cohortFullBack'

/** `stageId`: the one seen as the last; another entered meanwhile makes it `notLast`. The selection itself cannot be taken back: who was selected by mistake is dropped. */
export async function takeBackStage({ by, memberId, stageId, reason, now }: { by: Actor; memberId: string; stageId: string; reason: string; now: Date }): Promise<Result<null, TakeBackRefusal>> {
  if (reason.trim() === '') return err('reasonMissing')
  return db().$transaction(async (tx) => {
    // Whose drop-out is taken back takes a seat again: seats are judged under the lock of the programme.
    await tx.$executeRaw`SELECT 1 FROM programme FOR UPDATE`
    const [member] = await tx.$queryRaw<{ officer_id: string; cohort_id: string | null; programme_unit: string }[]>`
      SELECT m.officer_id::text, m.cohort_id::text, p.unit_id::text AS programme_unit FROM programme_member m JOIN programme p ON p.id = m.programme_id WHERE m.id = ${memberId}::uuid FOR UPDATE OF m`
    if (!member) return err('not_found')
    const post = await getPostOn(tx, member.officer_id, dayOfInstant(now))
    const decision = may(by, 'manageProgramme', { unitPath: [...(post?.units.map(({ id }) => id) ?? []), member.programme_unit] })
    if (!decision.ok) return err(decision.reason === 'scope' ? 'not_found' : decision.reason)
    const entries = (await findStandingStages(tx, [memberId])).get(memberId)?.entries ?? []
    const last = entries.at(-1)
    if (!last || last.id !== stageId) return err('notLast')
    if (entries.length === 1) return err('onlyStage')
    if (last.stage === 'dropped' && member.cohort_id !== null && (await findFullCohorts(tx, [member.cohort_id])).length > 0) return err('cohortFullBack')
    await tx.programmeStage.update({ where: { id: last.id }, data: { supersededAt: now, supersededReason: reason.trim() } })
    if (last.evidenceId !== null) {
      await tx.evidence.update({ where: { id: last.evidenceId }, data: { supersededAt: now, supersededReason: reason.trim() } })
      await rewriteStanding(tx, [member.officer_id])
    }
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'programme.take-back', subjectType: 'officer', subjectId: member.officer_id, detail: { stage: last.stage, on: last.on, reason: reason.trim() } })
    return ok(null)
  })
}
