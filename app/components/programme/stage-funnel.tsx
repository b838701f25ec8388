import { useTranslation } from 'react-i18next'
import { Card } from '~/components/ui/card'
import { ProgressLine } from '~/components/ui/progress-line'
import { formatNumber } from '~/domain/kernel/vietnamese-format'
import type { StageCounts } from '~/domain/programme/progress'
import type { Stage } from '~/domain/programme/stage'

const ROWS = ['selected', 'studying', 'graduated', 'appointed', 'retained', 'dropped'] as const

/** Where members stand now: one bar a stage, each with its figure and a way to the people. */
export function StageFunnel({ now, href }: { readonly now: StageCounts; readonly href: (stage: Stage) => string }) {
  const { t } = useTranslation('programme')
  const most = Math.max(1, ...ROWS.map((stage) => now[stage]))
  return (
    <Card title={t('funnelTitle')} arrangement="causes">
      <ul>
        {ROWS.map((stage) => (
          <li key={stage}>
            <div><span>{stage === 'retained' ? t('stage_retained') : <a href={href(stage)}>{t(`stage_${stage}`)}</a>}</span><b className="num">{t('people', { count: now[stage], number: formatNumber(now[stage]) })}</b></div>
            <ProgressLine look="bar" value={now[stage] / most} />
            {stage === 'retained' ? <p className="xs">{t('retainedNote')}</p> : null}
          </li>
        ))}
      </ul>
    </Card>
  )
}
