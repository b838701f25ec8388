/**
 * Half-open spans of days, [from, to): `to` is the first day that no longer belongs; null = open-ended.
 * All valid time in the system is written this way, and compliance is intersections of such spans.
 * A set of days is a list of spans; `unionAll` brings it to its one normal form: no empty span, sorted,
 * neither overlapping nor touching. Every function that returns a list returns the normal form.
 * Source: design.md §2, ideas 1 and 3.
 */
import { type Day, compareDay } from './day'

export type DaySpan = { readonly from: Day; readonly to: Day | null }

/** The earliest day: `from` of a span without a known beginning. */
export const BEGIN: Day = '0001-01-01'

/** Every day there is. */
export const ALWAYS: DaySpan = { from: BEGIN, to: null }

/** Whether a span holds no day at all (its end is at or before its beginning). */
export function isEmpty(span: DaySpan): boolean {
  return span.to !== null && span.to <= span.from
}

/** Whether the day lies in the span: from ≤ day < to. */
export function contains(span: DaySpan, day: Day): boolean {
  return span.from <= day && (span.to === null || day < span.to)
}

/** Whether the day lies in any of the spans. */
export function containsAny(spans: readonly DaySpan[], day: Day): boolean {
  return spans.some((span) => contains(span, day))
}

/** The earlier of two ends; null (never) is the latest of all. */
function earlierEnd(a: Day | null, b: Day | null): Day | null {
  if (a === null) return b
  if (b === null) return a
  return a < b ? a : b
}

/** The later of two ends; null (never) is the latest of all. */
export function laterEnd(a: Day | null, b: Day | null): Day | null {
  if (a === null || b === null) return null
  return a > b ? a : b
}

/** The days that two spans share, or null when they share none. */
export function intersect(a: DaySpan, b: DaySpan): DaySpan | null {
  const span = { from: a.from > b.from ? a.from : b.from, to: earlierEnd(a.to, b.to) }
  return isEmpty(span) ? null : span
}

/** The days of any of the spans, in normal form. Any order, overlap and empty spans are accepted. */
export function unionAll(spans: readonly DaySpan[]): DaySpan[] {
  const sorted = spans.filter((span) => !isEmpty(span)).sort((a, b) => compareDay(a.from, b.from))
  const result: DaySpan[] = []
  for (const span of sorted) {
    const last = result[result.length - 1]
    if (last !== undefined && (last.to === null || span.from <= last.to)) {
      result[result.length - 1] = { from: last.from, to: laterEnd(last.to, span.to) }
    } else {
      result.push({ from: span.from, to: span.to })
    }
  }
  return result
}

/**
 * The days that belong to every one of the sets, in normal form. In: one list of spans for each set (for
 * compliance: for each requirement). No sets at all: every day. One empty set: no day.
 */
export function intersectAll(sets: readonly (readonly DaySpan[])[]): DaySpan[] {
  return sets.reduce<DaySpan[]>((shared, set) => intersectTwo(shared, unionAll(set)), [ALWAYS])
}

/** Intersection of two lists in normal form, in one pass over both. */
function intersectTwo(a: readonly DaySpan[], b: readonly DaySpan[]): DaySpan[] {
  const result: DaySpan[] = []
  let i = 0
  let j = 0
  for (let x = a[i], y = b[j]; x !== undefined && y !== undefined; x = a[i], y = b[j]) {
    const shared = intersect(x, y)
    if (shared !== null) result.push(shared)
    if (earlierEnd(x.to, y.to) === x.to) i += 1
    else j += 1
  }
  return result
}

/** The days of the first set that are in none of the second, in normal form. */
export function subtract(spans: readonly DaySpan[], removed: readonly DaySpan[]): DaySpan[] {
  return intersectTwo(unionAll(spans), complement(unionAll(removed)))
}

/** Every day outside a list in normal form. */
function complement(spans: readonly DaySpan[]): DaySpan[] {
  const gaps: DaySpan[] = []
  let from: Day | null = BEGIN
  for (const span of spans) {
    if (from !== null && from < span.from) gaps.push({ from, to: span.from })
    from = span.to
  }
  if (from !== null) gaps.push({ from, to: null })
  return gaps
}
