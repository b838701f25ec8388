/**
 * What follows from a pass, inside the caller's transaction: the certificate with its evidence, the end of the enrolment,
 * the standing. A sitting watched by a proctor proves more: evidence of grade A instead of B. The course's tiết count towards the
 * yearly hours, once and not for a renewal. Once an attempt: attempt_id
 * is unique among certificates.
 */
import { registryNumber } from '~/domain/certificate/certificate'
import type { CourseDefinition } from '~/domain/course/course-definition'
import { recordEvent, type AuditEntry } from '~/server/audit/record-event.server'
import { issueCertificate } from '~/server/certificate/issue-certificate.server'
import type { Transaction } from '~/server/db.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'

export type Certify = { readonly attemptId: string; readonly definition: CourseDefinition; readonly percent: number; readonly actor: AuditEntry['actor']; readonly now: Date }

/** Returns the id of the certificate. */
export async function certifyAttempt(tx: Transaction, { attemptId, definition, percent, actor, now }: Certify): Promise<string> {
  const attempt = await tx.attempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: {
      officerId: true, courseVersionId: true, classSession: { select: { proctored: true } },
      enrolment: { select: { id: true, enrolledAt: true, completedAt: true } },
      courseVersion: { select: { title: true, certificateTypeId: true, course: { select: { code: true } } } },
    },
  })
  const { officerId, enrolment, courseVersion } = attempt
  const course = { versionId: attempt.courseVersionId, code: courseVersion.course.code, title: courseVersion.title, definition, certificateTypeId: courseVersion.certificateTypeId }
  const evidenceGrade = attempt.classSession?.proctored ? 'A' : 'B'
  const issued = await issueCertificate(tx, { attemptId, officerId, course, studiedFrom: enrolment.enrolledAt, percent, evidenceGrade, periods: enrolment.completedAt === null ? definition.periods : 0, now })
  // A renewal taken on an enrolment completed before leaves its date as it was.
  if (enrolment.completedAt === null) await tx.enrolment.update({ where: { id: enrolment.id }, data: { completedAt: now } })
  await rewriteStanding(tx, [officerId])
  await recordEvent(tx, { at: now, actor, action: 'certificate.issue', subjectType: 'certificate', subjectId: issued.certificateId, detail: { attemptId, registryNumber: registryNumber(issued.registryNumber, issued.registryBook) } })
  return issued.certificateId
}
