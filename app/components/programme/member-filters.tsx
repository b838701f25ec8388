import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { FilterText } from '~/components/ui/filter-text'
import { Tags } from '~/components/ui/tags'
import { formatDayTable, formatNumber } from '~/domain/kernel/vietnamese-format'
import { askedStages } from '~/domain/programme/stage'
import { paths } from '~/paths'
import { memberConditions, memberFilterLine, type MemberConditions } from './programme-words'

export interface MemberFiltersProps extends MemberConditions {
  readonly asOf: string
  readonly total: number
  readonly href: (values: Readonly<Record<string, string | undefined>>) => string
  readonly hidden: Readonly<Record<string, string>>
}

/** Search, unit, cohort and stage; the count and the filters that hold, on paper too. */
export function MemberFilters({ filter, asOf, total, units, cohorts, href, hidden }: MemberFiltersProps) {
  const { t } = useTranslation(['programme', 'compliance'])
  const all = { value: '', text: t('compliance:filterAll') }
  const people = t('people', { count: total, number: formatNumber(total) })
  const tags = memberConditions(t, { filter, units, cohorts }).map(({ name, text }) => ({ text, href: href({ [name]: undefined }) }))
  return (
    <>
      <FilterBar action={paths.programmeMembers()} fields={4} submit={t('compliance:filterSubmit')} hidden={hidden}>
        <FilterText id="q" name="q" label={t('search')} value={filter.search} hint={t('compliance:searchHint')} />
        <FilterChoice id="unit" name="unit" label={t('columnQuotaUnit')} value={filter.unitId ?? ''} options={[all, ...units.map((one) => ({ value: one.unitId, text: unitTitle(one, t) }))]} />
        <FilterChoice id="cohort" name="cohort" label={t('cohort')} value={filter.cohortId ?? ''} options={[all, ...cohorts.map(({ id, name }) => ({ value: id, text: name }))]} />
        <FilterChoice id="filter-stage" name="stage" label={t('stageField')} value={filter.stage ?? ''} options={[all, ...askedStages.map((stage) => ({ value: stage, text: t(`stage_${stage}`) }))]} />
      </FilterBar>
      <Tags count={people} intro={t('compliance:tagsIntro')} tags={tags} remove={t('compliance:tagRemove')} clear={{ text: t('compliance:tagsClear'), href: href({ q: undefined, unit: undefined, cohort: undefined, stage: undefined }) }} />
      <p className="printonly meta px-3 py-3 m-0">{[t('asOf', { on: formatDayTable(asOf) }), people, ...memberFilterLine(t, { filter, units, cohorts })].join('. ')}.</p>
    </>
  )
}
