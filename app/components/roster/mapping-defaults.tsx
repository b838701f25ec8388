import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { DateInput } from '~/components/ui/date-input'
import { SectionHead } from '~/components/ui/section-head'
import { TextInput } from '~/components/ui/text-input'

export interface MappingDefaultsProps {
  readonly typed: { readonly from: string; readonly decision: string; readonly codeWidth: string }
  readonly errors: Readonly<Record<string, string | undefined>>
}

/** What holds for rows that do not say it themselves. */
export function MappingDefaults({ typed, errors }: MappingDefaultsProps) {
  const { t } = useTranslation('roster')
  return (
    <>
      <SectionHead id="defaults" title={t('defaultsTitle')} />
      <div className="narrow">
        <Card>
          <DateInput id="from" name="from" label={t('fromLabel')} hint={t('fromHint')} error={errors['from']} defaultValue={typed.from} />
          <TextInput id="decision" name="decision" label={t('decisionLabel')} hint={t('decisionHint')} error={errors['decision']} defaultValue={typed.decision} maxLength={300} />
          <TextInput id="codeWidth" name="codeWidth" label={t('codeWidthLabel')} hint={t('codeWidthHint')} error={errors['codeWidth']} defaultValue={typed.codeWidth} inputMode="numeric" width="date" maxLength={2} />
        </Card>
      </div>
    </>
  )
}
