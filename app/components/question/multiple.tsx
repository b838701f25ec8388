import { useTranslation } from 'react-i18next'
import { OptionRow } from '~/components/ui/option-row'
import type { MultipleResponse } from '~/domain/question/kinds/multiple'
import type { MultipleLearnerQuestion } from '~/domain/question/learner-question'
import { OptionReviews } from './option-reviews'
import type { QuestionProps, ReviewProps } from './question-props'
import { optionLetter, Stem } from './stem'

/** Several right options: tick boxes. */
export function MultipleQuestion({ question, response }: QuestionProps<MultipleLearnerQuestion>) {
  const { t } = useTranslation('question')
  const { choices } = (response ?? { choices: [] }) as MultipleResponse
  return (
    <>
      <Stem text={question.stem} />
      <p className="meta choose" id="question-hint">{t('multipleHint')}</p>
      <ul className="opts">
        {question.options.map((option, index) => (
          <OptionRow key={option.id} multiple id={`option-${option.id}`} name="choices" value={option.id} letter={optionLetter(index)} defaultChecked={choices.includes(option.id)} data-answer="">{option.text}</OptionRow>
        ))}
      </ul>
    </>
  )
}

export function MultipleReview({ review, ordinal }: ReviewProps) {
  return <><Stem text={review.stem} /><OptionReviews multiple options={review.options ?? []} ordinal={ordinal} /></>
}
