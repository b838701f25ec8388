import { useTranslation } from 'react-i18next'
import { Button } from '~/components/ui/button'
import { Callout } from '~/components/ui/callout'
import { Card } from '~/components/ui/card'
import type { UnitOnDay } from '~/domain/compliance/overview'
import { KEPT_DAYS } from '~/domain/export-file/export-file'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { paths } from '~/paths'
import { unitTitle } from './unit-name'

export interface PlanLargeProps {
  readonly notMet: number
  readonly most: number
  /** Whether the reader may have files made. */
  readonly mayAsk: boolean
  /** What the file is asked with. */
  readonly values: Readonly<Record<string, string>>
  readonly below: readonly UnitOnDay[]
  readonly belowHref: (unitId: string) => string
}

/** A unit of more people than a page plans for: the plan as a file made in the background, or a unit below it at once. */
export function PlanLarge({ notMet, most, mayAsk, values, below, belowHref }: PlanLargeProps) {
  const { t } = useTranslation(['path', 'compliance'])
  return (
    <>
      <Callout kind="info" title={t('planLarge')}>
        <p>{t(mayAsk ? 'planLargeText' : 'planLargeNoRight', { number: formatNumber(notMet), most: formatNumber(most), days: KEPT_DAYS })}</p>
        {mayAsk ? (
          <form method="post" action={paths.newFile()} className="row noprint">
            {Object.entries(values).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)}
            <Button icon="reload" name="format" value="xlsx">{t('planAsk', { format: 'xlsx' })}</Button>
            <Button variant="secondary" icon="reload" name="format" value="csv">{t('planAsk', { format: 'csv' })}</Button>
          </form>
        ) : null}
      </Callout>
      <Card title={t('planBelow')}><ul className="plan-below">{below.map((one) => <li key={one.unitId}><a href={belowHref(one.unitId)}>{unitTitle(one, t)}</a></li>)}</ul></Card>
    </>
  )
}
