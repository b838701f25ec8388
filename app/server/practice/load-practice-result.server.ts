/** The read model of a session's end: how it went, and by lesson what to read again. Marks of practice prove nothing. */
import { practiceEarned, type PracticeTry } from '~/domain/practice/practice'
import { db } from '~/server/db.server'
import type { SessionItem } from './create-session.server'
import { practiceRules } from './practice-rules.server'

export type PracticeLesson = { readonly courseCode: string; readonly number: string; readonly title: string; readonly questions: number; readonly right: number }
export type PracticeResult = {
  readonly sessionId: string
  readonly mode: 'practice' | 'review'
  /** the course to practise again; null after a review */
  readonly courseCode: string | null
  readonly questions: number
  readonly untried: number
  readonly rightAtOnce: number
  readonly rightLater: number
  /** part of the points earned after penalties, 0 to 1 */
  readonly earned: number
  readonly lessons: readonly PracticeLesson[]
}

/** Null: no such session of this officer. */
export async function loadPracticeResult(officerId: string, sessionId: string): Promise<PracticeResult | null> {
  const session = await db().practiceSession.findFirst({
    where: { id: sessionId, officerId },
    select: { mode: true, penaltyPercent: true, items: true, course: { select: { code: true } }, answers: { orderBy: { try: 'asc' }, select: { ordinal: true, try: true, fraction: true, right: true, hintShown: true } } },
  })
  if (!session) return null
  const items = session.items as unknown as SessionItem[]
  const questions = await db().question.findMany({
    where: { id: { in: items.map(({ questionId }) => questionId) } },
    select: { id: true, objective: true, courseVersion: { select: { id: true, definition: true, course: { select: { code: true } }, lessons: { select: { number: true, title: true } } } } },
  })
  const byId = new Map(questions.map((question) => [question.id, question]))
  const rows = items.flatMap((item, index) => {
    const question = byId.get(item.questionId)
    const tries: PracticeTry[] = session.answers.filter(({ ordinal }) => ordinal === index + 1)
    return question ? [{ question, tries, earned: practiceEarned(tries, practiceRules(session, question.courseVersion.definition)) }] : []
  })
  const atOnce = (tries: readonly PracticeTry[]) => tries[0]?.right === true
  return {
    sessionId,
    mode: session.mode === 'review' ? 'review' : 'practice',
    courseCode: session.course?.code ?? null,
    questions: rows.length,
    untried: rows.filter(({ tries }) => tries.length === 0).length,
    rightAtOnce: rows.filter(({ tries }) => atOnce(tries)).length,
    rightLater: rows.filter(({ tries }) => !atOnce(tries) && tries.some(({ right }) => right)).length,
    earned: rows.length === 0 ? 0 : rows.reduce((sum, { earned }) => sum + earned, 0) / rows.length,
    lessons: lessonsOf(rows),
  }
}

type Row = { readonly question: { readonly objective: string; readonly courseVersion: { readonly course: { readonly code: string }; readonly lessons: readonly { readonly number: string; readonly title: string }[] } }; readonly tries: readonly PracticeTry[] }

function lessonsOf(rows: readonly Row[]): PracticeLesson[] {
  const lessons = new Map<string, PracticeLesson>()
  for (const { question, tries } of rows) {
    const number = /^\d+\.\d+/.exec(question.objective)?.[0] ?? ''
    const { course, lessons: all } = question.courseVersion
    const key = `${course.code} ${number}`
    const known = lessons.get(key) ?? { courseCode: course.code, number, title: all.find((lesson) => lesson.number === number)?.title ?? '', questions: 0, right: 0 }
    lessons.set(key, { ...known, questions: known.questions + 1, right: known.right + (tries[0]?.right ? 1 : 0) })
  }
  return [...lessons.values()].sort((a, b) => (`${a.courseCode} ${a.number}` < `${b.courseCode} ${b.number}` ? -1 : 1))
}
