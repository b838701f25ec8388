import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { TextArea } from '~/components/ui/text-area'
import { TextInput } from '~/components/ui/text-input'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'

export interface RubricFormProps {
  readonly action: string
  readonly criteria: readonly { readonly id: string; readonly text: string; readonly maximum: number }[]
  readonly typed: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, { readonly key: string; readonly maximum: number }>>
}

/** Marks by criterion, then remarks. */
export function RubricForm({ action, criteria, typed, faults }: RubricFormProps) {
  const { t } = useTranslation('marking')
  const field = (name: string) => {
    const fault = faults[name]
    return { id: name, name, defaultValue: typed[name] ?? '', ...(fault ? { error: t(fault.key, { maximum: formatNumber(fault.maximum) }) } : {}) }
  }
  return (
    <form method="post" action={action} noValidate>
      {criteria.map(({ id, text, maximum }) => (
        <TextInput key={id} {...field(`score-${id}`)} label={t('criterion', { text, maximum: formatNumber(maximum) })} width="short" inputMode="decimal" maxLength={6} autoComplete="off" />
      ))}
      <TextArea {...field('comment')} label={t('comment')} hint={t('commentHint')} rows={5} />
      <div className="row"><Button>{t('save')}</Button><ButtonLink variant="quiet" href={paths.essays()}>{t('later')}</ButtonLink></div>
    </form>
  )
}
