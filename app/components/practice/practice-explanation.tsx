import { useTranslation } from 'react-i18next'
import { ReviewFor } from '~/components/question/question-for'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { StatusText } from '~/components/ui/status-text'
import type { ShownReview } from '~/domain/attempt/shown-review'
import { paths } from '~/paths'

export interface PracticeExplanationProps {
  readonly page: {
    readonly sessionId: string
    readonly mode: 'practice' | 'review'
    readonly course: { readonly code: string }
    readonly ordinal: number
    readonly cells: readonly unknown[]
    readonly state: 'open' | 'right' | 'shown'
    readonly lesson: { readonly number: string; readonly title: string; readonly anchor: string | null }
  }
  readonly review: ShownReview
}

/** What the last try was worth and why, where to read it again, and on to the next question. */
export function PracticeExplanation({ page, review }: PracticeExplanationProps) {
  const { t } = useTranslation('practice')
  const { sessionId, ordinal, cells, state, lesson, course } = page
  const partly = !review.right && review.fraction > 0
  const title = state === 'right' ? t('rightTitle') : state === 'shown' ? t('shownTitle') : t(partly ? 'partlyTitle' : 'wrongTitle')
  const text = state === 'right' ? t('rightText') : state === 'shown' ? t('reviewLater') : t('tryAgainText')
  const last = ordinal === cells.length
  const why = review.feedback === null ? (review.options ?? []).flatMap(({ chosen, feedback }) => (chosen && feedback !== null ? [feedback] : [])) : [review.feedback]
  return (
    <div role="status">
      <p><StatusText state={state === 'right' ? 'met' : partly ? 'expiring' : 'missing'}><b>{title}</b></StatusText></p>
      <p className="meta">{text}</p>
      {/* One sentence says it where the question itself stands below, to be tried again. */}
      {state === 'open' && why.length > 0 ? <Callout kind="info" title={t('lastAnswer')}>{why.map((sentence) => <p key={sentence}>{sentence}</p>)}</Callout> : <div className="q"><ReviewFor review={review} ordinal={ordinal} /></div>}
      {lesson.title === '' ? null : <p className="mt-3"><a href={paths.lesson(course.code, lesson.number, lesson.anchor ?? undefined)}>{t('lessonLink', lesson)}</a></p>}
      {state === 'open' ? null : (
        <div className="row question-nav">
          {last
            ? <ButtonLink href={paths.practiceResult(sessionId)} trailing="arrow">{t('toResult')}</ButtonLink>
            : <ButtonLink href={paths.practiceQuestion(sessionId, ordinal + 1)} trailing="arrow">{t('nextQuestion', { number: ordinal + 1 })}</ButtonLink>}
        </div>
      )}
    </div>
  )
}
