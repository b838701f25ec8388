/**
 * When the standing of a unit may be signed off (chốt số liệu): for a day that is over, once a day and unit, after the day
 * signed before it. A day that is not over can still change by its own events; what is learnt later never changes what was
 * signed, it is shown beside it. Source: issue "Compliance" (monthly snapshot, two times); design.md §2 idea 1.
 */
import { type Day, addDays, addMonths, dayOf, partsOfDay } from '../kernel/day'

export type SignFault = 'not_over' | 'before_last' | 'nobody'

/** What stands against signing, or null. In: the day, today, the day signed last, how many people are counted. */
export function signFault({ asOf, today, last, people }: { readonly asOf: Day; readonly today: Day; readonly last: Day | null; readonly people: number }): SignFault | null {
  if (asOf >= today) return 'not_over'
  if (last !== null && asOf <= last) return 'before_last'
  return people === 0 ? 'nobody' : null
}

/** The last day of the month before today: the day proposed for signing. */
export function lastMonthEnd(today: Day): Day {
  const { year, month } = partsOfDay(today)
  return addDays(dayOf(year, month, 1) ?? addMonths(today, -1), -1)
}

/** The day proposed for signing: the end of last month, or the last day of a unit that had ended by then. */
export function proposedDay(today: Day, endedOn: Day | null): Day {
  const monthEnd = lastMonthEnd(today)
  return endedOn !== null && monthEnd >= endedOn ? addDays(endedOn, -1) : monthEnd
}
