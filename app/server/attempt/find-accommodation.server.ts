/** The way of taking tests that an officer has on a day: more minutes and a calm page. */
import { extraMinutes } from '~/domain/sitting/accommodation'
import type { Day } from '~/domain/kernel/day'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'

export type OwnWay = { readonly extraMinutes: number; readonly calmPage: boolean }

/** In: the minutes of the test. Nobody has two on one day: the database sees to it. */
export async function findAccommodation(officerId: string, minutes: number, today: Day): Promise<OwnWay> {
  const on = toColumn(today)
  const granted = await db().accommodation.findFirst({
    where: { officerId, validFrom: { lte: on }, OR: [{ validTo: null }, { validTo: { gt: on } }] },
    select: { extraPercent: true, calmPage: true },
  })
  return { extraMinutes: extraMinutes(minutes, granted?.extraPercent ?? 0), calmPage: granted?.calmPage ?? false }
}
