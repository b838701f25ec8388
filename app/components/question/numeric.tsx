import { useTranslation } from 'react-i18next'
import { classNames } from '~/components/ui/class-names'
import { Field, describedBy } from '~/components/ui/field'
import { type NumericResponse, readWritten } from '~/domain/question/kinds/numeric'
import type { NumericLearnerQuestion } from '~/domain/question/learner-question'
import type { QuestionProps, ReviewProps } from './question-props'
import { Stem } from './stem'
import { WrittenReview } from './written-review'

/** A number, with its unit beside it. What could not be read is shown again, with how to write it. */
export function NumericQuestion({ question, response, prefix = '' }: QuestionProps<NumericLearnerQuestion>) {
  const { t } = useTranslation('question')
  const { written } = (response ?? { written: '' }) as NumericResponse
  const id = `${prefix}answer-number`
  const unitId = `${id}-unit`
  const field = { id, hint: t('numericHint'), ...(written !== '' && readWritten(written) === undefined ? { error: t('numericUnread') } : {}) }
  const ties = describedBy(field)
  return (
    <>
      <Stem text={question.stem} />
      <Field {...field} label={t('numericLabel')}>
        <span className="with-unit">
          <input
            className="input w-short num" id={id} name={`${prefix}written`} inputMode="decimal" autoComplete="off" maxLength={60} defaultValue={written} data-answer="typed" {...ties}
            aria-describedby={classNames(ties['aria-describedby'], question.unit !== '' && unitId)}
          />
          {question.unit === '' ? null : <span id={unitId}>{question.unit}</span>}
        </span>
      </Field>
    </>
  )
}

export function NumericReview({ review }: ReviewProps) {
  return <><Stem text={review.stem} /><WrittenReview review={review} /></>
}
