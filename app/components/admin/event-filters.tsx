import { useTranslation } from 'react-i18next'
import { messageKey } from './message-key'
import { Button } from '~/components/ui/button'
import { DateInput } from '~/components/ui/date-input'
import { Select } from '~/components/ui/select'
import { TextInput } from '~/components/ui/text-input'
import { paths } from '~/paths'

export interface EventFiltersProps {
  readonly typed: { readonly action: string; readonly actor: string; readonly subject: string; readonly from: string; readonly to: string }
  readonly badDays: readonly ('from' | 'to')[]
  readonly actions: readonly string[]
}

/** Act, actor, subject, days; filters live in the address. */
export function EventFilters({ typed, badDays, actions }: EventFiltersProps) {
  const { t } = useTranslation(['admin', 'form'])
  const fault = (name: 'from' | 'to') => (badDays.includes(name) ? t('form:dayForm') : undefined)
  const options = [{ value: '', text: t('all') }, ...actions.map((action) => ({ value: action, text: t([messageKey('action', action), 'actionUnknown'], { action }) }))]
  return (
    <form className="grid items-end gap-x-4 px-5 pt-4 md:grid-cols-3" action={paths.audit()} method="get" role="search">
      <Select id="action" name="action" label={t('event')} options={options} defaultValue={typed.action} />
      <TextInput id="actor" name="actor" label={t('actor')} defaultValue={typed.actor} autoComplete="off" maxLength={100} />
      <TextInput id="subject" name="subject" label={t('subjectFilter')} defaultValue={typed.subject} autoComplete="off" maxLength={100} />
      <DateInput id="from" name="from" label={t('fromDay')} defaultValue={typed.from} error={fault('from')} />
      <DateInput id="to" name="to" label={t('toDay')} defaultValue={typed.to} error={fault('to')} />
      <div className="row mb-5"><Button variant="secondary">{t('filter')}</Button><a href={paths.audit()}>{t('clearFilters')}</a></div>
    </form>
  )
}
