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

/** Blocks begin every so many ends, and are so long that a window of thirteen ends that begins in the first eight fits. */
const BLOCK_STEP = 8
const BLOCK_ENDS = 20

/**
 * Ends of quarters in a row with those around them that questions about days near by ask for: the same block for all windows that
 * begin in the same two years, so that one count answers them all. Oldest first; never beyond what is kept.
 * Throws RangeError when an end is not among QUARTERS.
 */
export function quarterBlock(ends: readonly Day[]): Day[] {
  if (ends.length === 0) return []
  const numbers = ends.map(quarterNumber)
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  const start = Math.min(first, Math.max(1, first - (first % BLOCK_STEP)))
  const until = Math.max(last, Math.min(QUARTERS - 1, start + BLOCK_ENDS - 1))
  return Array.from({ length: until - start + 1 }, (_, i) => endOfNumber(start + i))
}

/** The reverse of quarterNumber. */
function endOfNumber(number: number): Day {
  return quarterEnd(dayOf(FIRST_QUARTER_YEAR + Math.floor(number / 4), 1 + 3 * (number % 4), 1) as Day)
}
