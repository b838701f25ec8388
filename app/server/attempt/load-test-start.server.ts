/** The read model of the final test's first page: the rules, where the officer stands, and what to do first. */
import { mayStart, roundOf, type Round, type StartRefusal } from '~/domain/attempt/attempt-rules'
import { dayOfInstant } from '~/domain/kernel/day'
import { db } from '~/server/db.server'
import { loadStartFacts } from './load-start-facts.server'

export type TestStart = {
  readonly course: { readonly code: string; readonly title: string; readonly certificateTitle: string; readonly certificateMonths: number }
  readonly rules: { readonly questions: number; readonly minutes: number; readonly passPercent: number; readonly stars: number; readonly attempts: number; readonly waitDays: number }
  readonly round: Round
  readonly renewal: boolean
  /** Why the test cannot be started now; null when it can. */
  readonly refusal: StartRefusal | null
  /** Titles of the lessons named by the refusal. */
  readonly lessonsLeft: readonly { readonly number: string; readonly title: string }[]
  /** Earlier attempts that have a result, latest first. */
  readonly earlier: readonly { readonly id: string; readonly endedAt: string; readonly passed: boolean; readonly mark: number; readonly maximum: number }[]
}

/** Null: no such course. */
export async function loadTestStart(officerId: string, courseCode: string, now: Date): Promise<TestStart | null> {
  const context = await loadStartFacts(officerId, courseCode, dayOfInstant(now))
  if (!context) return null
  const { facts, course } = context
  const { finalTest, certificateTitle, certificateMonths, lessons } = course.definition
  const decision = mayStart(facts)
  const results = await db().attemptResult.findMany({
    where: { attempt: { officerId, courseVersion: { course: { code: courseCode } }, submittedAt: { not: null } } },
    orderBy: [{ gradedAt: 'desc' }],
    select: { attemptId: true, number: true, passed: true, mark: true, maximum: true, attempt: { select: { submittedAt: true } } },
  })
  // A re-grade adds a row beside the old; the latest speaks.
  const latest = results.filter((result) => !results.some((other) => other.attemptId === result.attemptId && other.number > result.number))
  const refusal = decision.ok ? null : decision.reason
  const left = refusal?.kind === 'lessons_left' ? refusal.numbers : []
  return {
    course: { code: course.code, title: course.title, certificateTitle, certificateMonths },
    rules: {
      questions: finalTest.questions,
      minutes: finalTest.minutes,
      passPercent: finalTest.passPercent,
      stars: finalTest.blueprint.reduce((sum, row) => sum + row.star, 0),
      attempts: finalTest.attempts,
      waitDays: finalTest.waitDays,
    },
    round: roundOf(facts.finished, facts.limits, facts.today),
    renewal: decision.ok && decision.value.renewal,
    refusal,
    lessonsLeft: left.map((number) => ({ number, title: lessons.find((lesson) => lesson.number === number)?.title ?? '' })),
    earlier: latest.map(({ attemptId, passed, mark, maximum, attempt }) => ({ id: attemptId, endedAt: (attempt.submittedAt ?? now).toISOString(), passed, mark: mark.toNumber(), maximum: maximum.toNumber() })),
  }
}
