/**
 * The working days of a monthly sheet: it opens on the first working day of its month; a gap that nobody answers within
 * the working days of the sheet goes to the unit above. Where the calendar has no rows for a year, Monday to Friday are worked: this
 * is a reminder inside the office, no time limit of a procedure. Source: issue "Compliance" (head's sheet); decision 072.
 */
import { dayKind, type WorkingCalendar } from '../calendar/working-calendar'
import { addDays, type Day, weekday } from '../kernel/day'

/** Working days a unit has to answer a gap, unless HR of the city has set another number. */
export const DEFAULT_ANSWER_DAYS = 5

function isWorked(calendar: WorkingCalendar, day: Day): boolean {
  const kind = dayKind(calendar, day)
  return kind.ok ? kind.value.working : weekday(day) <= 5
}

/** The n-th working day after a day (which itself does not count); n at least 1. */
export function workingDayAfter(calendar: WorkingCalendar, from: Day, n: number): Day {
  let day = from
  for (let left = n; left > 0; ) {
    day = addDays(day, 1)
    if (isWorked(calendar, day)) left -= 1
  }
  return day
}

/** First day of the month of a day. */
export function monthOf(day: Day): Day {
  return `${day.slice(0, 7)}-01`
}

/** The first working day of the month of a day. */
export function firstWorkingDay(calendar: WorkingCalendar, day: Day): Day {
  return workingDayAfter(calendar, addDays(monthOf(day), -1), 1)
}
