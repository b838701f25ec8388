/**
 * The read model of one question of a practice session: open for an answer, or explained. While it may be tried again
 * only one's own answer is explained; the key comes when it is right or the tries are used up.
 */
import { shownReview, type ShownReview } from '~/domain/attempt/shown-review'
import { readCourseDefinition } from '~/domain/course/course-definition'
import { practiceState, type PracticeState, type PracticeTry } from '~/domain/practice/practice'
import type { LearnerQuestion } from '~/domain/question/learner-question'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { kindOf } from '~/domain/question/registry'
import { hasOpenAttempt } from '~/server/attempt/find-result-attempt.server'
import { db } from '~/server/db.server'
import { findRichTexts, type RichTexts } from '~/server/question/find-rich-texts.server'
import type { SessionItem } from './create-session.server'
import { practiceRules } from './practice-rules.server'

export type PracticeCell = { readonly ordinal: number; readonly state: 'untried' | 'right' | 'wrong' }
export type PracticeQuestionPage = {
  readonly sessionId: string
  readonly mode: 'practice' | 'review'
  readonly course: { readonly code: string; readonly title: string }
  readonly ordinal: number
  readonly cells: readonly PracticeCell[]
  readonly state: PracticeState
  /** A question of a test that the officer is taking now: neither asked nor explained before it is handed in. */
  readonly withheld: boolean
  readonly tryNumber: number
  readonly triesLeft: number
  readonly question: LearnerQuestion
  /** The last answer, to be changed or explained; null before the first. */
  readonly response: unknown
  readonly review: ShownReview | null
  readonly hint: string | null
  /** texts with markup */
  readonly texts: RichTexts
  /** The lesson that teaches it, with the place of the check-yourself question where it is one. */
  readonly lesson: { readonly number: string; readonly title: string; readonly anchor: string | null }
}

/** Null: no such session of this officer, or no such question in it. */
export async function loadPracticeQuestion(officerId: string, sessionId: string, ordinal: number): Promise<PracticeQuestionPage | null> {
  const session = await db().practiceSession.findFirst({
    where: { id: sessionId, officerId },
    select: { mode: true, penaltyPercent: true, items: true, answers: { orderBy: [{ ordinal: 'asc' }, { try: 'asc' }], select: { ordinal: true, try: true, fraction: true, right: true, hintShown: true, response: true } } },
  })
  const items = session?.items as SessionItem[] | undefined
  const item = items?.[ordinal - 1]
  if (!session || !items || !item) return null
  const question = await db().question.findUniqueOrThrow({
    where: { id: item.questionId },
    select: { kind: true, code: true, objective: true, purpose: true, definition: true, courseVersion: { select: { courseId: true, definition: true, title: true, course: { select: { code: true } }, lessons: { select: { number: true, title: true } } } } },
  })
  const kind = kindOf(question.kind)
  if (!kind) return null
  const rules = practiceRules(session, question.courseVersion.definition)
  const answers = session.answers.filter((answer) => answer.ordinal === ordinal)
  const state = practiceState(answers, rules)
  const last = answers[answers.length - 1]
  const number = /^\d+\.\d+/.exec(question.objective)?.[0] ?? ''
  const asked = kind.forLearner(question.definition, item.optionOrder)
  const withheld = question.purpose === 'exam' && (await hasOpenAttempt(officerId, question.courseVersion.courseId))
  const review = last === undefined || withheld ? null : shownReview(kind.review(question.definition, last.response, item.optionOrder), state === 'open' ? 'own' : 'explanations')
  const hint = withheld ? null : (question.definition as unknown as QuestionDefinition).hint || null
  return {
    sessionId,
    mode: session.mode === 'review' ? 'review' : 'practice',
    course: { code: question.courseVersion.course.code, title: question.courseVersion.title },
    ordinal,
    cells: items.map((_, index) => ({ ordinal: index + 1, state: cellState(session.answers.filter((answer) => answer.ordinal === index + 1)) })),
    state,
    withheld,
    tryNumber: (last?.try ?? 0) + 1,
    triesLeft: rules.tries - (last?.try ?? 0),
    question: asked,
    response: last?.response ?? null,
    review,
    hint,
    texts: await findRichTexts({ asked, review, hint }, readCourseDefinition(question.courseVersion.definition).assets),
    lesson: { number, title: question.courseVersion.lessons.find((lesson) => lesson.number === number)?.title ?? '', anchor: anchorOf(question.code) },
  }
}

function cellState(tries: readonly PracticeTry[]): PracticeCell['state'] {
  if (tries.length === 0) return 'untried'
  return tries.some(({ right }) => right) ? 'right' : 'wrong'
}

/** KH2-K2.3.1 is the check `2.3-k1` of its lesson. */
function anchorOf(code: string): string | null {
  const match = /-K(\d+\.\d+)\.(\d+)$/.exec(code)
  return match === null ? null : `tu-kiem-tra-${match[1]}-k${match[2]}`
}
