/** The working calendar as it is loaded. */
import { buildCalendar, type CalendarRow, type WorkingCalendar } from '~/domain/calendar/working-calendar'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { env } from '~/server/env.server'

export async function getCalendar(): Promise<WorkingCalendar> {
  const rows = await db().calendarDay.findMany()
  return buildCalendar(rows.map(({ date, ...row }) => ({ ...row, date: fromColumn(date) }) as CalendarRow), { unconfirmedHolidays: env().UNCONFIRMED_HOLIDAYS })
}
