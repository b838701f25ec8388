/** Starts practice of a course: so many of its practice questions of the chosen lessons, those least known first. */
import type { Actor } from '~/domain/access/role'
import { readCourseDefinition } from '~/domain/course/course-definition'
import { shuffle } from '~/domain/kernel/random'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { createSession } from './create-session.server'

export type StartPractice = { readonly actor: Actor; readonly courseCode: string; readonly lessons: readonly string[]; readonly count: number; readonly now: Date }

/** Reasons: `not_found` (no such course), `nothing` (no question to practise in these lessons). */
export async function startPractice({ actor, courseCode, lessons, count, now }: StartPractice): Promise<Result<{ sessionId: string }, 'not_found' | 'nothing'>> {
  const { officerId } = actor
  const version = await db().courseVersion.findFirst({ where: { isCurrent: true, course: { code: courseCode } }, select: { id: true, courseId: true, definition: true } })
  if (!officerId || !version) return err('not_found')
  const pool = await db().question.findMany({
    where: { courseVersionId: version.id, purpose: 'practice', ...(lessons.length > 0 ? { OR: lessons.map((number) => ({ objective: { startsWith: number } })) } : {}) },
    select: { id: true, code: true, kind: true, definition: true, practiceAnswers: { where: { session: { officerId }, try: 1 }, orderBy: { answeredAt: 'desc' }, take: 1, select: { right: true } } },
  })
  if (pool.length === 0) return err('nothing')
  // Wrong last time, then never tried, then right last time.
  const rank = (question: (typeof pool)[number]) => (question.practiceAnswers[0] === undefined ? 1 : question.practiceAnswers[0].right ? 2 : 0)
  const questions = shuffle(newId(), pool).sort((a, b) => rank(a) - rank(b)).slice(0, count)
  const { practice } = readCourseDefinition(version.definition)
  return ok({ sessionId: await createSession({ officerId, courseId: version.courseId, mode: 'practice', questions, penaltyPercent: practice.penaltyPercent, now }) })
}
