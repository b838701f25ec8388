/**
 * Opens the sheets of the month, from its first working day on, for every unit where somebody does not meet the standard.
 * Some units a transaction: a job killed half way goes on with the units that have none yet.
 */
import { dayOfInstant } from '~/domain/kernel/day'
import { firstWorkingDay, monthOf } from '~/domain/unit-sheet/sheet-days'
import { db } from '~/server/db.server'
import { getCalendar } from './get-calendar.server'
import { writeSheets } from './write-sheets.server'

const BATCH = 40

/** Out: how many sheets were opened. */
export async function openSheets(now: Date): Promise<number> {
  const today = dayOfInstant(now)
  const calendar = await getCalendar()
  if (today < firstWorkingDay(calendar, today)) return 0
  const units = await db().$queryRaw<{ unitId: string }[]>`
    SELECT DISTINCT s.unit_id AS "unitId" FROM standing_span s
    WHERE NOT s.meets AND s.valid_from <= ${today}::date AND (s.valid_to IS NULL OR s.valid_to > ${today}::date)
      AND NOT EXISTS (SELECT 1 FROM unit_sheet h WHERE h.unit_id = s.unit_id AND h.month = ${monthOf(today)}::date) ORDER BY 1`
  let opened = 0
  for (let i = 0; i < units.length; i += BATCH) {
    const unitIds = units.slice(i, i + BATCH).map(({ unitId }) => unitId)
    opened += (await db().$transaction((tx) => writeSheets(tx, { unitIds, today, calendar, now }), { timeout: 60_000, maxWait: 15_000 })).size
  }
  return opened
}
