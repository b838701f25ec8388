import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Checkbox } from '~/components/ui/checkbox'
import { DateInput } from '~/components/ui/date-input'
import { Field } from '~/components/ui/field'
import { SectionHead } from '~/components/ui/section-head'
import { TextInput } from '~/components/ui/text-input'
import { paths } from '~/paths'

export interface PublishFormProps {
  readonly code: string
  readonly revision: number
  readonly typed: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
}

/** Decision, legal basis, first day, and a second yes: what is published is never edited. */
export function PublishForm({ code, revision, typed, faults }: PublishFormProps) {
  const { t } = useTranslation('standard')
  return (
    <form method="post" action={paths.standardPublish(code)} className="form-page" noValidate>
      <SectionHead title={t('publishPart')} />
      <input type="hidden" name="seen" value={revision} />
      <TextInput id="decision" name="decision" label={t('decisionLabel')} hint={t('decisionHint')} width="long" maxLength={500} defaultValue={typed['decision'] ?? ''} error={faults['decision']} required />
      <TextInput id="legalBasis" name="legalBasis" label={t('legalBasisLabel')} hint={t('legalBasisHint')} width="long" maxLength={500} defaultValue={typed['legalBasis'] ?? ''} error={faults['legalBasis']} required />
      <DateInput id="on" name="on" label={t('onLabel')} hint={t('onHint')} defaultValue={typed['on'] ?? ''} error={faults['on']} required />
      <Field id="confirmed" label={t('confirmLabel')} error={faults['confirmed']} group>
        <Checkbox name="confirmed" value="yes" label={t('confirmText')} />
      </Field>
      <div className="row"><Button variant="danger" wide="phone">{t('publishAct')}</Button><ButtonLink variant="quiet" href={paths.standardDraft(code)} wide="phone">{t('keepDraft')}</ButtonLink></div>
    </form>
  )
}
