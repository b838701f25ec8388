/**
 * An officer enrols in the current version of a course. Doing it twice, or twice at once, gives one enrolment: the
 * partial unique index enrolment_one_open has the last word. The rule stands in domain/enrolment/enrol-rules.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { decideEnrolment, type EnrolFacts, type EnrolRefusal } from '~/domain/enrolment/enrol-rules'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { env } from '~/server/env.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { findHeldCertificate } from './find-held-certificate.server'

export type Enrolled = { readonly created: boolean }
export type EnrolFailure = { readonly kind: 'scope' } | { readonly kind: 'not_found' } | EnrolRefusal

export async function enrol(input: { actor: Actor; courseCode: string; now: Date }): Promise<Result<Enrolled, EnrolFailure>> {
  const { actor, courseCode, now } = input
  const { officerId } = actor
  if (officerId === null || !may(actor, 'study', { officerId }).ok) return err({ kind: 'scope' })
  const version = await db().courseVersion.findFirst({
    where: { course: { code: courseCode }, isCurrent: true },
    select: { id: true, courseId: true, certificateTypeId: true, reviewState: true },
  })
  if (!version) return err({ kind: 'not_found' })
  const today = dayOfInstant(now)
  const open = await db().enrolment.count({ where: { officerId, courseId: version.courseId, completedAt: null, withdrawnAt: null } })
  const decision = decideEnrolment({
    today,
    reviewState: version.reviewState as EnrolFacts['reviewState'],
    requireReviewed: env().REQUIRE_REVIEWED_CONTENT,
    hasOpenEnrolment: open > 0,
    held: await findHeldCertificate(officerId, version.certificateTypeId, today),
  })
  if (decision.kind === 'already') return ok({ created: false })
  if (decision.kind === 'refused') return err(decision.reason)
  const created = await db().$transaction(async (tx) => {
    const id = newId()
    const { count } = await tx.enrolment.createMany({ data: [{ id, officerId, courseId: version.courseId, courseVersionId: version.id, source: 'self', enrolledAt: now }], skipDuplicates: true })
    if (count > 0) await rewriteStanding(tx, [officerId]) // whose move a gap is changes
    if (count > 0) await recordEvent(tx, { at: now, actor: { userId: actor.userId, name: actor.username }, action: 'enrolment.create', subjectType: 'enrolment', subjectId: id, detail: { course: courseCode } })
    return count > 0
  })
  return ok({ created })
}
