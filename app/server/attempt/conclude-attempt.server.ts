/**
 * What follows from a final mark, inside the caller's transaction and under its lock on the attempt: the first result, and
 * when passed the certificate with all that goes with it.
 */
import type { AttemptGrade } from '~/domain/attempt/grade-attempt'
import type { CourseDefinition } from '~/domain/course/course-definition'
import type { AuditEntry } from '~/server/audit/record-event.server'
import type { Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { certifyAttempt } from './certify-attempt.server'

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
  if (!passed) {
    const { officerId } = await tx.attempt.findUniqueOrThrow({ where: { id: attemptId }, select: { officerId: true } })
    await rewriteStanding(tx, [officerId]) // the cause of a gap changes
    return null
  }
  return certifyAttempt(tx, { attemptId, definition, percent: grade.percent, actor, now })
}

/** What attempt_result.detail holds. */
export function resultDetail({ percent, perPlace, failedStars, fatalPlaces }: AttemptGrade) {
  return { percent, perPlace: perPlace.map((place) => ({ ...place })), failedStars: [...failedStars], fatalPlaces: [...fatalPlaces] }
}
