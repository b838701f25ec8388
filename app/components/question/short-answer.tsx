import { useTranslation } from 'react-i18next'
import { TextInput } from '~/components/ui/text-input'
import type { ShortAnswerResponse } from '~/domain/question/kinds/short-answer'
import type { ShortAnswerLearnerQuestion } from '~/domain/question/learner-question'
import type { QuestionProps, ReviewProps } from './question-props'
import { Stem } from './stem'
import { WrittenReview } from './written-review'

/** A few words on one line. */
export function ShortAnswerQuestion({ question, response, prefix = '' }: QuestionProps<ShortAnswerLearnerQuestion>) {
  const { t } = useTranslation('question')
  const { text } = (response ?? { text: '' }) as ShortAnswerResponse
  return (
    <>
      <Stem text={question.stem} />
      <TextInput id={`${prefix}answer-text`} name={`${prefix}text`} width="long" autoComplete="off" maxLength={500} label={t('shortAnswerLabel')} hint={t('shortAnswerHint')} defaultValue={text} data-answer="typed" />
    </>
  )
}

export function ShortAnswerReview({ review }: ReviewProps) {
  return <><Stem text={review.stem} /><WrittenReview review={review} /></>
}
