import { useTranslation } from 'react-i18next'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { FilterText } from '~/components/ui/filter-text'
import { Tags } from '~/components/ui/tags'
import { causes, movers } from '~/domain/compliance/cause'
import { explainCause, explainMover } from '~/domain/compliance/explain'
import { noConditions } from '~/domain/compliance/officer-query'
import type { PositionName } from '~/domain/compliance/officer-standing'
import { type OfficerFilter, officerStates, type UnitOnDay } from '~/domain/compliance/overview'
import { type Structure, structures } from '~/domain/compliance/people-filter'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { filterTags } from './filter-words'
import { PeopleChoices } from './people-filters'
import { unitTitle } from './unit-name'

export interface OfficerFiltersProps {
  readonly unitId: string
  readonly filter: OfficerFilter
  readonly structure: Structure
  readonly total: number
  readonly units: readonly UnitOnDay[]
  /** Those held in the unit on the day. */
  readonly positions: readonly PositionName[]
  /** The one narrowed to, held there or not. */
  readonly position: PositionName | null
  /** The address of the list with other values; undefined leaves a filter out. */
  readonly href: (values: Readonly<Record<string, string | undefined>>) => string
  /** What the form carries along: the day, what is lacked, the order. */
  readonly hidden: Readonly<Record<string, string>>
  /** What `filter.lacks` names, where it has a name of its own. */
  readonly lackedName: string | null
}

/** Search and the conditions asked most, the others folded, the count, and the filters that hold. */
export function OfficerFilters({ unitId, filter, structure, total, units, positions, position, href, hidden, lackedName }: OfficerFiltersProps) {
  const { t } = useTranslation(['compliance', 'overview', 'standing'])
  const all = { value: '', text: t('filterAll') }
  const offered = position === null || positions.some(({ positionId }) => positionId === position.positionId) ? positions : [...positions, position]
  const held = filterTags(t, filter, { position, lackedName }, href)
  const tags = structure === 'today' ? [...held.tags, { text: `${t('overview:structure')}: ${t('overview:structure_today')}`, href: href({ structure: undefined }) }] : held.tags
  const more = (
    <>
      <PeopleChoices id="officers" filter={filter} />
      <FilterChoice id="cause" name="cause" label={t('columnCause')} value={filter.cause ?? ''} options={[all, ...causes.map((value) => ({ value, text: t(`standing:${explainCause(value).key}`) }))]} />
      <FilterChoice id="mover" name="mover" label={t('overview:mover')} value={filter.mover ?? ''} options={[all, ...movers.map((value) => ({ value, text: t(`standing:${explainMover(value).key}`) }))]} />
      <FilterChoice id="structure" name="structure" label={t('overview:structure')} value={structure} options={structures.map((value) => ({ value, text: t(`overview:structure_${value}`) }))} />
    </>
  )
  return (
    <>
      <FilterBar action={paths.complianceOfficers()} fields={4} more={{ open: t('filterMore'), fields: more }} submit={t('filterSubmit')} hidden={hidden}>
        <FilterText id="q" name="q" label={t('filterSearch')} value={filter.search} hint={t('searchHint')} />
        <FilterChoice id="unit" name="unit" label={t('filterUnit')} value={unitId} options={units.map((unit) => ({ value: unit.unitId, text: unitTitle(unit, t) }))} />
        <FilterChoice id="position" name="position" label={t('filterPosition')} value={filter.positionId ?? ''} options={[all, ...offered.map(({ positionId, code, name }) => ({ value: positionId, text: `${code} – ${name}` }))]} />
        <FilterChoice id="state" name="state" label={t('filterState')} value={filter.state ?? ''} options={[all, ...officerStates.map((state) => ({ value: state, text: t(`state_${state}`) }))]} />
      </FilterBar>
      <Tags {...held} count={t('people', { count: total, number: formatNumber(total) })} intro={t('tagsIntro')} tags={tags} clear={{ text: t('tagsClear'), href: href({ ...noConditions, structure: undefined }) }} />
    </>
  )
}
