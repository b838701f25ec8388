import { useTranslation } from 'react-i18next'
import { DateInput } from '~/components/ui/date-input'
import { TextInput } from '~/components/ui/text-input'

export interface CohortFieldsProps {
  /** What stands in the fields: typed, or as it is. */
  readonly typed: Readonly<Record<string, string>>
  /** Field → sentence. */
  readonly faults: Readonly<Record<string, string>>
  /** Seats that are taken; nobody's where it is not said. */
  readonly taken?: number
}

/** Name, days and seats of a cohort. */
export function CohortFields({ typed, faults, taken = 0 }: CohortFieldsProps) {
  const { t } = useTranslation('programme')
  const field = (name: string) => ({ id: name, name, defaultValue: typed[name] ?? '', autoComplete: 'off', ...(faults[name] === undefined ? {} : { error: faults[name] }) })
  return (
    <>
      <TextInput {...field('name')} label={t('cohortName')} hint={t('cohortNameHint')} maxLength={120} />
      <DateInput {...field('startsOn')} label={t('startsOn')} hint={t('onHint')} />
      <DateInput {...field('endsOn')} label={t('endsOn')} />
      <TextInput {...field('seats')} label={t('columnSeats')} {...(taken > 0 ? { hint: t('seatsHint', { count: taken }) } : {})} width="short" inputMode="numeric" maxLength={7} />
    </>
  )
}
