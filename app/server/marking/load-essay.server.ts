/** One essay as its marker sees it: question, rubric, guidance and text. Neither name nor unit, and nobody else's marks. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { latestSteps } from '~/domain/attempt/grade-attempt'
import { err, ok, type Result } from '~/domain/kernel/result'
import { essayKind, type EssayDefinition } from '~/domain/question/kinds/essay'
import { getCourseAssets } from '~/server/course/get-course-assets.server'
import { db } from '~/server/db.server'
import { findRichTexts, type RichTexts } from '~/server/question/find-rich-texts.server'

export type EssayPage = {
  readonly attemptId: string
  readonly ordinal: number
  readonly courseCode: string
  readonly question: Pick<EssayDefinition, 'id' | 'stem' | 'guidance' | 'criteria' | 'minWords' | 'maxWords' | 'points'>
  readonly written: string
  /** texts of the question that have markup */
  readonly texts: RichTexts
}
export type EssayRefusal = 'role' | 'scope' | 'not_found' | 'own' | 'marked_by_you' | 'done'

export async function loadEssay(by: Actor, attemptId: string, ordinal: number): Promise<Result<EssayPage, EssayRefusal>> {
  const decision = may(by, 'markEssays', {})
  if (!decision.ok) return err(decision.reason)
  const place = await db().attemptQuestion.findUnique({
    where: { attemptId_ordinal: { attemptId, ordinal } },
    select: {
      question: { select: { kind: true, definition: true, courseVersionId: true } },
      steps: { select: { ordinal: true, sequence: true, late: true, response: true } },
      markings: { where: { markerId: by.userId }, select: { id: true } },
      attempt: { select: { state: true, officerId: true, course: { select: { code: true } } } },
    },
  })
  if (!place || place.question.kind !== essayKind.name || place.attempt.state === 'in_progress') return err('not_found')
  if (place.attempt.officerId === by.officerId) return err('own')
  if (place.markings.length > 0) return err('marked_by_you')
  if (place.attempt.state !== 'needs_marking') return err('done')
  const response = essayKind.parseResponse(latestSteps(place.steps).get(ordinal)?.response ?? {})
  const { id, stem, guidance, criteria, minWords, maxWords, points } = essayKind.schema.parse(place.question.definition)
  const question = { id, stem, guidance, criteria, minWords, maxWords, points }
  const texts = await findRichTexts(question, () => getCourseAssets(place.question.courseVersionId))
  return ok({ attemptId, ordinal, courseCode: place.attempt.course.code, question, texts, written: (response.ok ? response.value.text : null) ?? '' })
}
