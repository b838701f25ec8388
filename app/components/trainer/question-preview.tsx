import { useTranslation } from 'react-i18next'
import { QuestionFor } from '~/components/question/question-for'
import { QuestionTexts } from '~/components/question/rich-text'
import type { LearnerQuestion, QuestionReview } from '~/domain/question/learner-question'
import type { QuestionKeys } from '~/domain/question/question-keys'
import type { RichText } from '~/domain/question/rich-text'
import { QuestionAnswers } from './question-answers'

export interface QuestionPreviewProps {
  readonly preview: { readonly learner: LearnerQuestion; readonly review: QuestionReview; readonly keys: QuestionKeys }
  readonly texts: Readonly<Record<string, RichText>>
  /** Makes the names of its fields differ from those of other questions on the page. */
  readonly prefix: string
}

/** A question as the learner sees it, then with its answers. What is filled in here goes nowhere. */
export function QuestionPreview({ preview, texts, prefix }: QuestionPreviewProps) {
  const { t } = useTranslation('bank')
  return (
    <QuestionTexts texts={texts}>
      <form className="preview-paper" aria-label={t('asLearner')}><QuestionFor question={preview.learner} response={null} prefix={prefix} /></form>
      <div className="preview-answers"><h3 className="px-5 pt-4 text-md">{t('withAnswers')}</h3><QuestionAnswers review={preview.review} keys={preview.keys} /></div>
    </QuestionTexts>
  )
}
