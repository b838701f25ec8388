/**
 * Ends of calendar quarters (31/3, 30/6, 30/9, 31/12), the dates at which standing is compared over time.
 */
import { type Day, addDays, addMonths, dayOf, partsOfDay } from '../kernel/day'

/** Ends of quarters are numbered from 31/3 of this year on: before any day of a report and the years shown beside it. */
export const FIRST_QUARTER_YEAR = 2000
/** So many ends of quarters are kept of everybody, up to 31/12/2063. */
export const QUARTERS = 256

/** The number of the quarter that holds the day, 0 for the first of 2000. Throws RangeError when not a Day, or not among QUARTERS. */
export function quarterNumber(day: Day): number {
  const { year, month } = partsOfDay(day)
  const number = (year - FIRST_QUARTER_YEAR) * 4 + Math.floor((month - 1) / 3)
  if (number < 0 || number >= QUARTERS) throw new RangeError(`no quarter is kept for ${day}`)
  return number
}

/** The first day of the quarter that holds the day. Throws RangeError when not a Day. */
function quarterStart(day: Day): Day {
  const { year, month } = partsOfDay(day)
  return dayOf(year, month - ((month - 1) % 3), 1) as Day
}

/** The last day of the quarter that holds the day (31/12 for 31/12). Throws RangeError when not a Day. */
export function quarterEnd(day: Day): Day {
  return addDays(addMonths(quarterStart(day), 3), -1)
}

/** The last day of the latest quarter that ended before the day (30/9 for 31/12). Throws RangeError when not a Day. */
export function previousQuarterEnd(day: Day): Day {
  return addDays(quarterStart(day), -1)
}

/** The `n` latest quarter ends that are on or before the day, oldest first. */
export function quarterEndsUntil(day: Day, n: number): Day[] {
  const last = quarterEnd(day) === day ? day : previousQuarterEnd(day)
  return Array.from({ length: n }, (_, i) => quarterEnd(addMonths(quarterStart(last), -3 * (n - 1 - i))))
}

/** The `n` first quarter ends after the day, oldest first. */
export function quarterEndsAfter(day: Day, n: number): Day[] {
  const first = quarterStart(quarterEnd(day) === day ? addDays(day, 1) : day)
  return Array.from({ length: n }, (_, i) => quarterEnd(addMonths(first, 3 * i)))
}
