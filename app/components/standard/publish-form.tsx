import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Checkbox } from '~/components/ui/checkbox'
import { DateInput } from '~/components/ui/date-input'
import { Field } from '~/components/ui/field'
import { SectionHead } from '~/components/ui/section-head'
import { TextInput } from '~/components/ui/text-input'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface PublishFormProps {
  readonly code: string
  /** The revision of the draft whose effect was read. */
  readonly seen: string
  /** Somebody saved another draft meanwhile: this one cannot be published any more. */
  readonly changed: boolean
  readonly effect: { readonly fallenCount: number; readonly gained: number }
  readonly typed: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
}

/** Decision, legal basis, first day, and a second yes: what is published is never edited. */
export function PublishForm({ code, seen, changed, effect, typed, faults }: PublishFormProps) {
  const { t } = useTranslation('standard')
  return (
    <form method="post" action={paths.standardPublish(code)} className="form-page" noValidate>
      <SectionHead title={t('publishPart')} />
      <input type="hidden" name="seen" value={seen} />
      <TextInput id="decision" name="decision" label={t('decisionLabel')} hint={t('decisionHint')} width="long" maxLength={500} defaultValue={typed['decision'] ?? ''} error={faults['decision']} required />
      <TextInput id="legalBasis" name="legalBasis" label={t('legalBasisLabel')} hint={t('legalBasisHint')} width="long" maxLength={500} defaultValue={typed['legalBasis'] ?? ''} error={faults['legalBasis']} required />
      <DateInput id="on" name="on" label={t('onLabel')} hint={t('onHint')} defaultValue={typed['on'] ?? ''} error={faults['on']} required />
      <Field id="confirmed" label={t('confirmLabel')} error={faults['confirmed']} group>
        <Checkbox name="confirmed" value="yes" label={t('confirmText', { fallen: formatNumber(effect.fallenCount), gained: formatNumber(effect.gained) })} />
      </Field>
      <div className="row">{changed ? <ButtonLink href={paths.standardPublish(code)} wide="phone">{t('lookAgain')}</ButtonLink> : <Button variant="danger" wide="phone">{t('publishAct')}</Button>}<ButtonLink variant="quiet" href={paths.standardDraft(code)} wide="phone">{t('keepDraft')}</ButtonLink></div>
    </form>
  )
}
