/**
 * The day a report speaks of: any day from the first year kept to ten years ahead, typed as offices write it or
 * ISO, today when none is given. Standing on a future day is what would hold if nothing new happened.
 * Source: design.md §2, idea 3 (any unit on any date); look.md §6 (07 overview: the as-of bar rules the page).
 */
import { type Day, addDays, addMonths, dayOf, dayOfInstant, parseVietnameseDate, partsOfDay } from '../kernel/day'
import { type Result, err, ok } from '../kernel/result'
import { previousQuarterEnd } from './quarter'

/** No report reaches further back: the city has had its present bounds since 01/8/2008. */
export const FIRST_REPORT_DAY: Day = '2008-08-01'
const YEARS_AHEAD = 10
const AHEAD_DAYS = 90

/** form: not a date. range: outside FIRST_REPORT_DAY … lastReportDay. */
export type AsOfFault = 'form' | 'range'

/** The last day a report may be asked for. */
export function lastReportDay(today: Day): Day {
  return addMonths(today, 12 * YEARS_AHEAD)
}

/** Reads what was typed. Null or blank is today. */
export function parseAsOf(typed: string | null, today: Day): Result<Day, AsOfFault> {
  if (typed === null || typed.trim() === '') return ok(today)
  const day = parseVietnameseDate(typed)
  if (day === undefined) return err('form')
  return day < FIRST_REPORT_DAY || day > lastReportDay(today) ? err('range') : ok(day)
}

export type AsOfPreset = { readonly key: 'today' | 'monthEnd' | 'quarterEnd' | 'ahead'; readonly day: Day }

/** The days people ask for most: today, the ends of the last whole month and quarter, and 90 days ahead. */
export function asOfPresets(today: Day): AsOfPreset[] {
  const { year, month } = partsOfDay(today)
  const monthStart = dayOf(year, month, 1) as Day
  return [
    { key: 'today', day: today },
    { key: 'monthEnd', day: addDays(monthStart, -1) },
    { key: 'quarterEnd', day: previousQuarterEnd(today) },
    { key: 'ahead', day: addDays(today, AHEAD_DAYS) },
  ]
}

/** What was known at the end of a day: everything recorded before the next midnight of Hanoi. */
export function endOfDay(day: Day): Date {
  return new Date(Date.parse(`${addDays(day, 1)}T00:00:00+07:00`) - 1)
}

/** Reads the day as known on which a report is asked for: from the first report day up to today; blank is now (null). */
export function parseKnown(typed: string | null, today: Day): Result<Day | null, AsOfFault> {
  if (typed === null || typed.trim() === '') return ok(null)
  const day = parseVietnameseDate(typed)
  if (day === undefined) return err('form')
  if (day > today || day < FIRST_REPORT_DAY) return err('range')
  return ok(day === today ? null : day)
}

/** What was known at the end of a day, or at the very instant at which figures were signed. */
export type KnownMoment = { readonly day: Day; readonly at: Date; /** The instant, not the end of its day. */ readonly exact: boolean }

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/

/** As parseKnown, and an instant (ISO 8601) that a link names. */
export function parseKnownMoment(typed: string | null, today: Day, now: Date): Result<KnownMoment | null, AsOfFault> {
  if (typed !== null && INSTANT.test(typed)) {
    const at = new Date(typed)
    if (Number.isNaN(at.getTime())) return err('form')
    const day = dayOfInstant(at)
    return at > now || day < FIRST_REPORT_DAY ? err('range') : ok({ day, at, exact: true })
  }
  const parsed = parseKnown(typed, today)
  if (!parsed.ok) return parsed
  return ok(parsed.value === null ? null : { day: parsed.value, at: endOfDay(parsed.value), exact: false })
}
