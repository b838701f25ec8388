import { useTranslation } from 'react-i18next'
import { QuestionFor } from '~/components/question/question-for'
import { RichBlocks } from '~/components/question/rich-text'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Callout } from '~/components/ui/callout'
import { ErrorSummary } from '~/components/ui/error-summary'
import type { LearnerQuestion } from '~/domain/question/learner-question'
import { paths } from '~/paths'

export interface PracticeFormProps {
  readonly page: {
    readonly sessionId: string
    readonly ordinal: number
    readonly tryNumber: number
    readonly triesLeft: number
    readonly question: LearnerQuestion
    readonly response: unknown
    readonly hint: string | null
  }
  readonly hintShown: boolean
  readonly unanswered: boolean
}

/** One question to try: check it, see a hint, or see the explanation. */
export function PracticeForm({ page, hintShown, unanswered }: PracticeFormProps) {
  const { t } = useTranslation('practice')
  const { sessionId, ordinal, tryNumber, triesLeft, question, response, hint } = page
  return (
    <form method="post" action={paths.practiceQuestion(sessionId, ordinal)} id="question">
      {unanswered ? <ErrorSummary title={t('errorTitle')} errors={[{ text: t('unanswered'), href: '#answer' }]} /> : null}
      <input type="hidden" name="try" value={tryNumber} />
      {hintShown ? <input type="hidden" name="hint" value="yes" /> : null}
      {tryNumber > 1 ? <h2>{t('tryAgainTitle')}</h2> : null}
      <p className="meta">{t('tryOf', { number: tryNumber, left: triesLeft })}</p>
      <fieldset className="q" id="answer">
        <legend className="vh">{t('questionTitle', { number: ordinal })}</legend>
        <QuestionFor question={question} response={response} />
      </fieldset>
      {hint !== null && hintShown ? <Callout kind="tip" title={t('hintTitle')}><RichBlocks text={hint} /></Callout> : null}
      <div className="row question-nav">
        <Button name="go" value="check">{t(tryNumber > 1 ? 'checkAgain' : 'check')}</Button>
        {hint !== null && !hintShown ? <ButtonLink variant="secondary" href={paths.practiceQuestion(sessionId, ordinal, { hint: 'yes' })}>{t('hint')}</ButtonLink> : null}
        <Button variant="quiet" name="go" value="show">{t('giveUp')}</Button>
      </div>
    </form>
  )
}
