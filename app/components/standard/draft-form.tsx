import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Checkbox } from '~/components/ui/checkbox'
import { Field } from '~/components/ui/field'
import { SectionHead } from '~/components/ui/section-head'
import { Select } from '~/components/ui/select'
import { educations } from '~/domain/standard/education'
import { LEVELS } from '~/domain/standard/standard-draft'
import { paths } from '~/paths'
import type { Named } from './content-text'

export interface DraftFormProps {
  readonly code: string
  readonly revision: number
  readonly competencies: readonly (Named & { readonly group: string; readonly levels: readonly { readonly level: number; readonly behaviour: string }[] })[]
  readonly certificates: readonly Named[]
  /** Field → value, as typed or as kept; `certificate` holds the ticked codes. */
  readonly values: Readonly<Record<string, string>>
  readonly ticked: readonly string[]
  readonly faults: Readonly<Record<string, string>>
}

/** What the next version asks for. A level is chosen by its digit, 0 to 5, or by the arrow keys; Tab goes on. */
export function DraftForm({ code, revision, competencies, certificates, values, ticked, faults }: DraftFormProps) {
  const { t } = useTranslation('standard')
  const groups = [...new Set(competencies.map(({ group }) => group))]
  return (
    <form method="post" action={paths.standardDraft(code)} data-confirm-unsaved="">
      <input type="hidden" name="seen" value={revision} />
      <SectionHead title={t('levelsTitle')} hint={t('levelsHint')} />
      {groups.map((group) => (
        <fieldset key={group} className="level-group">
          <legend>{t(`group_${group}`)}</legend>
          {competencies.filter((one) => one.group === group).map((one) => (
            <Select
              key={one.code} id={`level-${one.code}`} name={`level-${one.code}`} label={`${one.code} ${one.name}`} width="long" error={faults[`level-${one.code}`]}
              defaultValue={values[`level-${one.code}`] ?? '0'}
              options={LEVELS.map((level) => ({ value: String(level), text: level === 0 ? t('levelNone') : t('levelOption', { level, behaviour: one.levels.find((row) => row.level === level)?.behaviour ?? '' }) }))}
            />
          ))}
        </fieldset>
      ))}
      <SectionHead title={t('othersTitle')} />
      <Select id="education" name="education" label={t('education')} error={faults['education']} defaultValue={values['education'] ?? ''} width="medium" options={[{ value: '', text: t('notRequired') }, ...educations.map((one) => ({ value: one, text: t(`education_${one}`) }))]} />
      <Field id="certificate" label={t('certificates')} group>
        {certificates.map((one) => <Checkbox key={one.code} name="certificate" value={one.code} defaultChecked={ticked.includes(one.code)} label={`${one.code} ${one.name}`} />)}
      </Field>
      <div className="row"><Button name="intent" value="save" wide="phone">{t('saveDraft')}</Button><ButtonLink variant="quiet" href={paths.positionStandard(code)} wide="phone">{t('back')}</ButtonLink></div>
    </form>
  )
}
