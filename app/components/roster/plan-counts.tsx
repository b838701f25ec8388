import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { DefinitionList } from '~/components/ui/definition-list'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface PlanCountsProps {
  readonly title: string
  readonly kinds: readonly { readonly kind: string; readonly name: string; readonly number: number; /** its rows */ readonly href: string }[]
  readonly kind: string | null
}

/** How many rows of each kind, each a link to its rows. */
export function PlanCounts({ title, kinds, kind }: PlanCountsProps) {
  const { t } = useTranslation('roster')
  return (
    <Card title={title}>
      <DefinitionList look="spread" rows={kinds.map((one) => ({ term: one.name, value: one.number === 0 ? '0' : <a href={`${one.href}#rows`} aria-current={one.kind === kind ? 'true' : undefined} aria-label={t('kindLink', { kind: one.name, number: formatNumber(one.number) })}>{formatNumber(one.number)}</a> }))} />
    </Card>
  )
}
