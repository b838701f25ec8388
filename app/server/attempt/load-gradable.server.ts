/**
 * All that the mark of one attempt is made of: its frozen places, the steps that were saved, how it ended and what markers
 * gave. Grading what this returns with `gradeAttempt` gives the stored mark again, today and in years to come.
 */
import type { EndedBy } from '~/domain/attempt/attempt'
import { latestSteps, type AnswerStep, type GradablePlace, type PlaceGrade } from '~/domain/attempt/grade-attempt'
import { readCourseDefinition, type CourseDefinition } from '~/domain/course/course-definition'
import { kindOf } from '~/domain/question/registry'
import type { Transaction } from '~/server/db.server'

export type Gradable = {
  readonly places: readonly (GradablePlace & { readonly questionId: string; readonly code: string })[]
  /** Of an abandoned attempt: none. */
  readonly steps: readonly AnswerStep[]
  /** What markers gave, by place, as the latest result has it. */
  readonly marked: ReadonlyMap<number, number>
  /** Whether some question has an answer that counts. */
  readonly anythingSaved: boolean
  readonly definition: CourseDefinition
}

/** Throws when there is no such attempt, or a question of it is of a kind that this program does not know. */
export async function loadGradable(tx: Transaction, attemptId: string): Promise<Gradable> {
  const attempt = await tx.attempt.findUniqueOrThrow({
    where: { id: attemptId },
    select: {
      endedBy: true,
      courseVersion: { select: { definition: true } },
      questions: { orderBy: { ordinal: 'asc' }, select: { ordinal: true, question: { select: { id: true, code: true, kind: true, definition: true, points: true, mustBeRight: true } } } },
      steps: { select: { ordinal: true, sequence: true, late: true, response: true } },
      results: { orderBy: { number: 'desc' }, take: 1, select: { detail: true } },
    },
  })
  const answered = new Map<number, (response: unknown) => boolean>()
  const places = attempt.questions.map(({ ordinal, question }) => {
    const kind = kindOf(question.kind)
    if (!kind) throw new Error(`no kind of question ${question.kind}`)
    answered.set(ordinal, kind.isAnswered)
    return { ordinal, questionId: question.id, code: question.code, points: question.points.toNumber(), mustBeRight: question.mustBeRight, grade: (response: unknown) => kind.grade(question.definition, response) }
  })
  return {
    places,
    steps: (attempt.endedBy as EndedBy | null) === 'abandoned' ? [] : attempt.steps,
    marked: markedIn(attempt.results[0]?.detail),
    anythingSaved: [...latestSteps(attempt.steps).values()].some(({ ordinal, response }) => answered.get(ordinal)?.(response) ?? false),
    definition: readCourseDefinition(attempt.courseVersion.definition),
  }
}

function markedIn(detail: unknown): Map<number, number> {
  const { perPlace = [] } = (detail ?? {}) as { perPlace?: PlaceGrade[] }
  return new Map(perPlace.filter(({ marked }) => marked).map(({ ordinal, fraction }) => [ordinal, fraction]))
}
