import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { Button } from '~/components/ui/button'
import { ButtonLink } from '~/components/ui/button-link'
import { Checkbox } from '~/components/ui/checkbox'
import { DateInput } from '~/components/ui/date-input'
import { Field } from '~/components/ui/field'
import { Select } from '~/components/ui/select'
import { TextArea } from '~/components/ui/text-area'
import { TextInput } from '~/components/ui/text-input'
import type { AssignmentRule } from '~/domain/assignment/assignment-form'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { paths } from '~/paths'

export interface AssignmentFormProps {
  readonly rule: AssignmentRule
  readonly formKey: string
  readonly courses: readonly { readonly code: string; readonly title: string }[]
  readonly units: readonly (UnitOnDay & { readonly parent: UnitOnDay | null })[]
  readonly positions: readonly { readonly positionId: string; readonly code: string; readonly name: string }[]
  readonly typed: Readonly<Record<string, string>>
  /** Field → sentence. */
  readonly faults: Readonly<Record<string, string>>
}

const DUE_KINDS = [['fixed', 'dueFixed'], ['from_assigned', 'dueFromAssigned'], ['from_appointed', 'dueFromAppointed']] as const

/** What is assigned, to whom, until when and why; every fault stands at its field. */
export function AssignmentForm({ rule, formKey, courses, units, positions, typed, faults }: AssignmentFormProps) {
  const { t } = useTranslation(['assignment', 'compliance'])
  const field = (name: string) => ({ id: name, name, defaultValue: typed[name] ?? '', ...(faults[name] === undefined ? {} : { error: faults[name] }) })
  const choose = { value: '', text: '–' }
  // Names of communes repeat: the unit above is said, but for those right below the city.
  const unitText = ({ parent, ...unit }: AssignmentFormProps['units'][number]) => (parent && parent.type !== 'thanh_pho' ? `${unitTitle(parent, t)} – ${unitTitle(unit, t)}` : unitTitle(unit, t))
  return (
    <form method="post" action={paths.newAssignment(rule)} noValidate>
      <input type="hidden" name="formKey" value={formKey} />
      <input type="hidden" name="rule" value={rule} />
      <Select {...field('courseCode')} label={t('course')} width="long" options={[choose, ...courses.map(({ code, title }) => ({ value: code, text: t('courseLine', { code, title }) }))]} />
      <Select {...field('unitId')} label={t('unit')} hint={t('unitHint')} width="long" options={[...(units.length > 1 ? [choose] : []), ...units.map((unit) => ({ value: unit.unitId, text: unitText(unit) }))]} />
      {rule === 'position' ? <Select {...field('positionId')} label={t('position')} width="long" options={[choose, ...positions.map(({ positionId, code, name }) => ({ value: positionId, text: t('courseLine', { code, title: name }) }))]} /> : null}
      {rule === 'list' ? <TextArea {...field('codes')} label={t('codes')} hint={t('codesHint')} rows={6} spellCheck={false} /> : null}
      <Field id="dueKind" label={t('dueLegend')} hint={t('dueHint')} group {...(faults['dueKind'] === undefined ? {} : { error: faults['dueKind'] })}>
        {DUE_KINDS.map(([value, key]) => <Checkbox key={value} type="radio" name="dueKind" value={value} label={t(key)} defaultChecked={(typed['dueKind'] ?? 'fixed') === value} />)}
      </Field>
      <DateInput {...field('dueOn')} label={t('dueOn')} hint={t('dueOnHint')} />
      <TextInput {...field('dueDays')} label={t('dueDays')} hint={t('dueDaysHint')} width="short" maxLength={3} inputMode="numeric" autoComplete="off" />
      <TextInput {...field('reason')} label={t('reason')} hint={t('reasonHint')} width="long" maxLength={500} autoComplete="off" />
      <div className="row">
        <Button name="act" value="preview" trailing="arrow">{t('preview')}</Button>
        <ButtonLink variant="quiet" href={paths.newAssignment()}>{t('back')}</ButtonLink>
      </div>
    </form>
  )
}
