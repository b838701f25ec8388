import { useTranslation } from 'react-i18next'
import { OptionRow } from '~/components/ui/option-row'
import type { SingleResponse } from '~/domain/question/kinds/single'
import type { SingleLearnerQuestion } from '~/domain/question/learner-question'
import { OptionReviews } from './option-reviews'
import type { QuestionProps, ReviewProps } from './question-props'
import { optionLetter, Stem } from './stem'

/** One right option: radio buttons. */
export function SingleQuestion({ question, response }: QuestionProps<SingleLearnerQuestion>) {
  const { t } = useTranslation('question')
  const { choice } = (response ?? { choice: null }) as SingleResponse
  return (
    <>
      <Stem text={question.stem} />
      <p className="meta choose" id="question-hint">{t('singleHint')}</p>
      <ul className="opts">
        {question.options.map((option, index) => (
          <OptionRow key={option.id} id={`option-${option.id}`} name="choice" value={option.id} letter={optionLetter(index)} defaultChecked={option.id === choice} data-answer="">{option.text}</OptionRow>
        ))}
      </ul>
    </>
  )
}

export function SingleReview({ review, ordinal }: ReviewProps) {
  return <><Stem text={review.stem} /><OptionReviews options={review.options ?? []} ordinal={ordinal} /></>
}
