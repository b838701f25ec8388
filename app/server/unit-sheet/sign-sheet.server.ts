/** Signs a sheet off: once, when nothing on it waits at the unit any more. From then on the database refuses every change. */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { maySign } from '~/domain/unit-sheet/sheet-item'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { findItems } from './find-items.server'
import { getSheet, type SheetRefusal } from './get-sheet.server'

export async function signSheet({ by, unitId, month, now }: { by: Actor; unitId: string; month: Day; now: Date }): Promise<Result<null, SheetRefusal | 'signed' | 'unanswered'>> {
  const found = await getSheet({ by, unitId, month, today: dayOfInstant(now) })
  if (!found.ok) return found
  const { path, sheet } = found.value
  if (sheet === null) return err('not_found')
  const decision = may(by, 'answerUnitSheet', { unitPath: path.map((unit) => unit.unitId) })
  if (!decision.ok) return err(decision.reason)
  return db().$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<{ signed: boolean }[]>`SELECT signed_at IS NOT NULL AS signed FROM unit_sheet WHERE id = ${sheet.id}::uuid FOR UPDATE`
    const items = await findItems(tx, sheet.id)
    const rule = maySign({ signed: locked?.signed !== false, items })
    if (!rule.ok) return err(rule.reason)
    await tx.unitSheet.update({ where: { id: sheet.id }, data: { signedAt: now, signedById: by.userId, signedByName: by.displayName } })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: 'unit_sheet.sign', subjectType: 'unit_sheet', subjectId: sheet.id, detail: { unitId, month, gaps: items.length } })
    return ok(null)
  })
}
