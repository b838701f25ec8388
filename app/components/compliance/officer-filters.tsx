import { useTranslation } from 'react-i18next'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { FilterText } from '~/components/ui/filter-text'
import { Tags } from '~/components/ui/tags'
import type { PositionName } from '~/domain/compliance/officer-standing'
import { explainCause, explainMover } from '~/domain/compliance/explain'
import { type OfficerFilter, officerStates, type UnitOnDay } from '~/domain/compliance/overview'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { choiceNames } from '~/domain/compliance/people-filter'
import { paths } from '~/paths'
import { lackedText } from './officers-words'
import { unitTitle } from './unit-name'

export interface OfficerFiltersProps {
  readonly unitId: string
  readonly filter: OfficerFilter
  readonly total: number
  readonly units: readonly UnitOnDay[]
  readonly positions: readonly PositionName[]
  /** The address of the list with other values; undefined leaves a filter out. */
  readonly href: (values: Readonly<Record<string, string | undefined>>) => string
  /** What the form carries along: the day, the order. */
  readonly hidden: Readonly<Record<string, string>>
  /** What `filter.lacks` names, where it has a name of its own. */
  readonly lackedName: string | null
}

/** Search and three choices, the count, and the filters that hold. */
export function OfficerFilters({ unitId, filter, total, units, positions, href, hidden, lackedName }: OfficerFiltersProps) {
  const { t } = useTranslation(['compliance', 'overview', 'standing'])
  const all = { value: '', text: t('filterAll') }
  const position = positions.find(({ positionId }) => positionId === filter.positionId)
  const tags = [
    ...(filter.search === undefined ? [] : [{ text: t('tagQuery', { query: filter.search }), href: href({ q: undefined }) }]),
    ...(filter.positionId === undefined ? [] : [{ text: position ? position.code : t('filterPosition'), href: href({ position: undefined }) }]),
    ...choiceNames.flatMap((name) => (filter[name] === undefined ? [] : [{ text: `${t(`overview:${name}`)}: ${t(`overview:${name}_${filter[name]}`)}`, href: href({ [name]: undefined }) }])),
    ...(filter.cause === undefined ? [] : [{ text: t('overview:tagCause', { cause: t(`standing:${explainCause(filter.cause).key}`) }), href: href({ cause: undefined }) }]),
    ...(filter.mover === undefined ? [] : [{ text: `${t('overview:mover')}: ${t(`standing:${explainMover(filter.mover).key}`)}`, href: href({ mover: undefined }) }]),
    ...(filter.lacks === undefined ? [] : [{ text: lackedText(t, filter.lacks, lackedName), href: href({ lacks: undefined }) }]),
    ...(filter.state === undefined ? [] : [{ text: t(`state_${filter.state}`), href: href({ state: undefined }) }]),
  ]
  return (
    <>
      <FilterBar action={paths.complianceOfficers()} fields={4} submit={t('filterSubmit')} hidden={hidden}>
        <FilterText id="q" name="q" label={t('filterSearch')} value={filter.search} hint={t('searchHint')} />
        <FilterChoice id="unit" name="unit" label={t('filterUnit')} value={unitId} options={units.map((unit) => ({ value: unit.unitId, text: unitTitle(unit, t) }))} />
        <FilterChoice id="position" name="position" label={t('filterPosition')} value={filter.positionId ?? ''} options={[all, ...positions.map(({ positionId, code, name }) => ({ value: positionId, text: `${code} – ${name}` }))]} />
        <FilterChoice id="state" name="state" label={t('filterState')} value={filter.state ?? ''} options={[all, ...officerStates.map((state) => ({ value: state, text: t(`state_${state}`) }))]} />
      </FilterBar>
      <Tags count={t('people', { count: total, number: formatNumber(total) })} intro={t('tagsIntro')} tags={tags} remove={t('tagRemove')} clear={{ text: t('tagsClear'), href: href({ q: undefined, position: undefined, state: undefined, level: undefined, sex: undefined, age: undefined, programme: undefined, cause: undefined, mover: undefined, lacks: undefined }) }} />
    </>
  )
}
