/** Tells who answers for the unit above (its head, or the HR in charge of it) that gaps of a sheet came up. */
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import type { Transaction } from '~/server/db.server'
import { findResponsiblePeople } from '~/server/notification/find-responsible-people.server'
import { notifyPeople } from '~/server/notification/notify-people.server'

export type CameUp = { readonly unitId: string; readonly month: Day; readonly unit: UnitOnDay | undefined; readonly aboveId: string; readonly gaps: number; readonly today: Day; readonly now: Date }

export async function tellAbove(tx: Transaction, { unitId, month, unit, aboveId, gaps, today, now }: CameUp): Promise<void> {
  const [people = []] = await findResponsiblePeople(tx, [{ unitId: aboveId, aboutId: null }], today)
  const values = { unitId, unit: unit?.name ?? '', unitType: unit?.type ?? '', month, gaps }
  await notifyPeople(tx, people.map(({ userId }) => ({ to: { userId }, item: { kind: 'sheet_climbed' as const, values } })), now)
}
