/** Questions as the learner will see them and with their answers, without their being anywhere yet. */
import type { CourseAsset } from '~/domain/course/course-definition'
import type { LearnerQuestion, QuestionReview } from '~/domain/question/learner-question'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { type QuestionKeys, questionKeys } from '~/domain/question/question-keys'
import { kindOf } from '~/domain/question/registry'
import { findRichTexts, type RichTexts } from './find-rich-texts.server'

export type Previewed = { readonly code: string; readonly learner: LearnerQuestion; readonly review: QuestionReview; readonly keys: QuestionKeys }

/** In: checked definitions; the pictures they may show. */
export async function previewQuestions(definitions: readonly QuestionDefinition[], assets: Readonly<Record<string, CourseAsset>>): Promise<{ readonly previews: readonly Previewed[]; readonly texts: RichTexts }> {
  const previews = definitions.flatMap((definition): Previewed[] => {
    const kind = kindOf(definition.kind)
    if (kind === undefined) return []
    return [{ code: definition.id, learner: kind.forLearner(definition, kind.optionOrder(definition, 'preview')), review: kind.review(definition, {}, []), keys: questionKeys(definition) }]
  })
  return { previews, texts: await findRichTexts(previews, assets) }
}
