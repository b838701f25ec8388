/**
 * The figures of a test over S finished attempts with totals X.
 *   m2 = Σ(X−mean)²/S    k2 = S·m2/(S−1)    CIC = 100·p/(p−1)·(1 − Σvarᵢ/k2), only for S > 2, p > 1, k2 ≠ 0 (Cronbach's alpha)
 *   error ratio = 100·√(1 − CIC/100)        standard error = error ratio · SD / 100
 * p and varᵢ are over the places of the plan, not over questions, because not everybody has the same questions: the k-th
 * place of a cell of the blueprint is the k-th question, by code, that an attempt drew for that cell. Every attempt of one
 * plan has every place, so the table of marks has no holes, and luck in the draw counts as error, which it is. With the
 * same questions for everybody the places are the questions. Attempts of different plans have no CIC together.
 * Source: issue "Assessment"; places for drawn questions as in Moodle's quiz statistics, by cell instead of by slot.
 */
import { totalsOf, type AttemptMarks, type Item, type MarkTable } from './attempt-marks'
import { known, unknown, type Figure } from './figure'
import { isNothing, mean, median, variance } from './moments'

export type TestStatistics = {
  readonly attempts: number
  /** greatest mark an attempt can earn; of the greatest where plans differ */
  readonly maximum: number
  readonly mean: Figure
  readonly median: Figure
  readonly deviation: Figure
  readonly consistency: Figure
  readonly errorRatio: Figure
  /** in points */
  readonly standardError: Figure
}

/** The figures of the test. Never fails: what cannot be said says why. */
export function testStatistics(table: MarkTable): TestStatistics {
  const totals = totalsOf(table)
  const spread = variance(totals)
  const consistency = consistencyOf(table, spread)
  const errorRatio = ratioOf(consistency)
  const maxima = table.attempts.map(({ items }) => items.reduce((sum, item) => sum + (table.items[item]?.max ?? 0), 0))
  return {
    attempts: totals.length,
    maximum: Math.max(0, ...new Set(maxima)),
    mean: orFew(mean(totals)),
    median: orFew(median(totals)),
    deviation: orFew(spread === null ? null : Math.sqrt(spread)),
    consistency,
    errorRatio,
    standardError: errorRatio.value === null ? unknown(errorRatio.why) : spread === null ? unknown('too_few') : known((errorRatio.value * Math.sqrt(spread)) / 100),
  }
}

function orFew(value: number | null): Figure {
  return value === null ? unknown('too_few') : known(value)
}

function consistencyOf({ items, attempts }: MarkTable, k2: number | null): Figure {
  if (attempts.length <= 2 || k2 === null) return unknown('too_few')
  const ordered = attempts.map((attempt) => byPlace(attempt, items))
  const plan = ordered[0]?.plan ?? ''
  if (ordered.some((one) => one.plan !== plan)) return unknown('plans_differ')
  const p = ordered[0]?.marks.length ?? 0
  if (p <= 1) return unknown('one_place')
  if (isNothing(k2)) return unknown('same_total')
  const spreads = Array.from({ length: p }, (_, place) => variance(ordered.map(({ marks }) => marks[place] ?? 0)) ?? 0)
  return known(((100 * p) / (p - 1)) * (1 - spreads.reduce((sum, spread) => sum + spread, 0) / k2))
}

/** The marks of an attempt in the order of the plan's places; `plan` names them, so that equal plans are equal texts. */
function byPlace({ items: drawn, marks }: AttemptMarks, items: readonly Item[]): { readonly plan: string; readonly marks: number[] } {
  const places = drawn.flatMap((index, place) => {
    const item = items[index]
    return item ? [{ slot: item.slot, code: item.code, max: item.max, mark: marks[place] ?? 0 }] : []
  })
  places.sort((a, b) => compare(a.slot, b.slot) || compare(a.code, b.code))
  return { plan: places.map(({ slot }) => slot).join('|'), marks: places.map(({ mark }) => mark) }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function ratioOf(consistency: Figure): Figure {
  if (consistency.value === null) return unknown(consistency.why)
  const error = 1 - consistency.value / 100
  return error < -1e-12 ? unknown('outside') : known(100 * Math.sqrt(Math.max(0, error)))
}
