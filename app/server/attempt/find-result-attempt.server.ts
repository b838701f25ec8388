/** What the result page needs of one attempt, and of all ended ones of its officer at the course, as the rows have it. */
import type { FinishedAttempt } from '~/domain/attempt/attempt-rules'
import { dayOfInstant } from '~/domain/kernel/day'
import { db, type Transaction } from '~/server/db.server'

const select = {
  id: true, endedBy: true, submittedAt: true, courseId: true, roundNumber: true, roundAttempt: true, roundLimit: true,
  courseVersion: { select: { title: true, definition: true, course: { select: { code: true, testArrangement: true } } } },
  results: { orderBy: { number: 'desc' }, take: 2, include: { regrade: { select: { reason: true } } } },
  certificate: { select: { id: true, registryNumber: true, registryBook: true, validFrom: true, validTo: true } },
  questions: { orderBy: { ordinal: 'asc' }, select: { ordinal: true, optionOrder: true, question: { select: { kind: true, definition: true, mustBeRight: true } } } },
  steps: { select: { ordinal: true, sequence: true, late: true, response: true } },
} as const

export type ResultAttempt = NonNullable<Awaited<ReturnType<typeof findResultAttempt>>>

/** Null: no such attempt of this officer. The result in force comes first, then the one before it. */
export function findResultAttempt(officerId: string, attemptId: string) {
  return db().attempt.findFirst({ where: { id: attemptId, officerId }, select })
}

/** Oldest first. */
export async function findRoundAttempts(officerId: string, courseId: string): Promise<FinishedAttempt[]> {
  const attempts = await db().attempt.findMany({
    where: { officerId, courseId },
    orderBy: { startedAt: 'asc' },
    select: { submittedAt: true, roundNumber: true, roundAttempt: true, results: { orderBy: { number: 'desc' }, take: 1, select: { passed: true } } },
  })
  return attempts.flatMap(({ submittedAt, results, roundNumber, roundAttempt }) => (submittedAt ? [{ passed: results[0]?.passed ?? false, endedOn: dayOfInstant(submittedAt), round: roundNumber, attempt: roundAttempt }] : []))
}

/** Whether an attempt of this officer at the course is open: then no page explains what it may ask. */
export async function hasOpenAttempt(officerId: string, courseId: string, client: Pick<Transaction, 'attempt'> = db()): Promise<boolean> {
  return (await client.attempt.count({ where: { officerId, courseId, state: 'in_progress' } })) > 0
}
