import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Checkbox } from '~/components/ui/checkbox'
import { Field } from '~/components/ui/field'
import { SectionHead } from '~/components/ui/section-head'
import { TextInput } from '~/components/ui/text-input'
import type { Day } from '~/domain/kernel/day'
import { formatDay, formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface PublishFormProps {
  readonly code: string
  /** The revision of the draft whose effect was read. */
  readonly seen: string
  /** Somebody saved another draft meanwhile: this one cannot be published any more. */
  readonly changed: boolean
  /** The first day, for which the effect was counted: another one is counted first. */
  readonly on: Day
  readonly effect: { readonly fallenCount: number; readonly gained: number }
  readonly typed: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
}

/** Decision, legal basis, the day that was counted for, and a second yes: what is published is never edited. */
export function PublishForm({ code, seen, changed, on, effect, typed, faults }: PublishFormProps) {
  const { t } = useTranslation('standard')
  return (
    <form method="post" action={paths.standardPublish(code, { on: formatDayTable(on) })} className="form-page mt-8" noValidate>
      <SectionHead title={t('publishPart')} />
      <input type="hidden" name="seen" value={seen} />
      <TextInput id="decision" name="decision" label={t('decisionLabel')} hint={t('decisionHint')} width="long" maxLength={500} defaultValue={typed['decision'] ?? ''} error={faults['decision']} required />
      <TextInput id="legalBasis" name="legalBasis" label={t('legalBasisLabel')} hint={t('legalBasisHint')} width="long" maxLength={500} defaultValue={typed['legalBasis'] ?? ''} error={faults['legalBasis']} required />
      <Field id="on" label={t('onLabel')} hint={t('onHint')} error={faults['on']} group>
        <input type="hidden" name="on" value={formatDayTable(on)} />
        <p className="m-0"><strong className="num">{formatDay(on)}</strong> <a href="#try-on">{t('onChange')}</a></p>
      </Field>
      <Field id="confirmed" label={t('confirmLabel')} error={faults['confirmed']} group>
        <Checkbox name="confirmed" value="yes" label={t('confirmText', { fallen: formatNumber(effect.fallenCount), gained: formatNumber(effect.gained) })} />
      </Field>
      <div className="row">{changed ? <ButtonLink href={paths.standardPublish(code)} wide="phone">{t('lookAgain')}</ButtonLink> : <Button variant="danger" wide="phone">{t('publishAct')}</Button>}<ButtonLink variant="quiet" href={paths.standardDraft(code)} wide="phone">{t('keepDraft')}</ButtonLink></div>
    </form>
  )
}
