/**
 * The days on which yearly training hours are met, for all days at once: for each year, the days from the class that
 * completed the hours to the second New Year after, cut where hours are withdrawn. training-year.ts says the same of one
 * day; a property test keeps the two equal.
 */
import { type Day, compareDay, dayOf, partsOfDay } from '../kernel/day'
import { type DaySpan, intersect, unionAll } from '../kernel/day-span'
import { type Evidence, countingSpan } from '../evidence/evidence'
import type { TrainingHoursRequirement } from '../standard/standard'
import { carriedUntil, hoursFor } from './training-year'

/** In normal form. */
export function hoursSpans(requirement: TrainingHoursRequirement, evidence: readonly Evidence[]): DaySpan[] {
  const byYear = new Map<number, { day: Day; by: number }[]>()
  for (const one of hoursFor(requirement, evidence)) {
    const span = countingSpan(one)
    if (span === null) continue
    const { year } = partsOfDay(one.span.from)
    const changes = byYear.get(year) ?? []
    byYear.set(year, changes)
    changes.push({ day: span.from, by: one.hours })
    if (span.to !== null) changes.push({ day: span.to, by: -one.hours })
  }
  return unionAll([...byYear].flatMap(([year, changes]) => reachedSpans(changes, requirement.hours).flatMap((span) => intersect(span, { from: dayOf(year, 1, 1) as Day, to: carriedUntil(year) }) ?? [])))
}

/** The spans on which the running sum is at least what is needed. */
function reachedSpans(changes: readonly { readonly day: Day; readonly by: number }[], need: number): DaySpan[] {
  const days = [...new Set(changes.map(({ day }) => day))].sort(compareDay)
  let sum = 0
  return days.flatMap((from, i): DaySpan[] => {
    for (const { day, by } of changes) if (day === from) sum += by
    return sum >= need ? [{ from, to: days[i + 1] ?? null }] : []
  })
}
