/**
 * The figures of each question version over the attempts that drew it. x: mark of the question; total: mark of the attempt;
 * y: total without the question; moments with n−1.
 *   facility = mean(x) / max                              discrimination = 100·cov(x,y) / √(var x · var y)
 *   efficiency = 100·cov(x,y) / cov(sorted x, sorted y)   effective weight = 100·√cov(x,total) / Σ √cov(xᵢ,total)
 * The sum under the effective weight is that of one test: where attempts drew different questions, each question counts in
 * it by the part of the attempts that drew it, so that the weights of an average test are 100 in all; with the same
 * questions for everybody this is the plain sum. Questions of negative covariance have no weight and stay out of the sum.
 * Source: issue "Assessment"; the rule for draws is ours.
 */
import { takenByItem, totalsOf, type MarkTable, type Taken } from './attempt-marks'
import { known, unknown, type Figure, type WhyNot } from './figure'
import { covariance, isNothing, mean, variance } from './moments'

export type QuestionStatistics = {
  readonly id: string
  /** attempts that drew it */
  readonly attempts: number
  /** 0 to 1 */
  readonly facility: Figure
  /** standard deviation of the mark, in points */
  readonly deviation: Figure
  /** −100 to 100 */
  readonly discrimination: Figure
  /** at most 100 */
  readonly efficiency: Figure
  /** part of the marks of an average test that it was meant to decide, in percent */
  readonly intendedWeight: Figure
  readonly effectiveWeight: Figure
}

/** The figures of every question of the table, in its order. */
export function questionStatistics(table: MarkTable): QuestionStatistics[] {
  const totals = totalsOf(table)
  const taken = takenByItem(table, totals)
  const pulls = taken.map(({ marks, totals: own }) => withoutRounding(covariance(marks, own)))
  const share = (index: number) => (taken[index]?.marks.length ?? 0) / Math.max(1, table.attempts.length)
  const allPull = pulls.reduce<number>((sum, pull, index) => sum + share(index) * Math.sqrt(Math.max(0, pull ?? 0)), 0)
  const allPoints = table.items.reduce((sum, { max }, index) => sum + share(index) * max, 0)
  return table.items.map(({ id, max }, index) => {
    const one = taken[index] ?? { marks: [], totals: [] }
    return {
      id,
      attempts: one.marks.length,
      facility: over(mean(one.marks), max),
      deviation: root(variance(one.marks)),
      ...against(one),
      intendedWeight: allPoints === 0 ? unknown('too_few') : known((100 * max) / allPoints),
      effectiveWeight: weight(pulls[index] ?? null, allPull),
    }
  })
}

function over(value: number | null, max: number): Figure {
  return value === null || max === 0 ? unknown('too_few') : known(value / max)
}

function root(spread: number | null): Figure {
  return spread === null ? unknown('too_few') : known(Math.sqrt(spread))
}

function against({ marks, totals }: Taken): Pick<QuestionStatistics, 'discrimination' | 'efficiency'> {
  const rest = totals.map((total, index) => total - (marks[index] ?? 0))
  const [together, spread, restSpread] = [covariance(marks, rest), variance(marks), variance(rest)]
  if (together === null || spread === null || restSpread === null) return neither('too_few')
  if (isNothing(spread)) return neither('same_item')
  if (isNothing(restSpread)) return neither('same_total')
  // Both lists spread, so sorted alike they go together: never nothing.
  const most = covariance(ascending(marks), ascending(rest)) ?? together
  return { discrimination: known((100 * together) / Math.sqrt(spread * restSpread)), efficiency: known((100 * together) / most) }
}

function neither(why: WhyNot): Pick<QuestionStatistics, 'discrimination' | 'efficiency'> {
  return { discrimination: unknown(why), efficiency: unknown(why) }
}

function weight(pull: number | null, all: number): Figure {
  if (pull === null) return unknown('too_few')
  if (pull < 0) return unknown('negative')
  return all === 0 ? unknown('same_total') : known((100 * Math.sqrt(pull)) / all)
}

/** Zero where a covariance is nothing but rounding: its root would be ten thousand times as large and look like a figure. */
function withoutRounding(value: number | null): number | null {
  return value !== null && isNothing(value) ? 0 : value
}

function ascending(values: readonly number[]): number[] {
  return [...values].sort((a, b) => a - b)
}
