import { useTranslation } from 'react-i18next'
import { StatusText } from '~/components/ui/status-text'
import type { Day } from '~/domain/kernel/day'
import { formatDay } from '~/domain/kernel/vietnamese-format'
import { unitTitle } from './unit-name'

/** A run of days of one main post on which the same number of requirements was met; `to` is the first day after it. */
export interface StandingHistoryRun {
  readonly from: Day
  readonly to: Day | null
  readonly unitName: string
  readonly unitType: string
  readonly positionName: string
  readonly meets: boolean
  readonly metCount: number
  readonly totalCount: number
}

export interface StandingHistoryProps {
  readonly runs: readonly StandingHistoryRun[]
  readonly asOf: Day
  /** Runs that begin after this day are what would hold if nothing new came. */
  readonly today: Day
}

/** How standing changed over time, latest first; what lies ahead is said to be a forecast. */
export function StandingHistory({ runs, asOf, today }: StandingHistoryProps) {
  const { t } = useTranslation(['compliance', 'standing'])
  const latest = [...runs].sort((a, b) => (a.from < b.from ? 1 : -1))
  if (latest.length === 0) return <p className="meta">{t('historyEmpty')}</p>
  return (
    <ol className="timeline">
      {latest.map((run) => {
        const now = run.from <= asOf && (run.to === null || asOf < run.to)
        const ahead = run.from > today
        return (
          <li key={run.from} className={now ? 'now' : ahead ? 'ahead' : undefined} aria-current={now ? 'date' : undefined}>
            <p className="span num">{run.to === null ? t('spanOpen', { from: formatDay(run.from) }) : t('spanClosed', { from: formatDay(run.from), to: formatDay(run.to) })}{now ? <b> · {t('historyNow')}</b> : ahead ? <> · {t('historyAhead')}</> : null}</p>
            <p className="what">
              <StatusText state={run.meets ? 'met' : run.totalCount === 0 ? 'exempt' : 'missing'}>{run.totalCount === 0 ? t('historyNoStandard') : t(run.meets ? 'standing:meets' : 'standing:notMeets')}</StatusText>
              {run.totalCount > 0 ? <span className="num">{t('metOf', { met: run.metCount, total: run.totalCount })}</span> : null}
            </p>
            <p className="meta">{run.positionName} · {unitTitle({ name: run.unitName, type: run.unitType }, t)}</p>
          </li>
        )
      })}
    </ol>
  )
}
