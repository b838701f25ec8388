import { useTranslation } from 'react-i18next'
import { Select } from '~/components/ui/select'
import { TextArea } from '~/components/ui/text-area'
import { TextInput } from '~/components/ui/text-input'
import { competencyLevels } from '~/domain/standard/competency-form'
import { MAX_BEHAVIOUR, MAX_NAME, competencyGroups } from '~/domain/standard/framework-content'

export interface CompetencyFieldsProps {
  readonly values: Readonly<Record<string, string>>
  readonly faults: Readonly<Record<string, string>>
}

/** Name, group and the behaviour of each level of a competency. */
export function CompetencyFields({ values, faults }: CompetencyFieldsProps) {
  const { t } = useTranslation('standard')
  return (
    <>
      <TextInput id="name" name="name" label={t('part_name')} width="long" maxLength={MAX_NAME} defaultValue={values['name']} error={faults['name']} required />
      <Select id="group" name="group" label={t('part_group')} width="medium" defaultValue={values['group']} error={faults['group']} options={competencyGroups.map((group) => ({ value: group, text: t(`group_${group}`) }))} />
      {competencyLevels.map((level) => <TextArea key={level} id={`level-${level}`} name={`level-${level}`} label={t('behaviourOf', { level })} rows={2} maxLength={MAX_BEHAVIOUR} defaultValue={values[`level-${level}`]} error={faults[`level-${level}`]} required />)}
    </>
  )
}
