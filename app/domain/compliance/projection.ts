/**
 * When the share of people who comply would reach 100 % if it went on rising as it did: a straight line (least squares)
 * through the last five counted days. A projection of pace, not of fact: it knows no course, no expiry and no retirement,
 * and pages call it so. Chosen over planned completions because only assigned courses have a planned day (decision 041).
 */
import { type Day, addDays, dayNumber } from '../kernel/day'

/** Share in percent, 0–100, on a day. */
export type SharePoint = { readonly on: Day; readonly percent: number }

/** Points the line is drawn through. */
const POINTS = 5
const MOST_DAYS = 3650

export type Projection = {
  /** Percent points a quarter (91 days). */
  readonly pace: number
  /** Day on which the line from the last point reaches 100; null when that is more than ten years away. */
  readonly reachedOn: Day | null
  /** Where the line is on the target day, at most 100; null without a target after the last point. */
  readonly onTarget: number | null
  /** Pace needed to be at 100 on the target day; null without one. */
  readonly needed: number | null
}

/** In: shares in order of days, none twice; a target day or null. Out: null when there are fewer than three points or the line does not rise. */
export function projectShare(points: readonly SharePoint[], target: Day | null): Projection | null {
  const used = points.slice(-POINTS)
  const last = used.at(-1)
  if (last === undefined || used.length < 3 || last.percent >= 100) return null
  const slope = slopeOf(used)
  if (slope <= 0) return null
  const days = Math.ceil((100 - last.percent) / slope)
  const left = target === null ? 0 : dayNumber(target) - dayNumber(last.on)
  return {
    pace: slope * 91,
    reachedOn: days > MOST_DAYS ? null : addDays(last.on, days),
    onTarget: left > 0 ? Math.min(100, last.percent + slope * left) : null,
    needed: left > 0 ? ((100 - last.percent) / left) * 91 : null,
  }
}

/** Percent points a day. */
function slopeOf(points: readonly SharePoint[]): number {
  const x = points.map(({ on }) => dayNumber(on))
  const y = points.map(({ percent }) => percent)
  const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length
  const [mx, my] = [mean(x), mean(y)]
  const spread = x.reduce((sum, one) => sum + (one - mx) ** 2, 0)
  return spread === 0 ? 0 : x.reduce((sum, one, i) => sum + (one - mx) * ((y[i] ?? my) - my), 0) / spread
}
