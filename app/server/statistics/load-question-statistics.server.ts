/** The read model of one question version's statistics: its figures in the chosen attempts, its text with the key, its other versions. */
import { may, type Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { AttemptSet } from '~/domain/assessment-statistics/attempt-set'
import { isId } from '~/domain/compliance/officer-query'
import { readCourseDefinition } from '~/domain/course/course-definition'
import { err, ok, type Result } from '~/domain/kernel/result'
import { db } from '~/server/db.server'
import { previewOf, type QuestionPreview } from '~/server/preview/find-question-previews.server'
import { findRichTexts, type RichTexts } from '~/server/question/find-rich-texts.server'
import { loadSetStatistics, type QuestionFigures } from './load-set-statistics.server'

export type OtherVersion = { readonly id: string; readonly version: number; readonly attempts: number }
export type QuestionStatisticsView = {
  readonly title: string
  readonly question: QuestionPreview
  readonly texts: RichTexts
  /** the newest version of the course that holds this content */
  readonly version: number
  readonly isCurrent: boolean
  /** Null: nobody in the set drew it. */
  readonly figures: QuestionFigures | null
  /** attempts of the whole set */
  readonly attempts: number
  readonly others: readonly OtherVersion[]
}
export type QuestionStatisticsAsked = { readonly by: Actor; readonly code: string; readonly questionId: string; readonly set: AttemptSet }

export async function loadQuestionStatistics({ by, code, questionId, set }: QuestionStatisticsAsked): Promise<Result<QuestionStatisticsView, Refusal | 'questionUnknown'>> {
  const decision = may(by, 'viewStatistics', {})
  if (!decision.ok) return err(decision.reason)
  const asked = isId(questionId) ? await db().question.findFirst({ where: { id: questionId, purpose: 'exam', courseVersion: { course: { code } } }, select: { code: true, contentHash: true, courseVersion: { select: { courseId: true } } } }) : null
  if (!asked) return err('questionUnknown')
  const [statistics, rows] = await Promise.all([
    loadSetStatistics(asked.courseVersion.courseId, set),
    db().question.findMany({ where: { code: asked.code, courseVersion: { courseId: asked.courseVersion.courseId } }, orderBy: { courseVersion: { number: 'desc' } }, include: { courseVersion: { select: { number: true, title: true, isCurrent: true, definition: true } } } }),
  ])
  const own = rows.filter(({ contentHash }) => contentHash === asked.contentHash)
  const question = own[0] ? previewOf(own[0]) : null
  if (!own[0] || !question) return err('questionUnknown')
  const drawn = (id: string) => statistics.questions.find(({ item }) => item.questionIds.includes(id))
  const contents = [...new Map(rows.map((row) => [row.contentHash, row])).keys()].filter((hash) => hash !== asked.contentHash)
  return ok({
    title: own[0].courseVersion.title,
    question,
    texts: await findRichTexts(question, readCourseDefinition(own[0].courseVersion.definition).assets),
    version: own[0].courseVersion.number,
    isCurrent: own[0].courseVersion.isCurrent,
    figures: own.map(({ id }) => drawn(id)).find((figures) => figures !== undefined) ?? null,
    attempts: statistics.attempts,
    others: contents.flatMap((hash) => {
      const same = rows.filter((row) => row.contentHash === hash)
      const [newest] = same
      return newest ? [{ id: newest.id, version: newest.courseVersion.number, attempts: same.map(({ id }) => drawn(id)?.attempts ?? 0).find((count) => count > 0) ?? 0 }] : []
    }),
  })
}
