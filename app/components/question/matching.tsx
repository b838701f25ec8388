import { useTranslation } from 'react-i18next'
import type { MatchingResponse } from '~/domain/question/kinds/matching'
import type { MatchingLearnerQuestion } from '~/domain/question/learner-question'
import { EntryReviews } from './entry-reviews'
import type { QuestionProps, ReviewProps } from './question-props'
import { RichWords } from './rich-text'
import { optionLetter, Stem } from './stem'

/** What fits a closed list on a phone; longer rights are printed in full above, and the list names them by letter. */
const SHORT = 26

/** To each left a list of the rights. */
export function MatchingQuestion({ question, response, prefix = '' }: QuestionProps<MatchingLearnerQuestion>) {
  const { t } = useTranslation('question')
  const { pairs } = (response ?? { pairs: {} }) as MatchingResponse
  const long = question.rights.some(({ text }) => text.length > SHORT)
  return (
    <>
      <Stem text={question.stem} />
      <p className="meta choose">{t('matchingHint')}</p>
      {long ? <ul className="rights" aria-label={t('matchingRights')}>{question.rights.map(({ id, text }, index) => <li key={id}><b className="opt-letter">{optionLetter(index)}</b><span>{text}</span></li>)}</ul> : null}
      <ul className="pairs">
        {question.lefts.map(({ id, text }) => (
          <li key={id}>
            <label htmlFor={`${prefix}pair-${id}`}><RichWords text={text} /></label>
            <select className="input" id={`${prefix}pair-${id}`} name={`${prefix}pair-${id}`} defaultValue={pairs[id] ?? ''} autoComplete="off" data-answer="">
              <option value="">{t('choose')}</option>
              {question.rights.map((right, index) => <option key={right.id} value={right.id}>{long ? `${optionLetter(index)}. ${right.text}` : right.text}</option>)}
            </select>
          </li>
        ))}
      </ul>
    </>
  )
}

export function MatchingReview({ review }: ReviewProps) {
  return <><Stem text={review.stem} /><EntryReviews entries={review.entries ?? []} /></>
}
