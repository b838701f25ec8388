import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { DateInput } from '~/components/ui/date-input'
import { SectionHead } from '~/components/ui/section-head'
import { Select } from '~/components/ui/select'
import { TextArea } from '~/components/ui/text-area'
import { TextInput } from '~/components/ui/text-input'
import { SHOWN, SHOWN_WHEN } from '~/domain/course/test-settings'

export interface ArrangementFormProps {
  readonly action: string
  readonly back: string
  readonly typed: Readonly<Record<string, string>>
  /** Field → key of the catalogue. */
  readonly faults: Readonly<Record<string, string>>
}

/** How a final test is held; every fault stands at its field. */
export function ArrangementForm({ action, back, typed, faults }: ArrangementFormProps) {
  const { t } = useTranslation('arrangement')
  const fault = (name: string) => (faults[name] === undefined ? {} : { error: t(faults[name]) })
  const field = (name: string) => ({ id: name, name, defaultValue: typed[name] ?? '', ...fault(name) })
  const shown = SHOWN.map((value) => ({ value, text: t(`shown_${value}`) }))
  return (
    <form method="post" action={action} noValidate>
      <SectionHead near title={t('timeTitle')} />
      <TextInput {...field('minutes')} label={t('minutes')} hint={t('minutesHint')} width="short" inputMode="numeric" maxLength={4} autoComplete="off" />
      <TextInput {...field('attempts')} label={t('attempts')} width="short" inputMode="numeric" maxLength={4} autoComplete="off" />
      <TextInput {...field('waitDays')} label={t('waitDays')} hint={t('waitDaysHint')} width="short" inputMode="numeric" maxLength={4} autoComplete="off" />
      <SectionHead near title={t('hoursTitle')} />
      <p className="meta">{t('hoursHint')}</p>
      <div className="row">
        <DateInput {...field('opensDay')} label={t('opensDay')} hint={t('dayHint')} />
        <TextInput {...field('opensTime')} label={t('opensTime')} hint={t('timeHint')} width="short" maxLength={8} autoComplete="off" />
      </div>
      <div className="row">
        <DateInput {...field('closesDay')} label={t('closesDay')} hint={t('dayHint')} />
        <TextInput {...field('closesTime')} label={t('closesTime')} hint={t('timeHint')} width="short" maxLength={8} autoComplete="off" />
      </div>
      <SectionHead near title={t('placeTitle')} />
      <Select {...field('access')} label={t('access')} width="long" options={(['anywhere', 'class_session'] as const).map((value) => ({ value, text: t(`access_${value}`) }))} />
      <TextArea {...field('addresses')} label={t('addresses')} hint={t('addressesHint')} rows={3} spellCheck={false} />
      <SectionHead near title={t('shownTitle')} />
      <Select {...field('shownFirst')} label={t('shownFirst')} width="long" options={shown} />
      <Select {...field('shownWhen')} label={t('shownWhen')} width="long" options={SHOWN_WHEN.map((value) => ({ value, text: t(`when_${value}`) }))} />
      <Select {...field('shownFinally')} label={t('shownFinally')} width="long" options={shown} />
      <div className="row">
        <Button name="intent" value="save">{t('save')}</Button>
        <ButtonLink variant="quiet" href={back}>{t('cancel')}</ButtonLink>
      </div>
    </form>
  )
}
