import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { FilterText } from '~/components/ui/filter-text'
import { Tags } from '~/components/ui/tags'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { stages, type Stage } from '~/domain/programme/stage'
import { paths } from '~/paths'

export interface MemberFiltersProps {
  readonly filter: { readonly search: string; readonly stage: Stage | null; readonly unitId: string | null; readonly cohortId: string | null }
  readonly total: number
  readonly units: readonly UnitOnDay[]
  readonly cohorts: readonly { readonly id: string; readonly name: string }[]
  readonly href: (values: Readonly<Record<string, string | undefined>>) => string
  readonly hidden: Readonly<Record<string, string>>
}

/** Search, unit, cohort and stage; the count and the filters that hold. */
export function MemberFilters({ filter, total, units, cohorts, href, hidden }: MemberFiltersProps) {
  const { t } = useTranslation(['programme', 'compliance'])
  const all = { value: '', text: t('compliance:filterAll') }
  const unit = units.find(({ unitId }) => unitId === filter.unitId)
  const tags = [
    ...(filter.search === '' ? [] : [{ text: filter.search, href: href({ q: undefined }) }]),
    ...(filter.unitId === null ? [] : [{ text: unit ? unitTitle(unit, t) : t('columnUnit'), href: href({ unit: undefined }) }]),
    ...(filter.cohortId === null ? [] : [{ text: cohorts.find(({ id }) => id === filter.cohortId)?.name ?? t('cohort'), href: href({ cohort: undefined }) }]),
    ...(filter.stage === null ? [] : [{ text: t(`stage_${filter.stage}`), href: href({ stage: undefined }) }]),
  ]
  return (
    <>
      <FilterBar action={paths.programmeMembers()} fields={4} submit={t('compliance:filterSubmit')} hidden={hidden}>
        <FilterText id="q" name="q" label={t('search')} value={filter.search} hint={t('compliance:searchHint')} />
        <FilterChoice id="unit" name="unit" label={t('columnQuotaUnit')} value={filter.unitId ?? ''} options={[all, ...units.map((one) => ({ value: one.unitId, text: unitTitle(one, t) }))]} />
        <FilterChoice id="cohort" name="cohort" label={t('cohort')} value={filter.cohortId ?? ''} options={[all, ...cohorts.map(({ id, name }) => ({ value: id, text: name }))]} />
        <FilterChoice id="filter-stage" name="stage" label={t('stageField')} value={filter.stage ?? ''} options={[all, ...stages.map((stage) => ({ value: stage, text: t(`stage_${stage}`) }))]} />
      </FilterBar>
      <Tags count={t('people', { count: total, number: formatNumber(total) })} intro={t('compliance:tagsIntro')} tags={tags} remove={t('compliance:tagRemove')} clear={{ text: t('compliance:tagsClear'), href: href({ q: undefined, unit: undefined, cohort: undefined, stage: undefined }) }} />
    </>
  )
}
