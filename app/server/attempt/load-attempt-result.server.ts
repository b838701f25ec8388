/**
 * The read model of a finished attempt: the mark, whether passed and why, the certificate, and as much of each question as
 * the course shows at this time. While markers are at work: what is known, and no mark.
 */
import type { EndedBy } from '~/domain/attempt/attempt'
import { roundOf, shownAfter, type FinishedAttempt, type Round } from '~/domain/attempt/attempt-rules'
import { gradeAttempt, percentOf, type PlaceGrade } from '~/domain/attempt/grade-attempt'
import { lastDayOf, registryNumber } from '~/domain/certificate/certificate'
import { readCourseDefinition } from '~/domain/course/course-definition'
import { withArrangement } from '~/domain/course/test-arrangement'
import type { Shown } from '~/domain/course/test-settings'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { instantOfMinute } from '~/domain/kernel/hanoi-minute'
import { err, ok, type Result } from '~/domain/kernel/result'
import { fromColumn, fromNullableColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { findRichTexts, type RichTexts } from '~/server/question/find-rich-texts.server'
import { findResultAttempt, findRoundAttempts, hasOpenAttempt, type ResultAttempt } from './find-result-attempt.server'
import { findResultQuestions, type ResultQuestion } from './find-result-questions.server'
import { loadGradable } from './load-gradable.server'

export type ResultOutcome = {
  readonly mark: number
  readonly maximum: number
  readonly percent: number
  readonly passed: boolean
  readonly failedStars: readonly number[]
  readonly fatalPlaces: readonly number[]
  /** Graded anew since: when and why, and the result before. */
  readonly regraded: { readonly at: string; readonly reason: string; readonly old: { readonly mark: number; readonly maximum: number; readonly passed: boolean } | null } | null
}
export type AttemptResultView = {
  readonly id: string
  readonly courseCode: string
  readonly courseTitle: string
  readonly endedBy: EndedBy
  readonly endedAt: string
  readonly passPercent: number
  readonly shown: Shown
  /** More would be shown, were not another attempt at the course open. */
  readonly withheld: boolean
  /** When more is shown, for the page to say so. */
  readonly shownWhen: 'ended' | 'passed_or_round_over' | 'closed'
  readonly closesAt: string | null
  /** Null while it is being marked, and where nothing is told yet. */
  readonly outcome: ResultOutcome | null
  /** Questions that wait for a marker, of how many; null when all are graded. */
  readonly marking: { readonly waiting: number; readonly of: number } | null
  readonly round: Round
  readonly certificate: { readonly id: string; readonly registryNumber: string; readonly lastDay: Day | null } | null
  readonly questions: readonly ResultQuestion[]
  /** Texts of the questions with markup, by their source. */
  readonly texts: RichTexts
}

/** Reasons: `not_found` (or another person's), `open` (nothing is told before the end). */
export async function loadAttemptResult(officerId: string, attemptId: string, now: Date): Promise<Result<AttemptResultView, 'not_found' | 'open'>> {
  const attempt = await findResultAttempt(officerId, attemptId)
  if (!attempt) return err('not_found')
  if (attempt.endedBy === null || !attempt.submittedAt) return err('open')
  const { courseVersion, certificate } = attempt
  const definition = withArrangement(readCourseDefinition(courseVersion.definition), courseVersion.course.testArrangement)
  const { finalTest } = definition
  const [all, anotherOpen] = await Promise.all([findRoundAttempts(officerId, attempt.courseId), hasOpenAttempt(officerId, attempt.courseId)])
  const closesAt = instantOfMinute(finalTest.closesAt)
  const { passed, roundOver } = standingOf(attempt, all)
  const after = { passed, roundOver, closed: closesAt !== null && closesAt <= now }
  const shown = shownAfter(finalTest.shown, { ...after, anotherOpen })
  const graded = attempt.results[0] !== undefined
  const questions = graded ? await findResultQuestions(attempt, definition, shown) : []
  return ok({
    id: attempt.id,
    courseCode: courseVersion.course.code,
    courseTitle: courseVersion.title,
    endedBy: attempt.endedBy as EndedBy,
    endedAt: attempt.submittedAt.toISOString(),
    passPercent: finalTest.passPercent,
    shown,
    withheld: shown !== shownAfter(finalTest.shown, { ...after, anotherOpen: false }),
    shownWhen: finalTest.shown.when,
    closesAt: closesAt?.toISOString() ?? null,
    outcome: shown === 'nothing' ? null : outcomeOf(attempt),
    marking: graded ? null : await markingOf(attemptId, finalTest.passPercent),
    round: roundOf(all, finalTest, dayOfInstant(now)),
    certificate: certificate && {
      id: certificate.id,
      registryNumber: registryNumber(certificate.registryNumber, certificate.registryBook),
      lastDay: lastDayOf({ from: fromColumn(certificate.validFrom), to: fromNullableColumn(certificate.validTo) }),
    },
    questions,
    texts: await findRichTexts(questions, definition.assets),
  })
}

/** The round is over when its last attempt has been taken or a later one has begun; once over, it stays over. */
function standingOf({ roundNumber, roundAttempt, roundLimit }: ResultAttempt, all: readonly FinishedAttempt[]) {
  const since = all.filter(({ round, attempt }) => round > roundNumber || (round === roundNumber && attempt >= roundAttempt))
  return { passed: since.some((one) => one.passed), roundOver: since.some(({ round, attempt }) => round > roundNumber || attempt >= roundLimit) }
}

function outcomeOf({ results }: ResultAttempt): ResultOutcome | null {
  const [result, before] = results
  if (!result) return null
  const detail = result.detail as { failedStars?: number[]; fatalPlaces?: number[]; perPlace?: PlaceGrade[] }
  const [mark, maximum] = [result.mark.toNumber(), result.maximum.toNumber()]
  return {
    mark,
    maximum,
    percent: percentOf(mark, maximum),
    passed: result.passed,
    failedStars: detail.failedStars ?? [],
    fatalPlaces: detail.fatalPlaces ?? [],
    regraded: result.regrade && { at: result.gradedAt.toISOString(), reason: result.regrade.reason, old: before ? { mark: before.mark.toNumber(), maximum: before.maximum.toNumber(), passed: before.passed } : null },
  }
}

async function markingOf(attemptId: string, passPercent: number): Promise<AttemptResultView['marking']> {
  const { places, steps } = await db().$transaction((tx) => loadGradable(tx, attemptId))
  return { waiting: gradeAttempt(places, steps, passPercent).toBeMarked.length, of: places.length }
}
