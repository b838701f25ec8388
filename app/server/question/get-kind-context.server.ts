/** What the kinds check a question against: the calendar as it is loaded, without what is not yet law, and the procedures. */
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createHash } from 'node:crypto'
import { type CalendarRow, buildCalendar } from '~/domain/calendar/working-calendar'
import type { KindContext } from '~/domain/question/kind'
import { checkProcedureFile } from '~/server/content/check-procedures.server'
import { collectFaults } from '~/server/content/collect-faults.server'
import { contentFolder } from '~/server/content/read-content.server'
import { fromColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

const PROCEDURES = 'procedures/procedures.yaml'

export async function getKindContext(): Promise<KindContext> {
  const [rows, bytes] = await Promise.all([db().calendarDay.findMany(), readFile(path.join(contentFolder(), PROCEDURES))])
  const file = { path: PROCEDURES, bytes, hash: createHash('sha256').update(bytes).digest('hex') }
  return {
    calendar: buildCalendar(rows.map(({ date, ...row }) => ({ ...row, date: fromColumn(date) }) as CalendarRow), { unconfirmedHolidays: false }),
    procedures: checkProcedureFile({ folder: contentFolder(), files: new Map([[PROCEDURES, file]]) }, collectFaults()),
  }
}
