import { useTranslation } from 'react-i18next'
import { Picture } from '~/components/ui/picture'
import { ProgressLine } from '~/components/ui/progress-line'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import { funnelRows, type FunnelRow } from '~/domain/programme/programme-sheet'
import type { StageCounts } from '~/domain/programme/progress'

export interface StageFunnelProps {
  readonly now: StageCounts
  readonly href: (stage: FunnelRow) => string
  readonly links: readonly { readonly text: string; readonly href: string }[]
}

/** Where members stand now: one bar a stage, each with its figure and a way to the people. */
export function StageFunnel({ now, href, links }: StageFunnelProps) {
  const { t } = useTranslation('programme')
  const most = Math.max(1, ...funnelRows.map((stage) => now[stage]))
  return (
    <Picture title={t('funnelTitle')} arrangement="causes" links={links}>
      <ul>
        {funnelRows.map((stage) => (
          <li key={stage}>
            <div><a href={href(stage)}>{t(stage === 'retained' ? 'funnelRetained' : `stage_${stage}`)}</a><b className="num nb">{t('people', { count: now[stage], number: formatNumber(now[stage]) })}</b></div>
            <ProgressLine look="bar" value={now[stage] / most} />
            {stage === 'retained' ? <p className="xs">{t('retainedNote')}</p> : null}
          </li>
        ))}
      </ul>
    </Picture>
  )
}
