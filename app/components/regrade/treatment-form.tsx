import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Checkbox } from '~/components/ui/checkbox'
import { Field } from '~/components/ui/field'
import type { RegradeTreatment } from '~/domain/attempt/regrade'
import { paths } from '~/paths'

export interface TreatmentFormProps {
  readonly code: string
  readonly picked: readonly {
    readonly id: string
    readonly code: string
    readonly version: number
    readonly stem: string
    readonly choices: readonly { readonly value: string; readonly treatment: RegradeTreatment; readonly version: number | null }[]
    readonly newerUnfit: boolean
    readonly earlier: RegradeTreatment | null
  }[]
  /** By the id of the question, what was chosen before. */
  readonly chosen: Readonly<Record<string, string>>
  /** Asked for the next step before every question was decided. */
  readonly incomplete: boolean
}

/** Step 2: what is to be done with each question. */
export function TreatmentForm({ code, picked, chosen, incomplete }: TreatmentFormProps) {
  const { t } = useTranslation('regrade')
  return (
    <form method="get" action={paths.trainerRegrade(code)}>
      <input type="hidden" name="preview" value="yes" />
      {picked.map((question) => (
        <div key={question.id}>
          <input type="hidden" name="pick" value={question.id} />
          <Field id={`as-${question.id}`} label={t('choiceOf', { code: question.code, number: question.version })} hint={question.stem} error={incomplete && !chosen[question.id] ? t('undecided') : undefined} group>
            {question.earlier ? <p className="meta">{t('earlier', { treatment: t(`treatment_${question.earlier}`) })}</p> : null}
            {question.choices.map((choice) => <Checkbox key={choice.value} type="radio" name={`as-${question.id}`} value={choice.value} defaultChecked={chosen[question.id] === choice.value} label={t(`choice_${choice.treatment}`, { version: choice.version })} hint={t(`choice_${choice.treatment}_hint`)} />)}
            {question.newerUnfit ? <p className="meta">{t('newerUnfit')}</p> : null}
          </Field>
        </div>
      ))}
      <div className="row">
        <Button wide="phone">{t('next2')}</Button>
        <ButtonLink variant="quiet" href={paths.trainerRegrade(code)} wide="phone">{t('otherQuestions')}</ButtonLink>
      </div>
    </form>
  )
}
