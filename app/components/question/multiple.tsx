import { useTranslation } from 'react-i18next'
import type { MultipleResponse } from '~/domain/question/kinds/multiple'
import type { MultipleLearnerQuestion } from '~/domain/question/learner-question'
import { ChoiceList } from './choice-list'
import { OptionReviews } from './option-reviews'
import type { QuestionProps, ReviewProps } from './question-props'
import { Stem } from './stem'

/** Several right options: tick boxes. */
export function MultipleQuestion({ question, response, prefix = '' }: QuestionProps<MultipleLearnerQuestion>) {
  const { t } = useTranslation('question')
  const { choices } = (response ?? { choices: [] }) as MultipleResponse
  return (
    <>
      <Stem text={question.stem} />
      <p className="meta choose" id={`${prefix}question-hint`}>{t('multipleHint')}</p>
      <ChoiceList multiple options={question.options} name="choices" chosen={choices} prefix={prefix} />
    </>
  )
}

export function MultipleReview({ review, ordinal }: ReviewProps) {
  return <><Stem text={review.stem} /><OptionReviews multiple options={review.options ?? []} ordinal={ordinal} /></>
}
