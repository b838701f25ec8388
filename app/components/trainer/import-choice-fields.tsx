import { useTranslation } from 'react-i18next'
import { Checkbox } from '~/components/ui/checkbox'
import { Field } from '~/components/ui/field'
import { Select } from '~/components/ui/select'

export interface ImportChoiceFieldsProps {
  readonly objectives: readonly { readonly id: string; readonly text: string }[]
  readonly choices: { readonly objective: string; readonly level: string; readonly purpose: string }
}

/** What a file does not say of its questions: objective, level, and what they are for. */
export function ImportChoiceFields({ objectives, choices }: ImportChoiceFieldsProps) {
  const { t } = useTranslation(['bank', 'trainer'])
  const inFile = { value: '', text: t('asInFile') }
  return (
    <>
      <Select id="objective" name="objective" label={t('defaultObjective')} hint={t('defaultHint')} defaultValue={choices.objective} options={[inFile, ...objectives.map(({ id, text }) => ({ value: id, text: `${id} ${text}` }))]} />
      <Select id="level" name="level" label={t('defaultLevel')} width="medium" defaultValue={choices.level} options={[inFile, ...['N', 'H', 'V'].map((level) => ({ value: level, text: t(`trainer:level_${level}`) }))]} />
      <Field id="purpose" label={t('purpose')} hint={t('purposeHint')} group>
        <Checkbox type="radio" id="purpose-practice" name="purpose" value="practice" label={t('purpose_practice')} defaultChecked={choices.purpose !== 'exam'} />
        <Checkbox type="radio" id="purpose-exam" name="purpose" value="exam" label={t('purpose_exam')} defaultChecked={choices.purpose === 'exam'} />
      </Field>
    </>
  )
}
