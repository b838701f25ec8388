import { useTranslation } from 'react-i18next'
import { FilterBar } from '~/components/ui/filter-bar'
import { FilterChoice } from '~/components/ui/filter-choice'
import { Tags } from '~/components/ui/tags'
import type { PositionName } from '~/domain/compliance/officer-standing'
import { type PeopleFilter, type Structure, ageBands, positionLevels, sexes, structures } from '~/domain/compliance/people-filter'

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
  const choice = (name: 'level' | 'sex' | 'age', words: readonly string[]) => (
    <FilterChoice id={`people-${name}`} name={name} label={t(name)} value={filter[name] ?? ''} options={[all, ...words.map((value) => ({ value, text: t(`${name}_${value}`) }))]} />
  )
  const position = positions.find(({ positionId }) => positionId === filter.positionId)
  const tags = [
    ...(filter.positionId === undefined ? [] : [{ text: position?.code ?? t('compliance:filterPosition'), href: href({ position: undefined }) }]),
    ...(['level', 'sex', 'age'] as const).flatMap((name) => (filter[name] === undefined ? [] : [{ text: `${t(name)}: ${t(`${name}_${filter[name]}`)}`, href: href({ [name]: undefined }) }])),
  ]
  return (
    <section className="card flush people-filters" aria-label={t('filterTitle')}>
      <FilterBar action={action} fields={4} submit={t('compliance:filterSubmit')} hidden={{ ...hidden, ...(structure === 'today' ? { structure } : {}) }}>
        <FilterChoice id="people-position" name="position" label={t('compliance:filterPosition')} value={filter.positionId ?? ''} options={[all, ...positions.map(({ positionId, code, name }) => ({ value: positionId, text: `${code} – ${name}` }))]} />
        {choice('level', positionLevels)}
        {choice('sex', sexes)}
        {choice('age', ageBands)}
      </FilterBar>
      <div className="presets structure" role="group" aria-label={t('structure')}>
        <span className="xs">{t('structure')}</span>
        {structures.map((one) => <a key={one} href={href({ structure: one === 'today' ? one : undefined })} aria-current={one === structure ? 'true' : undefined}>{t(`structure_${one}`)}</a>)}
      </div>
      {tags.length > 0 ? <Tags count={count} intro={t('tagsIntro')} tags={tags} remove={t('compliance:tagRemove')} clear={{ text: t('compliance:tagsClear'), href: href({ position: undefined, level: undefined, sex: undefined, age: undefined }) }} /> : null}
    </section>
  )
}
