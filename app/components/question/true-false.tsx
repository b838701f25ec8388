import { useTranslation } from 'react-i18next'
import type { TrueFalseResponse } from '~/domain/question/kinds/true-false'
import type { TrueFalseLearnerQuestion } from '~/domain/question/learner-question'
import { ChoiceList } from './choice-list'
import { OptionReviews } from './option-reviews'
import type { QuestionProps, ReviewProps } from './question-props'
import { Stem } from './stem'

/** True or false: two radio buttons, without letters. */
export function TrueFalseQuestion({ question, response, prefix = '' }: QuestionProps<TrueFalseLearnerQuestion>) {
  const { t } = useTranslation('question')
  const { choice } = (response ?? { choice: null }) as TrueFalseResponse
  return (
    <>
      <Stem text={question.stem} />
      <p className="meta choose" id={`${prefix}question-hint`}>{t('trueFalseHint')}</p>
      <ChoiceList options={question.options} name="choice" chosen={choice === null ? [] : [choice]} prefix={prefix} letters={false} />
    </>
  )
}

export function TrueFalseReview({ review, ordinal }: ReviewProps) {
  return <><Stem text={review.stem} /><OptionReviews letters={false} options={review.options ?? []} ordinal={ordinal} /></>
}
