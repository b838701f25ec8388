/**
 * What follows from a final mark, inside the caller's transaction and under its lock on the attempt: the first result, and
 * when passed the certificate, its evidence, the end of the enrolment and the standing. A sitting watched by a proctor
 * proves more: evidence of grade A instead of B.
 */
import type { AttemptGrade } from '~/domain/attempt/grade-attempt'
import { registryNumber } from '~/domain/certificate/certificate'
import type { CourseDefinition } from '~/domain/course/course-definition'
import { recordEvent, type AuditEntry } from '~/server/audit/record-event.server'
import { issueCertificate } from '~/server/certificate/issue-certificate.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'

export type Conclusion = {
  readonly attemptId: string
  readonly definition: CourseDefinition
  readonly grade: AttemptGrade
  /** Why there is a result: how the attempt ended, or that its marking was completed. */
  readonly reason: 'submitted' | 'overdue' | 'abandoned' | 'marked'
  readonly actor: AuditEntry['actor']
  readonly now: Date
}

/** Returns the id of the certificate, or null. */
export async function concludeAttempt(tx: Transaction, { attemptId, definition, grade, reason, actor, now }: Conclusion): Promise<string | null> {
  const { mark, maximum, passed } = grade
  await tx.attemptResult.create({ data: { id: newId(), attemptId, number: 1, gradedAt: now, mark, maximum, passed, detail: resultDetail(grade), reason } })
  if (!passed) return null
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
  const issued = await issueCertificate(tx, { attemptId, officerId, course, studiedFrom: enrolment.enrolledAt, percent: grade.percent, evidenceGrade, now })
  // A renewal taken on an enrolment completed before leaves its date as it was.
  if (enrolment.completedAt === null) await tx.enrolment.update({ where: { id: enrolment.id }, data: { completedAt: now } })
  await rewriteStanding(tx, [officerId])
  await recordEvent(tx, { at: now, actor, action: 'certificate.issue', subjectType: 'certificate', subjectId: issued.certificateId, detail: { attemptId, registryNumber: registryNumber(issued.registryNumber, issued.registryBook) } })
  return issued.certificateId
}

/** What attempt_result.detail holds. */
export function resultDetail({ percent, perPlace, failedStars, fatalPlaces }: AttemptGrade) {
  return { percent, perPlace: perPlace.map((place) => ({ ...place })), failedStars: [...failedStars], fatalPlaces: [...fatalPlaces] }
}
