/** The read model of the final test's first page: the rules, where the officer stands, and what to do first. */
import { dueInstant } from '~/domain/attempt/attempt'
import { mayStart, roundOf, shownAfter, type Round, type StartRefusal } from '~/domain/attempt/attempt-rules'
import type { TestSettings } from '~/domain/course/test-settings'
import { db } from '~/server/db.server'
import { loadStartFacts, type AskedFrom, type StartContext } from './load-start-facts.server'

export type TestStart = {
  readonly course: { readonly code: string; readonly title: string; readonly certificateTitle: string; readonly certificateMonths: number }
  readonly rules: {
    readonly questions: number; readonly minutes: number; readonly passPercent: number; readonly stars: number; readonly attempts: number; readonly waitDays: number
    readonly forward: boolean; readonly abandoned: boolean; readonly opensAt: string | null; readonly closesAt: string | null
    readonly inSession: boolean; readonly fromAddresses: boolean; readonly shown: TestSettings['shown']
  }
  /** The officer's own extra minutes and calm page. */
  readonly ownWay: { readonly extraMinutes: number; readonly calmPage: boolean }
  /** When an attempt begun now would have to end before its minutes are over; null otherwise. */
  readonly endsEarly: string | null
  readonly round: Round
  readonly renewal: boolean
  /** Why the test cannot be started now; null when it can. */
  readonly refusal: StartRefusal | null
  /** Titles of the lessons named by the refusal. */
  readonly lessonsLeft: readonly { readonly number: string; readonly title: string }[]
  /** Attempts that have ended, latest first. `outcome` null: being marked, or not told yet. */
  readonly earlier: readonly EarlierAttempt[]
}
export type EarlierAttempt = { readonly id: string; readonly endedAt: string; readonly beingMarked: boolean; readonly outcome: { readonly passed: boolean; readonly mark: number; readonly maximum: number } | null }

/** Null: no such course. */
export async function loadTestStart(officerId: string, courseCode: string, asked: AskedFrom): Promise<TestStart | null> {
  const context = await loadStartFacts(officerId, courseCode, asked)
  if (!context) return null
  const { facts, course, today, ownWay } = context
  const { finalTest, certificateTitle, certificateMonths, lessons } = course.definition
  const decision = mayStart(facts)
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
      forward: finalTest.navigation === 'forward',
      abandoned: finalTest.overdue === 'abandon',
      opensAt: facts.opensAt?.toISOString() ?? null,
      closesAt: facts.closesAt?.toISOString() ?? null,
      inSession: finalTest.access === 'class_session',
      fromAddresses: finalTest.addresses.length > 0,
      shown: finalTest.shown,
    },
    ownWay,
    endsEarly: decision.ok ? endsEarly(context) : null,
    round: roundOf(facts.finished, facts.limits, today),
    renewal: decision.ok && decision.value.renewal,
    refusal,
    lessonsLeft: left.map((number) => ({ number, title: lessons.find((lesson) => lesson.number === number)?.title ?? '' })),
    earlier: await findEarlier(officerId, context),
  }
}

function endsEarly({ facts, course, ownWay, session }: StartContext): string | null {
  const minutes = course.definition.finalTest.minutes + ownWay.extraMinutes
  const due = dueInstant(facts.now, minutes, [facts.closesAt, session?.endsAt ?? null])
  return due < dueInstant(facts.now, minutes) ? due.toISOString() : null
}

async function findEarlier(officerId: string, { course, facts }: StartContext): Promise<EarlierAttempt[]> {
  const attempts = await db().attempt.findMany({
    where: { officerId, courseId: course.id, submittedAt: { not: null } },
    orderBy: { startedAt: 'desc' },
    select: { id: true, submittedAt: true, roundNumber: true, roundAttempt: true, roundLimit: true, results: { orderBy: { number: 'desc' }, take: 1, select: { passed: true, mark: true, maximum: true } } },
  })
  const { shown } = course.definition.finalTest
  const closed = facts.closesAt !== null && facts.closesAt <= facts.now
  return attempts.map(({ id, submittedAt, results, roundNumber, roundAttempt, roundLimit }, index) => {
    const [result] = results
    const since = attempts.slice(0, index + 1)
    const level = shownAfter(shown, { passed: since.some((one) => one.results[0]?.passed), roundOver: roundAttempt >= roundLimit || since.some((one) => one.roundNumber > roundNumber || (one.roundNumber === roundNumber && one.roundAttempt >= roundLimit)), closed, anotherOpen: false })
    const outcome = result && level !== 'nothing' ? { passed: result.passed, mark: result.mark.toNumber(), maximum: result.maximum.toNumber() } : null
    return { id, endedAt: (submittedAt ?? facts.now).toISOString(), beingMarked: result === undefined, outcome }
  })
}
