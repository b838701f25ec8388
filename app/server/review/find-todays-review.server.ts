/**
 * The questions of an officer's review of today: facts for domain/practice/daily-review, and the current version of each
 * question chosen. A question that its course no longer has is passed over. A constant number of queries.
 */
import { roundOf, shownAfter } from '~/domain/attempt/attempt-rules'
import { readCourseDefinition } from '~/domain/course/course-definition'
import { withArrangement } from '~/domain/course/test-arrangement'
import { dayOfInstant, type Day } from '~/domain/kernel/day'
import { instantOfMinute } from '~/domain/kernel/hanoi-minute'
import { dailyReview, itemKey, type WrongAnswer } from '~/domain/practice/daily-review'
import { db } from '~/server/db.server'

export type TodaysReview = { readonly questions: readonly { readonly id: string; readonly courseId: string; readonly code: string; readonly kind: string; readonly definition: unknown }[]; readonly doneToday: number }

export async function findTodaysReview(officerId: string, now: Date): Promise<TodaysReview> {
  const [cards, attempts, doneToday, open] = await Promise.all([
    db().reviewCard.findMany({ where: { officerId }, orderBy: { dueAt: 'asc' }, select: { courseId: true, questionCode: true, dueAt: true } }),
    findWrongAnswers(officerId, now),
    db().practiceAnswer.count({ where: { try: 1, answeredAt: { gte: startOfDay(dayOfInstant(now)) }, session: { officerId, mode: 'review' } } }),
    db().attempt.findMany({ where: { officerId, state: 'in_progress' }, select: { courseId: true } }),
  ])
  const courseIds = [...new Set([...cards.map(({ courseId }) => courseId), ...attempts.map(({ courseId }) => courseId)])]
  if (courseIds.length === 0) return { questions: [], doneToday }
  const questions = await db().question.findMany({
    where: { courseVersion: { isCurrent: true, courseId: { in: courseIds } }, OR: [{ purpose: 'practice' }, { code: { in: [...cards.map(({ questionCode }) => questionCode), ...attempts.map(({ code }) => code)] } }] },
    orderBy: { code: 'asc' },
    select: { id: true, code: true, kind: true, objective: true, purpose: true, courseVersion: { select: { courseId: true } } },
  })
  const current = new Map(questions.map((question) => [itemKey({ courseId: question.courseVersion.courseId, code: question.code }), question]))
  // What a test under way may ask is not gone over before it is handed in.
  const there = (item: { courseId: string; code: string }) => {
    const question = current.get(itemKey(item))
    return question !== undefined && (question.purpose === 'practice' || !open.some(({ courseId }) => courseId === item.courseId))
  }
  const chosen = dailyReview({
    due: cards.filter(({ dueAt }) => dueAt <= now).map(({ courseId, questionCode }) => ({ courseId, code: questionCode })).filter(there).map((item) => ({ ...item, objective: current.get(itemKey(item))?.objective ?? '' })),
    carded: new Set(cards.map(({ courseId, questionCode }) => itemKey({ courseId, code: questionCode }))),
    wrong: attempts.filter((answer) => !answer.explained || there(answer)),
    practice: questions.filter(({ purpose }) => purpose === 'practice').map(({ code, objective, courseVersion }) => ({ courseId: courseVersion.courseId, code, objective })),
    doneToday,
  })
  const ids = chosen.flatMap((item) => current.get(itemKey(item))?.id ?? [])
  const definitions = new Map((await db().question.findMany({ where: { id: { in: ids } }, select: { id: true, definition: true } })).map(({ id, definition }) => [id, definition]))
  return {
    questions: chosen.flatMap((item) => {
      const question = current.get(itemKey(item))
      return question ? [{ ...item, id: question.id, kind: question.kind, definition: definitions.get(question.id) }] : []
    }),
    doneToday,
  }
}

const attemptColumns = {
  courseId: true, startedAt: true, submittedAt: true, roundNumber: true, roundAttempt: true,
  courseVersion: { select: { definition: true, course: { select: { testArrangement: true } } } },
  results: { orderBy: { number: 'desc' }, take: 1, select: { passed: true, detail: true } },
  questions: { select: { ordinal: true, question: { select: { code: true, objective: true } } } },
} as const

/** What was not answered right in graded attempts, latest attempt first, and whether its explanation may be seen. */
async function findWrongAnswers(officerId: string, now: Date): Promise<WrongAnswer[]> {
  const attempts = await db().attempt.findMany({ where: { officerId, state: 'graded' }, orderBy: { startedAt: 'asc' }, select: attemptColumns })
  const passed = ({ results }: (typeof attempts)[number]) => results[0]?.passed ?? false
  return [...attempts].reverse().flatMap((attempt) => {
    const ofCourse = attempts.filter(({ courseId }) => courseId === attempt.courseId)
    const { finalTest } = withArrangement(readCourseDefinition(attempt.courseVersion.definition), attempt.courseVersion.course.testArrangement)
    const finished = ofCourse.map((one) => ({ passed: passed(one), endedOn: dayOfInstant(one.submittedAt ?? now), round: one.roundNumber, attempt: one.roundAttempt }))
    const explained = shownAfter(finalTest.shown, {
      passed: ofCourse.some((one) => one.startedAt >= attempt.startedAt && passed(one)),
      roundOver: roundOf(finished, finalTest, dayOfInstant(now)).left === 0,
      closed: isPast(instantOfMinute(finalTest.closesAt), now),
      anotherOpen: false,
    })
    const { perPlace = [] } = (attempt.results[0]?.detail ?? {}) as { perPlace?: { ordinal: number; right: boolean }[] }
    const right = new Set(perPlace.filter((place) => place.right).map(({ ordinal }) => ordinal))
    const wrong = attempt.questions.filter(({ ordinal }) => !right.has(ordinal))
    return wrong.map(({ question }) => ({ courseId: attempt.courseId, code: question.code, objective: question.objective, explained: explained === 'explanations' }))
  })
}

function isPast(instant: Date | null, now: Date): boolean {
  return instant !== null && instant <= now
}

/** Midnight in Hanoi (UTC+7 all year). */
function startOfDay(day: Day): Date {
  return instantOfMinute(`${day}T00:00`) ?? new Date(0)
}
