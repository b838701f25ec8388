import { useTranslation } from 'react-i18next'
import { BigNumber } from '~/components/ui/big-number'
import { DefinitionList } from '~/components/ui/definition-list'
import { ProgressLine } from '~/components/ui/progress-line'
import { formatDay, formatNumber, formatPercent } from '~/domain/kernel/vietnamese-format'
import { daysLate, type ProgrammeFigures as Figures, type Projection } from '~/domain/programme/progress'
import type { AskedStage } from '~/domain/programme/stage'

export interface ProgrammeFiguresProps {
  readonly asOf: string
  readonly target: number
  readonly targetOn: string
  readonly figures: Figures
  readonly projection: Projection
  /** The target is the city's, not a part of it. */
  readonly whole: boolean
  readonly href: (stage: AskedStage) => string
}

/** The number against its target, when it will be reached at this pace, and the second and third line. */
export function ProgrammeFigures({ asOf, target, targetOn, figures, projection, whole, href }: ProgrammeFiguresProps) {
  const { t } = useTranslation('programme')
  const count = (stage: AskedStage, number: number) => <a href={href(stage)}>{formatNumber(number)}</a>
  const share = target === 0 ? null : figures.completed / target
  return (
    <div>
      <BigNumber value={formatNumber(figures.completed)} denominator={target === 0 ? t('noTarget') : t(whole ? 'ofTarget' : 'ofQuota', { target: formatNumber(target), share: formatPercent(Math.floor((share ?? 0) * 1000) / 10), on: formatDay(asOf) })} />
      {share === null ? null : <ProgressLine value={share} label={t('progressLabel', { share: formatPercent(Math.floor(share * 1000) / 10) })} />}
      <p className="mt-3"><ProjectionText projection={projection} targetOn={targetOn} /></p>
      <DefinitionList look="spread" rows={[
        ...(target === 0 ? [] : [{ term: t('lineLeft'), value: formatNumber(Math.max(0, target - figures.completed)) }]),
        { term: t('lineCompleted'), value: count('completed', figures.completed) },
        { term: t('lineAppointed'), value: count('appointed', figures.appointed) },
        { term: t('stage_retained'), value: count('retained', figures.retained) },
        { term: t('lineDropped'), value: count('dropped', figures.now.dropped) },
      ]} />
    </div>
  )
}

function ProjectionText({ projection, targetOn }: { readonly projection: Projection; readonly targetOn: string }) {
  const { t } = useTranslation('programme')
  if (projection.kind === 'reached') return <>{t('projectionReached')}</>
  if (projection.kind === 'no_target') return <>{t('projectionNoTarget')}</>
  if (projection.kind === 'no_pace') return <>{t('projectionNone', { targetOn: formatDay(targetOn) })}</>
  const late = daysLate(projection.on, targetOn)
  return <>{t('projection', { pace: formatNumber(projection.pace), on: formatDay(projection.on) })} {t(late > 0 ? 'projectionLate' : 'projectionEarly', { targetOn: formatDay(targetOn), days: formatNumber(Math.abs(late)) })}</>
}
