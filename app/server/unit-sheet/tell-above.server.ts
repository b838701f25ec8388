/** Tells the head of the unit above, or its HR where it has no head of its own, that gaps of a sheet came up. */
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { Day } from '~/domain/kernel/day'
import type { Transaction } from '~/server/db.server'
import { findUnitHeads } from '~/server/notification/find-unit-heads.server'
import { notifyPeople } from '~/server/notification/notify-people.server'

export type CameUp = { readonly unitId: string; readonly month: Day; readonly unit: UnitOnDay | undefined; readonly aboveId: string; readonly gaps: number; readonly today: Day; readonly now: Date }

export async function tellAbove(tx: Transaction, { unitId, month, unit, aboveId, gaps, today, now }: CameUp): Promise<void> {
  const heads = ((await findUnitHeads(tx, [aboveId], today)).get(aboveId) ?? []).filter((head) => head.unitId === aboveId)
  const people = heads.length > 0 ? heads : ((await findUnitHeads(tx, [aboveId], today, 'hr')).get(aboveId) ?? [])
  const values = { unitId, unit: unit?.name ?? '', unitType: unit?.type ?? '', month, gaps }
  await notifyPeople(tx, people.map(({ userId }) => ({ to: { userId }, item: { kind: 'sheet_climbed' as const, values } })), now)
}
