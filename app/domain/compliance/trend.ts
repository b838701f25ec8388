/**
 * The share over time as it is drawn, listed and put into files, all from here: what was, what is certain to be lost, the
 * target, and the pace. Days after today are a forecast; a past day's report looks only back: neither forecast nor pace
 * (decisions 041 and 101).
 */
import type { Day } from '../kernel/day'
import type { ComplianceOverview, CountOnDay } from './overview'
import { type Projection, projectShare } from './projection'
import { sharePercent } from './share-class'

export type Trend = {
  /** Days up to today, oldest first; the last is the day asked about, when it is not ahead. */
  readonly actual: readonly CountOnDay[]
  /** Days after today: who would still comply if nothing new came. */
  readonly forecast: readonly CountOnDay[]
  /** By which everybody is to comply; null when none is set. */
  readonly target: Day | null
  /** Null on a past day, and where projectShare finds none. */
  readonly pace: Projection | null
  /** Whether the day asked about is over. */
  readonly past: boolean
}

/** In: the figures around the day asked about. Total. */
export function trendOf({ actual, forecast }: ComplianceOverview['trend'], { asOf, today, target }: { readonly asOf: Day; readonly today: Day; readonly target: Day | null }): Trend {
  const past = asOf < today
  const until = actual.filter(({ on }) => on <= today)
  const points = until.flatMap(({ on, met, people }) => {
    const percent = sharePercent(met, people)
    return percent === null ? [] : [{ on, percent }]
  })
  return { actual: until, forecast: past ? [] : [...actual, ...forecast].filter(({ on }) => on > today), target, pace: past ? null : projectShare(points, target), past }
}

/** actual, certain: counted people; target, pace: a share alone. */
export type TrendLine =
  | (CountOnDay & { readonly kind: 'actual' | 'certain' })
  | { readonly kind: 'target' | 'pace'; readonly on: Day; /** 0–100 */ readonly percent: number }

/** Every point of the picture as one line each, for its table and its file: counted days first, then the target, then the pace. */
export function trendLines({ actual, forecast, target, pace }: Trend): TrendLine[] {
  return [
    ...actual.map((count): TrendLine => ({ ...count, kind: 'actual' })),
    ...forecast.map((count): TrendLine => ({ ...count, kind: 'certain' })),
    ...(target === null ? [] : [{ kind: 'target', on: target, percent: 100 } as const]),
    ...paceLines(pace, target),
  ]
}

/** Where the line is on the target day, and the day on which it reaches 100; once where these are the same. */
function paceLines(pace: Projection | null, target: Day | null): TrendLine[] {
  if (pace === null) return []
  const onTarget = pace.onTarget === null || target === null || pace.onTarget >= 100 ? [] : [{ kind: 'pace', on: target, percent: pace.onTarget } as const]
  return [...onTarget, ...(pace.reachedOn === null ? [] : [{ kind: 'pace', on: pace.reachedOn, percent: 100 } as const])]
}
