import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { Button } from '~/components/ui/button'
import { UnitSearch } from './unit-search'
import { DateInput } from '~/components/ui/date-input'
import { Select } from '~/components/ui/select'
import { TextInput } from '~/components/ui/text-input'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { LONG_LIST, MOST_PAPER_ROWS } from '~/domain/export-file/export-file'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { reportFields, type ReportKind, type ReportTyped } from '~/domain/report/report-form'
import { paths } from '~/paths'

export interface ReportFormProps {
  readonly kind: ReportKind
  readonly units: readonly (UnitOnDay & { readonly parent: UnitOnDay | null })[]
  /** There are too many to list: they are searched by name. */
  readonly isSearched: boolean
  /** What was searched for; '' when nothing was. */
  readonly search: string
  readonly courses: readonly { readonly code: string; readonly title: string }[]
  readonly typed: ReportTyped
  /** Field → sentence. */
  readonly faults: Readonly<Record<string, string>>
}

/** Whose report, and when: an address that can be kept and sent. */
export function ReportForm({ kind, units, isSearched, search, courses, typed, faults }: ReportFormProps) {
  const { t } = useTranslation(['report', 'compliance'])
  const fields = reportFields(kind)
  const field = (name: string) => ({ id: name, name, defaultValue: typed[name] ?? '', ...(faults[name] === undefined ? {} : { error: faults[name] }) })
  const choose = { value: '', text: t('choose') }
  // Names of communes repeat: the unit above is said, but for those right below the city.
  const unitText = ({ parent, ...unit }: ReportFormProps['units'][number]) => (parent && parent.type !== 'thanh_pho' ? `${unitTitle(parent, t)} – ${unitTitle(unit, t)}` : unitTitle(unit, t))
  const known = units.some(({ unitId }) => unitId === typed['unit'])
  return (
    <form method="get" action={paths.reports()} className="report-form" noValidate>
      <input type="hidden" name="report" value={kind} />
      {isSearched ? <UnitSearch units={units.map((unit) => ({ unitId: unit.unitId, text: unitText(unit) }))} chosen={typed['unit'] ?? ''} search={search} error={faults['unit']} /> : <Select {...field('unit')} defaultValue={known ? typed['unit'] : ''} label={t('unit')} width="long" options={[...(known ? [] : [choose]), ...units.map((unit) => ({ value: unit.unitId, text: unitText(unit) }))]} />}
      {fields.includes('course') ? <Select {...field('course')} label={t('course')} width="long" options={[choose, ...courses.map(({ code, title }) => ({ value: code, text: t('courseLine', { code, title }) }))]} /> : null}
      <div className="row">
        {fields.includes('year') ? <TextInput {...field('year')} label={t('year')} hint={t('yearHint')} width="short" inputMode="numeric" maxLength={10} autoComplete="off" /> : null}
        {fields.includes('on') ? <DateInput {...field('on')} label={t('on')} hint={t('dayHint')} /> : null}
        {fields.includes('from') ? <DateInput {...field('from')} label={t('from')} hint={t('dayHint')} /> : null}
        {fields.includes('to') ? <DateInput {...field('to')} label={t('to')} hint={t('dayHint')} /> : null}
      </div>
      <Select {...field('structure')} label={t('structure')} hint={t('structureHint')} width="medium" options={[{ value: 'then', text: t('structure_then') }, { value: 'today', text: t('structure_today') }]} />
      {kind === 'eligible_learners' ? <p className="hint">{t('paperHint', { most: formatNumber(MOST_PAPER_ROWS), long: formatNumber(LONG_LIST) })}</p> : null}
      <Button trailing="arrow">{t('show')}</Button>
    </form>
  )
}
