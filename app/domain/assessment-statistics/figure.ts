/**
 * A figure of the statistics: a number, or why there is none. It is never 0 for want of data.
 * Source: issue "Assessment" ("Undefined values show as such, never as 0").
 */
export const WHY_NOT = ['too_few', 'same_item', 'same_total', 'negative', 'one_place', 'plans_differ', 'outside', 'no_times'] as const
/**
 * too_few: fewer attempts than the formula needs · same_item: everyone earned the same in the question · same_total: everyone
 * earned the same in the rest of the test · negative: the covariance is negative · one_place: the test has one question ·
 * plans_differ: the attempts are of tests with different plans · outside: the figure it rests on is outside its range ·
 * no_times: no save was timed.
 */
export type WhyNot = (typeof WHY_NOT)[number]
export type Figure = { readonly value: number; readonly why: null } | { readonly value: null; readonly why: WhyNot }

/** A figure that there is. In: a finite number; otherwise `outside`. */
export function known(value: number): Figure {
  return Number.isFinite(value) ? { value, why: null } : unknown('outside')
}

/** A figure that there is not, and why. */
export function unknown(why: WhyNot): Figure {
  return { value: null, why }
}
