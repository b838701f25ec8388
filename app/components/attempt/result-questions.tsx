import { useTranslation } from 'react-i18next'
import { ReviewFor } from '~/components/question/question-for'
import { StatusText } from '~/components/ui/status-text'
import type { ShownReview } from '~/domain/attempt/shown-review'
import { formatPercent } from '~/domain/kernel/vietnamese-format'

export interface ResultQuestionsProps {
  readonly questions: readonly {
    readonly ordinal: number
    readonly mustBeRight: boolean
    readonly review: ShownReview
    readonly regraded: 'newer_key' | 'everyone_right' | 'left_out' | null
    readonly legal: readonly { readonly ref: string; readonly state: string }[]
  }[]
}

/** Each question of a finished test, explained. */
export function ResultQuestions({ questions }: ResultQuestionsProps) {
  const { t } = useTranslation('exam')
  return (
    <div className="stack">
      {questions.map(({ ordinal, mustBeRight, review, regraded, legal }) => (
        <section className="q" key={ordinal} id={`cau-${ordinal}`} aria-labelledby={`cau-${ordinal}-title`}>
          <div className="question-head">
            <h3 id={`cau-${ordinal}-title`}>{t('questionTitle', { number: ordinal })}{mustBeRight ? <span className="meta"> ★ {t('questionMust')}</span> : null}</h3>
            <Outcome review={review} />
          </div>
          {regraded ? <p className="meta">{t(`regraded_${regraded}`)}</p> : null}
          <ReviewFor review={review} ordinal={ordinal} />
          {legal.length > 0 ? <p className="xs mt-3">{t('legalTitle')}: {legal.map(({ ref, state }) => `${ref} (${t(`legal_${state}`)})`).join('; ')}</p> : null}
        </section>
      ))}
    </div>
  )
}

function Outcome({ review }: { readonly review: ShownReview }) {
  const { t } = useTranslation('exam')
  if (!review.answered) return <StatusText state="idle">{t('questionUnanswered')}</StatusText>
  if (review.right) return <StatusText state="met">{t('questionRight')}</StatusText>
  if (review.fraction > 0) return <StatusText state="expiring" icon="active">{t('questionPartly')}, {t('questionPoints', { percent: formatPercent(review.fraction * 100) })}</StatusText>
  return <StatusText state="missing">{t('questionWrong')}</StatusText>
}
