import { isDay, weekday, type Day } from '../../domain/kernel/day'
import { formatDayTable } from '../../domain/kernel/vietnamese-format'

/** A day as lessons write it, 05/03/2012; `short` leaves the year out. Text that is no day is shown as it stands. */
export function lessonDay(day: Day, short = false): string {
  if (!isDay(day)) return day
  return short ? formatDayTable(day).slice(0, 5) : formatDayTable(day)
}

/** The number of the weekday for the message keys weekday1 (Monday) to weekday7 (Sunday); undefined when not a day. */
export function weekdayNumber(day: Day): number | undefined {
  return isDay(day) ? weekday(day) : undefined
}
