/** The read model of a course's practice page: its lessons with how many questions each has and how they went so far. */
import { db } from '~/server/db.server'

export type PracticeChoice = { readonly number: string; readonly title: string; readonly questions: number; readonly tried: number; readonly right: number }
export type PracticeStart = { readonly code: string; readonly title: string; readonly total: number; readonly lessons: readonly PracticeChoice[] }

/** Null: no such course. */
export async function loadPracticeStart(officerId: string, courseCode: string): Promise<PracticeStart | null> {
  const version = await db().courseVersion.findFirst({
    where: { isCurrent: true, course: { code: courseCode } },
    select: {
      title: true,
      lessons: { orderBy: { ordinal: 'asc' }, select: { number: true, title: true } },
      questions: { where: { purpose: 'practice' }, select: { objective: true, practiceAnswers: { where: { session: { officerId }, try: 1 }, orderBy: { answeredAt: 'desc' }, take: 1, select: { right: true } } } },
    },
  })
  if (!version) return null
  const lessons = version.lessons.map(({ number, title }) => {
    const own = version.questions.filter(({ objective }) => /^\d+\.\d+/.exec(objective)?.[0] === number)
    return { number, title, questions: own.length, tried: own.filter(({ practiceAnswers }) => practiceAnswers.length > 0).length, right: own.filter(({ practiceAnswers }) => practiceAnswers[0]?.right).length }
  })
  return { code: courseCode, title: version.title, total: version.questions.length, lessons }
}
