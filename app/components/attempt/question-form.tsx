import { useTranslation } from 'react-i18next'
import { QuestionFor } from '~/components/question/question-for'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { classNames } from '~/components/ui/class-names'
import { Icon } from '~/components/ui/icon'
import type { LearnerQuestion } from '~/domain/question/learner-question'
import { paths } from '~/paths'

/** The form's id: the overview's cells send it too, so that going elsewhere saves first. */
export const QUESTION_FORM = 'question'

export interface QuestionPlaceProps {
  readonly attemptId: string
  readonly ordinal: number
  readonly total: number
  readonly flagged: boolean
  readonly question: LearnerQuestion
  readonly response: unknown
}

export interface QuestionFormProps extends QuestionPlaceProps {
  readonly next: { readonly sequence: number; readonly key: string }
  /** The browser's token; script adds the tab's own part. */
  readonly holder: string
  /** The answer shown could not be saved before, and is not saved yet. */
  readonly restored: boolean
  /** No way back: the test goes forward only. */
  readonly forward: boolean
  /** Why the last save was not taken, or why another question is shown than asked for. */
  readonly notice: 'stale' | 'key_reused' | 'passed_by' | null
}

/** One question: every button of the form saves, then goes where it says. */
export function QuestionForm({ attemptId, ordinal, total, flagged, question, response, next, holder, restored, forward, notice }: QuestionFormProps) {
  const { t } = useTranslation('exam')
  const last = ordinal === total
  return (
    <form method="post" action={paths.attemptQuestion(attemptId, ordinal)} id={QUESTION_FORM} autoComplete="off" data-exam-form="">
      <input type="hidden" name="sequence" defaultValue={next.sequence} />
      <input type="hidden" name="key" defaultValue={next.key} />
      <input type="hidden" name="holder" defaultValue={holder} />
      {/* Enter in a field presses the first button of a form: let that be the main one. */}
      <button className="vh" name="go" value={last ? 'review' : 'next'} tabIndex={-1} aria-hidden="true" />
      {notice ? <Callout kind="warning" title={t(notice === 'passed_by' ? 'noticeTitle_passed_by' : 'noticeTitle')}><p>{t(`notice_${notice}`)}</p></Callout> : null}
      {restored ? (
        <Callout kind="warning" title={t('restoredTitle')}>
          <p>{t('restoredText')}</p>
          <Button name="go" value="stay">{t('restoredSave')}</Button>
        </Callout>
      ) : null}
      <div className="question-head">
        <QuestionTitle ordinal={ordinal} total={total} />
        <button className={classNames('btn quiet', flagged && 'flagged')} name="flag" value={flagged ? 'off' : 'on'} aria-pressed={flagged}><Icon name="flag" />{flagged ? t('flagged') : t('flag')}</button>
      </div>
      <fieldset className="q">
        <legend className="vh">{t('questionTitle', { number: ordinal })}</legend>
        <QuestionFor question={question} response={response} />
      </fieldset>
      <div className="row question-nav">
        {ordinal > 1 && !forward ? <Button variant="secondary" icon="back" name="go" value="previous">{t('previous', { number: ordinal - 1 })}</Button> : <span />}
        <Button trailing="arrow" name="go" value={last ? 'review' : 'next'}>{last ? t('saveReview') : t('saveNext', { number: ordinal + 1 })}</Button>
      </div>
    </form>
  )
}

/** The same question where another page holds the attempt: to be read, not changed; going on saves nothing. */
export function QuestionToRead({ attemptId, ordinal, total, question, response, forward }: QuestionPlaceProps & { readonly forward: boolean }) {
  const { t } = useTranslation('exam')
  return (
    <>
      <div className="question-head"><QuestionTitle ordinal={ordinal} total={total} /></div>
      <fieldset className="q" disabled>
        <legend className="vh">{t('questionTitle', { number: ordinal })}</legend>
        <QuestionFor question={question} response={response} />
      </fieldset>
      {forward ? null : (
        <div className="row question-nav">
          {ordinal > 1 ? <ButtonLink variant="secondary" icon="back" href={paths.attemptQuestion(attemptId, ordinal - 1)}>{t('previous', { number: ordinal - 1 })}</ButtonLink> : <span />}
          {ordinal < total ? <ButtonLink variant="secondary" trailing="arrow" href={paths.attemptQuestion(attemptId, ordinal + 1)}>{t('previous', { number: ordinal + 1 })}</ButtonLink> : null}
        </div>
      )}
    </>
  )
}

function QuestionTitle({ ordinal, total }: { readonly ordinal: number; readonly total: number }) {
  const { t } = useTranslation('exam')
  return <h1>{t('questionTitle', { number: ordinal })} <span>{t('questionOf', { total })}</span></h1>
}
