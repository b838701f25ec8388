import { useTranslation } from 'react-i18next'
import { DateInput } from '~/components/ui/date-input'
import { Select } from '~/components/ui/select'
import { TextInput } from '~/components/ui/text-input'
import type { Stage } from '~/domain/programme/stage'

export interface StageFieldsProps {
  readonly choices: readonly Stage[]
  readonly typed: Readonly<Record<string, string>>
  /** Field → sentence. */
  readonly faults: Readonly<Record<string, string>>
}

/** What was decided about members: the stage, its day, the decision, a note. */
export function StageFields({ choices, typed, faults }: StageFieldsProps) {
  const { t } = useTranslation('programme')
  const field = (name: string) => ({ id: name, name, defaultValue: typed[name] ?? '', ...(faults[name] === undefined ? {} : { error: faults[name] }) })
  return (
    <>
      <Select {...field('stage')} label={t('stageField')} width="medium" options={[{ value: '', text: t('choose') }, ...choices.map((stage) => ({ value: stage, text: t(`stage_${stage}`) }))]} />
      <DateInput {...field('on')} label={t('onField')} hint={t('onHint')} />
      <TextInput {...field('decision')} label={t('decisionField')} hint={t('decisionHint')} maxLength={200} autoComplete="off" />
      <TextInput {...field('note')} label={t('noteField')} maxLength={500} autoComplete="off" />
    </>
  )
}
