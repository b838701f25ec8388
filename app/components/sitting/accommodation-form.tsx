import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Card } from '~/components/ui/card'
import { Checkbox } from '~/components/ui/checkbox'
import { DateInput } from '~/components/ui/date-input'
import { TextInput } from '~/components/ui/text-input'
import { paths } from '~/paths'

export function AccommodationForm({ typed, faults }: { readonly typed: Readonly<Record<string, string>>; readonly faults: Readonly<Record<string, string>> }) {
  const { t } = useTranslation('sitting')
  const field = (name: string) => ({ id: name, name, defaultValue: typed[name] ?? '', autoComplete: 'off', ...(faults[name] === undefined ? {} : { error: t(faults[name]) }) })
  return (
    <Card title={t('grantTitle')}>
      <form method="post" action={paths.accommodations()} noValidate>
        <TextInput {...field('staffCode')} label={t('staffCode')} width="medium" maxLength={60} />
        <TextInput {...field('extraPercent')} defaultValue={typed['extraPercent'] ?? '25'} label={t('extraPercent')} hint={t('extraPercentHint')} width="short" inputMode="numeric" maxLength={5} />
        <div className="mb-4"><Checkbox name="calmPage" value="yes" defaultChecked={typed['calmPage'] === 'yes'} label={t('calmPage')} hint={t('calmPageHint')} /></div>
        <TextInput {...field('reason')} label={t('reason')} hint={t('reasonHint')} maxLength={600} />
        <DateInput {...field('validFrom')} label={t('validFrom')} hint={t('validFromHint')} />
        <DateInput {...field('lastDay')} label={t('lastDay')} hint={t('lastDayHint')} />
        <Button>{t('grant')}</Button>
      </form>
    </Card>
  )
}
