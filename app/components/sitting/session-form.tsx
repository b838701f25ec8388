import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Checkbox } from '~/components/ui/checkbox'
import { DateInput } from '~/components/ui/date-input'
import { Select } from '~/components/ui/select'
import { TextArea } from '~/components/ui/text-area'
import { TextInput } from '~/components/ui/text-input'

export interface SessionFormProps {
  readonly action: string
  readonly back: string
  readonly courses: readonly { readonly code: string; readonly title: string }[]
  readonly typed: Readonly<Record<string, string>>
  /** Field → key of the catalogue. */
  readonly faults: Readonly<Record<string, string>>
}

/** A class session planned or changed; every fault stands at its field. */
export function SessionForm({ action, back, courses, typed, faults }: SessionFormProps) {
  const { t } = useTranslation('sitting')
  const fault = (name: string) => (faults[name] === undefined ? {} : { error: t(faults[name]) })
  const field = (name: string) => ({ id: name, name, defaultValue: typed[name] ?? '', ...fault(name) })
  return (
    <form method="post" action={action} noValidate>
      <Select {...field('courseCode')} label={t('course')} width="long" options={[{ value: '', text: '–' }, ...courses.map(({ code, title }) => ({ value: code, text: t('courseLine', { code, title }) }))]} />
      <TextInput {...field('name')} label={t('name')} hint={t('nameHint')} width="long" maxLength={160} autoComplete="off" />
      <TextInput {...field('place')} label={t('place')} hint={t('placeHint')} width="long" maxLength={240} autoComplete="off" />
      <DateInput {...field('day')} label={t('day')} hint={t('dayHint')} />
      <div className="row">
        <TextInput {...field('from')} label={t('from')} hint={t('timeHint')} width="short" maxLength={8} autoComplete="off" />
        <TextInput {...field('to')} label={t('to')} hint={t('timeHint')} width="short" maxLength={8} autoComplete="off" />
      </div>
      <TextInput {...field('seats')} label={t('seats')} hint={t('seatsHint')} width="short" maxLength={4} inputMode="numeric" autoComplete="off" />
      <div className="mb-4"><Checkbox name="proctored" value="yes" defaultChecked={typed['proctored'] === 'yes'} label={t('proctoredLabel')} hint={t('proctoredHint')} /></div>
      <TextArea {...field('addresses')} label={t('addresses')} hint={t('addressesHint')} rows={3} spellCheck={false} />
      <div className="row">
        <Button>{t('save')}</Button>
        <ButtonLink variant="quiet" href={back}>{t('cancelEdit')}</ButtonLink>
      </div>
    </form>
  )
}
