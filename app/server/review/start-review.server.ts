/** Starts the review of today, or goes on with the one begun today and not finished. */
import type { Actor } from '~/domain/access/role'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { createSession } from '~/server/practice/create-session.server'
import { findTodaysReview } from './find-todays-review.server'

/** Reason `nothing`: there is nothing to go over today. */
export async function startReview({ actor, now }: { actor: Actor; now: Date }): Promise<Result<{ sessionId: string; next: number }, 'nothing'>> {
  const { officerId } = actor
  if (!officerId) return err('nothing')
  const open = await db().practiceSession.findFirst({ where: { officerId, mode: 'review', finishedAt: null }, orderBy: { startedAt: 'desc' }, select: { id: true, startedAt: true, answers: { distinct: ['ordinal'], select: { ordinal: true } } } })
  if (open && dayOfInstant(open.startedAt) === dayOfInstant(now)) return ok({ sessionId: open.id, next: firstMissing(open.answers.map(({ ordinal }) => ordinal)) })
  const { questions } = await findTodaysReview(officerId, now)
  if (questions.length === 0) return err('nothing')
  return ok({ sessionId: await createSession({ officerId, courseId: null, mode: 'review', questions, penaltyPercent: 0, now }), next: 1 })
}

/** The first place that is not among those done. */
function firstMissing(done: readonly number[]): number {
  return Array.from({ length: done.length + 1 }, (_, index) => index + 1).find((ordinal) => !done.includes(ordinal)) ?? 1
}
