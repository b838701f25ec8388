import { useTranslation } from 'react-i18next'
import type { SingleResponse } from '~/domain/question/kinds/single'
import type { SingleLearnerQuestion } from '~/domain/question/learner-question'
import { ChoiceList } from './choice-list'
import { OptionReviews } from './option-reviews'
import type { QuestionProps, ReviewProps } from './question-props'
import { Stem } from './stem'

/** One right option: radio buttons. */
export function SingleQuestion({ question, response, prefix = '' }: QuestionProps<SingleLearnerQuestion>) {
  const { t } = useTranslation('question')
  const { choice } = (response ?? { choice: null }) as SingleResponse
  return (
    <>
      <Stem text={question.stem} />
      <p className="meta choose" id={`${prefix}question-hint`}>{t('singleHint')}</p>
      <ChoiceList options={question.options} name="choice" chosen={choice === null ? [] : [choice]} prefix={prefix} />
    </>
  )
}

export function SingleReview({ review, ordinal }: ReviewProps) {
  return <><Stem text={review.stem} /><OptionReviews options={review.options ?? []} ordinal={ordinal} /></>
}
