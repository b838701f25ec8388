/**
 * The questions of a finished attempt, each with as much of its review as may be shown, and the law it rests on. Where a
 * re-grade read an answer by the key of a newer version, that version explains it, as the mark does.
 */
import { latestSteps, type PlaceGrade, type Treatment } from '~/domain/attempt/grade-attempt'
import { shownReview, type ShownReview } from '~/domain/attempt/shown-review'
import type { CourseDefinition } from '~/domain/course/course-definition'
import type { Shown } from '~/domain/course/test-settings'
import { legalOfQuestion } from '~/domain/question/kinds/case'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { kindOf } from '~/domain/question/registry'
import { db } from '~/server/db.server'
import type { ResultAttempt } from './find-result-attempt.server'

export type ResultQuestion = {
  readonly ordinal: number
  readonly mustBeRight: boolean
  readonly review: ShownReview
  /** How a re-grade treats it; null: by its own key. */
  readonly regraded: 'newer_key' | Treatment | null
  readonly legal: readonly { readonly ref: string; readonly state: string }[]
}

type RegradedPlace = PlaceGrade & { readonly keyId?: string }

/** None where nothing but marks is shown. */
export async function findResultQuestions({ questions, steps, results: [result] }: ResultAttempt, definition: CourseDefinition, shown: Shown): Promise<ResultQuestion[]> {
  const counted = latestSteps(steps)
  const graded = (result?.detail as { perPlace?: RegradedPlace[] } | undefined)?.perPlace ?? []
  const places = new Map(graded.map((place) => [place.ordinal, place]))
  const newer = await findDefinitions(graded.flatMap(({ keyId }) => keyId ?? []))
  return questions.flatMap(({ ordinal, optionOrder, question }) => {
    const { keyId = '', treatment } = places.get(ordinal) ?? {}
    const read = newer.get(keyId) ?? question.definition
    const review = kindOf(question.kind)?.review(read, counted.get(ordinal)?.response ?? null, optionOrder)
    const told = review && shownReview(review, shown)
    return told ? [{ ordinal, mustBeRight: question.mustBeRight, review: told, regraded: newer.has(keyId) ? ('newer_key' as const) : (treatment ?? null), legal: legalOf(read, definition) }] : []
  })
}

async function findDefinitions(ids: readonly string[]): Promise<Map<string, unknown>> {
  const rows = ids.length === 0 ? [] : await db().question.findMany({ where: { id: { in: [...ids] } }, select: { id: true, definition: true } })
  return new Map(rows.map(({ id, definition }) => [id, definition]))
}

function legalOf(stored: unknown, course: CourseDefinition): ResultQuestion['legal'] {
  return legalOfQuestion(stored as QuestionDefinition).flatMap(({ id }) => course.legal.filter((row) => row.id === id).map(({ ref, state }) => ({ ref, state })))
}
