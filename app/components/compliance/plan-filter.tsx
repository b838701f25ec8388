import { useTranslation } from 'react-i18next'
import { Tags } from '~/components/ui/tags'
import type { PositionName } from '~/domain/compliance/officer-standing'
import { type PeopleFilter, isNarrowed } from '~/domain/compliance/people-filter'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { filterTags } from './filter-words'

export interface PlanFilterProps {
  readonly filter: PeopleFilter
  readonly position: PositionName | null
  readonly people: number
  /** The plan with other conditions; undefined leaves one out. */
  readonly href: (values: Readonly<Record<string, string | undefined>>) => string
}

/** Whom a plan is about, where it is not everybody: each condition in words, and how to take it away. Stands on paper too. */
export function PlanFilter({ filter, position, people, href }: PlanFilterProps) {
  const { t } = useTranslation(['overview', 'compliance', 'path'])
  if (!isNarrowed(filter)) return null
  return <div className="card flush plan-filter"><Tags count={t('path:peopleCount', { number: formatNumber(people) })} intro={t('path:planFilterIntro')} {...filterTags(t, filter, { position }, href)} /></div>
}
