import { useTranslation } from 'react-i18next'
import { ButtonLink } from '~/components/ui/button-link'
import { EmptyState } from '~/components/ui/empty-state'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import type { Day } from '~/domain/kernel/day'

export interface UnitGoneProps {
  readonly asOf: Day
  readonly from: Day
  /** First day on which the unit is no more. */
  readonly to: Day | null
  readonly href: string
  /** What was signed of the unit; for one that has ended. */
  readonly snapshotsHref: string
}

/** Says that a unit is not in force on the day asked about, from when to when it is, and where to go. */
export function UnitGone({ asOf, from, to, href, snapshotsHref }: UnitGoneProps) {
  const { t } = useTranslation(['compliance', 'snapshot'])
  return (
    <div className="card">
      <EmptyState level={2} title={t('unitGoneTitle', { on: formatDay(asOf) })} action={<><ButtonLink variant="secondary" href={href}>{t('unitGoneAction')}</ButtonLink>{to === null || to > asOf ? null : <ButtonLink variant="secondary" icon="locked" href={snapshotsHref}>{t('snapshot:link')}</ButtonLink>}</>}>
        {to === null ? t('unitGoneFrom', { from: formatDay(from) }) : t('unitGoneSpan', { from: formatDay(from), to: formatDay(to) })}
      </EmptyState>
    </div>
  )
}
