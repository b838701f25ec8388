import { useTranslation } from 'react-i18next'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { Tags } from '~/components/ui/tags'
import type { PositionName } from '~/domain/compliance/officer-standing'
import { type PeopleFilter, type Structure, choiceNames, choiceWords, isNarrowed, structures } from '~/domain/compliance/people-filter'
import { filterTags } from './filter-words'

export interface PeopleFiltersProps {
  readonly filter: PeopleFilter
  readonly structure: Structure
  readonly positions: readonly PositionName[]
  /** "11.600 người" */
  readonly count: string
  readonly action: string
  /** What the form carries along: the day, the order. */
  readonly hidden: Readonly<Record<string, string>>
  /** The page with other conditions; undefined leaves one out. */
  readonly href: (values: Readonly<Record<string, string | undefined>>) => string
}

/** Whose figures the page shows, and in which structure of units. */
export function PeopleFilters({ filter, structure, positions, count, action, hidden, href }: PeopleFiltersProps) {
  const { t } = useTranslation(['overview', 'compliance'])
  const all = { value: '', text: t('compliance:filterAll') }
  const position = positions.find(({ positionId }) => positionId === filter.positionId) ?? null
  return (
    <section className="card flush people-filters" aria-label={t('filterTitle')}>
      <FilterBar action={action} fields={5} submit={t('compliance:filterSubmit')} hidden={{ ...hidden, ...(structure === 'today' ? { structure } : {}) }}>
        <FilterChoice id="people-position" name="position" label={t('compliance:filterPosition')} value={filter.positionId ?? ''} options={[all, ...positions.map(({ positionId, code, name }) => ({ value: positionId, text: `${code} – ${name}` }))]} />
        <PeopleChoices id="people" filter={filter} />
      </FilterBar>
      <div className="presets structure" role="group" aria-label={t('structure')}>
        <span className="xs">{t('structure')}</span>
        {structures.map((one) => <a key={one} href={href({ structure: one === 'today' ? one : undefined })} aria-current={one === structure ? 'true' : undefined}>{t(`structure_${one}`)}</a>)}
      </div>
      {isNarrowed(filter) ? <Tags count={count} intro={t('tagsIntro')} {...filterTags(t, filter, { position }, href)} /> : null}
    </section>
  )
}

/** Group, sex, age and programme as fields, on the page of figures and on that of people. */
export function PeopleChoices({ id, filter }: { readonly id: string; readonly filter: PeopleFilter }) {
  const { t } = useTranslation(['overview', 'compliance'])
  const all = { value: '', text: t('compliance:filterAll') }
  return choiceNames.map((name) => <FilterChoice key={name} id={`${id}-${name}`} name={name} label={t(name)} value={filter[name] ?? ''} options={[all, ...choiceWords[name].map((value) => ({ value, text: t(`${name}_${value}`) }))]} />)
}
