import { useTranslation } from 'react-i18next'
import { unitTitle } from '~/components/compliance/unit-name'
import { Card } from '~/components/ui/card'
import { ProgressLine } from '~/components/ui/progress-line'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { formatNumber } from '~/domain/kernel/vietnamese-format'

export interface CommunesReachedProps {
  readonly reached: number
  readonly total: number
  readonly appointed: readonly { readonly unit: UnitOnDay; readonly count: number }[]
}

/** How many communes have an appointed member in post, and which. */
export function CommunesReached({ reached, total, appointed }: CommunesReachedProps) {
  const { t } = useTranslation('programme')
  return (
    <Card title={t('communesTitle')}>
      <p>{t('communesText', { reached: formatNumber(reached), total: formatNumber(total) })}</p>
      {total === 0 ? null : <ProgressLine value={reached / total} look="bar" />}
      {appointed.length === 0 ? <p className="meta mt-3">{t('communesEmptyText')}</p> : (
        <details className="fold">
          <summary>{t('communesOpen')}</summary>
          <ul className="plain sm:columns-2 mt-3">{appointed.map(({ unit, count }) => <li key={unit.unitId}>{t('communeLine', { unit: unitTitle(unit, t), number: formatNumber(count) })}</li>)}</ul>
        </details>
      )}
    </Card>
  )
}
