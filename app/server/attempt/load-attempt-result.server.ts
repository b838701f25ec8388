/** The read model of a finished attempt: the mark, whether passed and why, the certificate, and each question explained. */
import { roundOf, shownAfter, type Round, type Shown } from '~/domain/attempt/attempt-rules'
import { latestSteps, percentOf, type PlaceGrade } from '~/domain/attempt/grade-attempt'
import { shownReview, type ShownReview } from '~/domain/attempt/shown-review'
import { lastDayOf, registryNumber } from '~/domain/certificate/certificate'
import { readCourseDefinition, type CourseDefinition } from '~/domain/course/course-definition'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { kindOf } from '~/domain/question/registry'
import { fromColumn, fromNullableColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type ResultQuestion = {
  readonly ordinal: number
  readonly mustBeRight: boolean
  readonly review: ShownReview
  readonly legal: readonly { readonly ref: string; readonly state: string }[]
}
export type AttemptResultView = {
  readonly id: string
  readonly courseCode: string
  readonly courseTitle: string
  readonly state: 'submitted' | 'expired'
  readonly endedAt: string
  readonly mark: number
  readonly maximum: number
  readonly percent: number
  readonly passPercent: number
  readonly passed: boolean
  readonly failedStars: readonly number[]
  readonly shown: Shown
  readonly round: Round
  readonly certificate: { readonly id: string; readonly registryNumber: string; readonly lastDay: Day | null } | null
  readonly questions: readonly ResultQuestion[]
}

const select = {
  id: true, state: true, startedAt: true, submittedAt: true,
  courseVersion: { select: { title: true, definition: true, courseId: true, course: { select: { code: true } } } },
  results: { orderBy: { number: 'desc' }, take: 1 },
  certificate: { select: { id: true, registryNumber: true, registryBook: true, validFrom: true, validTo: true } },
  questions: { orderBy: { ordinal: 'asc' }, select: { ordinal: true, optionOrder: true, question: { select: { kind: true, definition: true, mustBeRight: true } } } },
  steps: { select: { ordinal: true, sequence: true, late: true, response: true } },
} as const

/** Reasons: `not_found` (or another person's), `open` (nothing is told before the end). */
export async function loadAttemptResult(officerId: string, attemptId: string, now: Date): Promise<Result<AttemptResultView, 'not_found' | 'open'>> {
  const attempt = await db().attempt.findFirst({ where: { id: attemptId, officerId }, select })
  if (!attempt) return err('not_found')
  const result = attempt.results[0]
  if (attempt.state === 'in_progress' || !attempt.submittedAt || !result) return err('open')
  const { courseVersion, certificate } = attempt
  const definition = readCourseDefinition(courseVersion.definition)
  const all = await db().attempt.findMany({
    where: { officerId, courseVersion: { courseId: courseVersion.courseId }, submittedAt: { not: null } },
    orderBy: { startedAt: 'asc' },
    select: { startedAt: true, submittedAt: true, results: { orderBy: { number: 'desc' }, take: 1, select: { passed: true } } },
  })
  const round = roundOf(all.map((one) => ({ passed: one.results[0]?.passed ?? false, endedOn: dayOfInstant(one.submittedAt ?? now) })), definition.finalTest, dayOfInstant(now))
  const passedSince = all.some((one) => one.startedAt >= attempt.startedAt && one.results[0]?.passed)
  const shown = shownAfter(passedSince, round)
  const detail = result.detail as { failedStars?: number[]; perPlace?: PlaceGrade[] }
  const mark = result.mark.toNumber()
  const maximum = result.maximum.toNumber()
  const steps = latestSteps(attempt.steps)
  return ok({
    id: attempt.id,
    courseCode: courseVersion.course.code,
    courseTitle: courseVersion.title,
    state: attempt.state === 'expired' ? 'expired' : 'submitted',
    endedAt: attempt.submittedAt.toISOString(),
    mark,
    maximum,
    percent: percentOf(mark, maximum),
    passPercent: definition.finalTest.passPercent,
    passed: result.passed,
    failedStars: detail.failedStars ?? [],
    shown,
    round,
    certificate: certificate && {
      id: certificate.id,
      registryNumber: registryNumber(certificate.registryNumber, certificate.registryBook),
      lastDay: lastDayOf({ from: fromColumn(certificate.validFrom), to: fromNullableColumn(certificate.validTo) }),
    },
    questions: attempt.questions.flatMap(({ ordinal, optionOrder, question }) => {
      const kind = kindOf(question.kind)
      if (!kind) return []
      const review = kind.review(question.definition, steps.get(ordinal)?.response ?? null, optionOrder)
      return [{ ordinal, mustBeRight: question.mustBeRight, review: shownReview(review, shown), legal: legalOf(question.definition, definition) }]
    }),
  })
}

function legalOf(stored: unknown, course: CourseDefinition): ResultQuestion['legal'] {
  const { legal } = stored as Pick<QuestionDefinition, 'legal'>
  return legal.flatMap(({ id }) => course.legal.filter((row) => row.id === id).map(({ ref, state }) => ({ ref, state })))
}
