/**
 * Publishes a draft as the next version: the version before ends on its first day, nothing published is edited. Refused
 * when the draft is another than the one shown (`seen`). The standing of the officers follows in the background. FOR UPDATE:
 * a posting holds its position's key until it is committed, so a list under way is waited for, or answered with "busy".
 */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { contentOf, standardContent } from '~/domain/standard/standard-content'
import { publishFault, type PublishFault } from '~/domain/standard/standard-draft'
import { recordEvent } from '~/server/audit/record-event.server'
import { publishStandards } from '~/server/content/publish-standards.server'
import { sendJob } from '~/server/job/send-job.server'
import { changeMeasure } from '~/server/standing/change-measure.server'
import { STANDING_REWRITE_JOB } from '~/server/standing/continue-standing-rewrites.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { scheduleStandingRewrite } from '~/server/standing/schedule-standing-rewrite.server'
import { getTopRight } from '~/server/compliance/get-top-right.server'

export type PublishStandard = { readonly by: Actor; readonly code: string; readonly seen: number; readonly on: Day; readonly decision: string; readonly legalBasis: string; readonly now: Date }

export async function publishStandard(input: PublishStandard): Promise<Result<{ number: number }, Refusal | PublishFault | 'not_found' | 'changed' | 'busy'>> {
  const { by, code, seen, on, decision, legalBasis, now } = input
  const today = dayOfInstant(now)
  const right = await getTopRight(by, 'editStandards', today)
  if (!right.ok) return err(right.reason)
  const done = await changeMeasure(async (tx): Promise<Result<{ number: number }, PublishFault | 'not_found' | 'changed'>> => {
    const [position] = await tx.$queryRaw<{ id: string }[]>`SELECT id::text FROM position WHERE code = ${code} FOR UPDATE`
    if (!position) return err('not_found')
    const row = await tx.standardDraft.findUnique({ where: { positionId: position.id } })
    if (row === null || row.revision !== seen) return err('changed')
    const draft = standardContent.parse(row.content)
    const last = (await findStandards(queriesOf(tx), [position.id])).get(position.id)?.at(-1) ?? null
    const fault = publishFault({ draft, last: last && { span: last.span, content: contentOf(last) }, on, today })
    if (fault !== null) return err(fault)
    const number = (last?.number ?? 0) + 1
    const { requirements, ...terms } = draft
    await publishStandards(tx, [{ position: code, number, validFrom: on, validTo: null, decision, reviewState: 'sourced', requirements, terms }])
    const { id } = await tx.positionStandard.findUniqueOrThrow({ where: { positionId_number: { positionId: position.id, number } }, select: { id: true } })
    await tx.standardPublication.create({ data: { standardId: id, legalBasis, publishedBy: by.displayName } })
    await tx.standardDraft.delete({ where: { positionId: position.id } })
    await scheduleStandingRewrite(tx, { positionId: position.id, requestedById: by.userId, now })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'standard.publish', subjectType: 'position', subjectId: position.id, detail: { code, number, on, decision, legalBasis, content: draft } })
    return ok({ number })
  })
  if (done === 'busy') return err('busy')
  if (done.ok) await sendJob(STANDING_REWRITE_JOB)
  return done
}
