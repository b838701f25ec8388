/**
 * The answer of a head to one gap, or of head or HR of the unit it came up to, added to what was said before. Passed on, it
 * waits at the unit above, and who answers for that is told.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { addMonths, type Day, dayOfInstant } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import type { AnswerForm } from '~/domain/unit-sheet/answer-form'
import { itemState, mayAnswer } from '~/domain/unit-sheet/sheet-item'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { findItems } from './find-items.server'
import { findLastingPaths, livingAbove } from './find-lasting-paths.server'
import { getSheet, type SheetRefusal } from './get-sheet.server'
import { tellAbove } from './tell-above.server'

export type AnswerItem = { readonly by: Actor; readonly unitId: string; readonly month: Day; readonly itemId: string; readonly form: AnswerForm; readonly now: Date }

export async function answerItem({ by, unitId, month, itemId, form, now }: AnswerItem): Promise<Result<null, SheetRefusal | 'signed' | 'noneAbove' | 'plannedOnOutside'>> {
  const today = dayOfInstant(now)
  const found = await getSheet({ by, unitId, month, today })
  if (!found.ok) return found
  const { path, sheet } = found.value
  if (sheet === null) return err('not_found')
  if (form.plannedOn !== null && (form.plannedOn < today || form.plannedOn > addMonths(today, 24))) return err('plannedOnOutside')
  return db().$transaction(async (tx) => {
    const [locked] = await tx.$queryRaw<{ signed: boolean }[]>`SELECT signed_at IS NOT NULL AS signed FROM unit_sheet WHERE id = ${sheet.id}::uuid FOR UPDATE`
    const [item] = await findItems(tx, sheet.id, itemId)
    if (item === undefined || locked === undefined) return err('not_found')
    const { unitId: holder, above: raised } = itemState(item)
    const up = (await findLastingPaths(tx, [holder], today)).get(holder) ?? []
    const decision = may(by, raised ? 'answerRaisedGap' : 'answerUnitSheet', { unitPath: up.map((unit) => unit.unitId) })
    if (!decision.ok) return err(decision.reason)
    if (!mayAnswer(item, locked.signed)) return err('signed')
    const above = livingAbove(up)
    if (form.kind === 'escalated' && above === undefined) return err('noneAbove')
    const unitTo = form.kind === 'escalated' && above ? above.unitId : holder
    await tx.unitSheetAct.create({ data: { id: newId(), itemId, kind: form.kind, unitId: unitTo, day: toColumn(today), at: now, actorId: by.userId, actorName: by.displayName, plannedOn: form.plannedOn === null ? null : toColumn(form.plannedOn), note: form.note } })
    if (unitTo !== holder) await tellAbove(tx, { unitId, month, unit: path[0], aboveId: unitTo, gaps: 1, today, now })
    await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: `unit_sheet.${form.kind}`, subjectType: 'unit_sheet', subjectId: sheet.id, detail: { itemId, officerId: item.officerId, plannedOn: form.plannedOn } })
    return ok(null)
  })
}
