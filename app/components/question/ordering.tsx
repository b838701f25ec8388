import { useTranslation } from 'react-i18next'
import { Icon } from '~/components/ui/icon'
import type { OrderingResponse } from '~/domain/question/kinds/ordering'
import type { OrderingLearnerQuestion } from '~/domain/question/learner-question'
import { EntryReviews } from './entry-reviews'
import type { QuestionProps, ReviewProps } from './question-props'
import { RichWords } from './rich-text'
import { Stem } from './stem'

/**
 * A number for each item, chosen from a list. Where script runs (behaviour/exam/ordering), buttons move the items instead
 * and the lists, out of sight, follow. Nothing is answered until one item is moved or the order shown is kept.
 */
export function OrderingQuestion({ question, response, prefix = '' }: QuestionProps<OrderingLearnerQuestion>) {
  const { t } = useTranslation('question')
  const { places } = (response ?? { order: [], places: {} }) as OrderingResponse
  const numbers = question.items.map((_, index) => index + 1)
  return (
    <>
      <Stem text={question.stem} />
      <div data-ordering="" data-text-moved={t('orderingMoved')} data-text-kept={t('orderingKept')}>
        <p className="meta choose" data-plain="">{t('orderingHintPlain', { total: numbers.length })}</p>
        <p className="meta choose" data-scripted="" hidden>{t('orderingHint')}</p>
        <ol className="order">
          {question.items.map(({ id, text }) => (
            <li key={id} data-item="">
              <span data-plain="">
                <label className="vh" htmlFor={`${prefix}place-${id}`}>{t('orderingPlace', { text })}</label>
                <select className="input" id={`${prefix}place-${id}`} name={`${prefix}place-${id}`} defaultValue={places[id] ?? ''} autoComplete="off" data-answer="">
                  <option value="">–</option>
                  {numbers.map((number) => <option key={number} value={number}>{number}</option>)}
                </select>
              </span>
              <b className="order-place num" data-scripted="" data-place="" hidden>–</b>
              <span className="order-text" data-text=""><RichWords text={text} /></span>
              <span className="order-moves" data-scripted="" hidden>
                <button className="btn quiet" type="button" data-move="-1" aria-label={t('orderingUp', { text })}><Icon name="ascending" /></button>
                <button className="btn quiet" type="button" data-move="1" aria-label={t('orderingDown', { text })}><Icon name="descending" /></button>
              </span>
            </li>
          ))}
        </ol>
        <p className="order-keep" data-keep="" hidden><button className="btn secondary" type="button">{t('orderingKeep')}</button></p>
        <p className="vh" aria-live="polite" data-live="" />
      </div>
    </>
  )
}

export function OrderingReview({ review }: ReviewProps) {
  const { t } = useTranslation('question')
  return (
    <>
      <Stem text={review.stem} />
      {review.fraction > 0 && !review.right ? <p className="meta choose">{t('orderingPartly')}</p> : null}
      <EntryReviews entries={review.entries ?? []} terms={{ given: t('orderingGiven'), expected: t('orderingExpected') }} />
    </>
  )
}
