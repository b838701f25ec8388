import { useTranslation } from 'react-i18next'
import { QuestionFor } from '~/components/question/question-for'
import { Button } from '~/components/ui/button'
import { Callout } from '~/components/ui/callout'
import { classNames } from '~/components/ui/class-names'
import { Icon } from '~/components/ui/icon'
import type { LearnerQuestion } from '~/domain/question/learner-question'
import { paths } from '~/paths'

/** The form's id: the overview's cells send it too, so that going elsewhere saves first. */
export const QUESTION_FORM = 'question'

export interface QuestionFormProps {
  readonly attemptId: string
  readonly ordinal: number
  readonly total: number
  readonly flagged: boolean
  readonly question: LearnerQuestion
  readonly response: unknown
  readonly next: { readonly sequence: number; readonly key: string }
  /** Why the last save was not taken. */
  readonly notice: 'stale' | 'key_reused' | null
}

/** One question: every button of the form saves, then goes where it says. */
export function QuestionForm({ attemptId, ordinal, total, flagged, question, response, next, notice }: QuestionFormProps) {
  const { t } = useTranslation('exam')
  const last = ordinal === total
  return (
    <form method="post" action={paths.attemptQuestion(attemptId, ordinal)} id={QUESTION_FORM} data-exam-form="">
      <input type="hidden" name="sequence" defaultValue={next.sequence} />
      <input type="hidden" name="key" defaultValue={next.key} />
      {/* Enter in a field presses the first button of a form: let that be the main one. */}
      <button className="vh" name="go" value={last ? 'review' : 'next'} tabIndex={-1} aria-hidden="true" />
      {notice ? <Callout kind="warning" title={t('noticeTitle')}><p>{t(`notice_${notice}`)}</p></Callout> : null}
      <div className="question-head">
        <h1>{t('questionTitle', { number: ordinal })} <span>{t('questionOf', { total })}</span></h1>
        <button className={classNames('btn quiet', flagged && 'flagged')} name="flag" value={flagged ? 'off' : 'on'} aria-pressed={flagged}><Icon name="flag" />{flagged ? t('flagged') : t('flag')}</button>
      </div>
      <fieldset className="q">
        <legend className="vh">{t('questionTitle', { number: ordinal })}</legend>
        <QuestionFor question={question} response={response} />
      </fieldset>
      <div className="row question-nav">
        {ordinal > 1 ? <Button variant="secondary" icon="back" name="go" value="previous">{t('previous', { number: ordinal - 1 })}</Button> : <span />}
        <Button trailing="arrow" name="go" value={last ? 'review' : 'next'}>{last ? t('saveReview') : t('saveNext', { number: ordinal + 1 })}</Button>
      </div>
    </form>
  )
}
