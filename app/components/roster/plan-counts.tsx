import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { ROW_KINDS, type RowKind } from '~/domain/roster/roster-import'
import { paths } from '~/paths'

export interface PlanCountsProps {
  readonly id: string
  readonly title: string
  readonly counts: Readonly<Partial<Record<RowKind, number>>>
  readonly kind: RowKind | null
}

/** How many rows of each kind, each a link to its rows. */
export function PlanCounts({ id, title, counts, kind }: PlanCountsProps) {
  const { t } = useTranslation('roster')
  return (
    <Card title={title}>
      <DefinitionList look="spread" rows={ROW_KINDS.map((one) => ({ term: t(`kind_${one}`), value: (counts[one] ?? 0) === 0 ? '0' : <a href={`${paths.roster(id, { kind: one })}#rows`} aria-current={one === kind ? 'true' : undefined} aria-label={t('kindLink', { kind: t(`kind_${one}`), number: formatNumber(counts[one] ?? 0) })}>{formatNumber(counts[one] ?? 0)}</a> }))} />
    </Card>
  )
}
