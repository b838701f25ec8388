/**
 * One answer of a head to many gaps of a sheet, or of head or HR of the unit they came up to, in one transaction: added to
 * what was said before. Each gap is decided by itself (domain/unit-sheet/answer-decision) on the sheet's locked row, so that
 * answers, climbing and signing come one after the other; what is refused holds nothing else up. Passed on, gaps wait at the
 * unit above, and who answers for that is told once.
 */
import { may } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { addMonths, type Day, dayOfInstant } from '~/domain/kernel/day'
import { type Result, err, ok } from '~/domain/kernel/result'
import { type AnswerRefusal, decideAnswer } from '~/domain/unit-sheet/answer-decision'
import type { AnswerForm } from '~/domain/unit-sheet/answer-form'
import { itemState } from '~/domain/unit-sheet/sheet-item'
import { recordEvent } from '~/server/audit/record-event.server'
import { toColumn } from '~/server/day-column.server'
import { db, type Transaction } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { findItems } from './find-items.server'
import { findLastingPaths, livingAbove } from './find-lasting-paths.server'
import { type FoundSheet, getSheet, type SheetRefusal } from './get-sheet.server'
import { tellAbove } from './tell-above.server'

/** Gaps answered by one post at most; the form and the event that keeps them stay small. */
export const ANSWER_AT_ONCE = 1000

/** A gap and how many acts about it the page showed; null: it was not said. */
export type SeenItem = { readonly itemId: string; readonly seen: number | null }
export type AnswerItems = { readonly by: Actor; readonly unitId: string; readonly month: Day; readonly items: readonly SeenItem[]; readonly form: AnswerForm; readonly now: Date }
export type Answered = { /** also those that had the very answer already, from the same person */ readonly answered: number; readonly refused: readonly { readonly itemId: string; readonly reason: AnswerRefusal }[] }

export async function answerItems({ items, ...asked }: AnswerItems): Promise<Result<Answered, SheetRefusal | 'plannedOnOutside'>> {
  const { by, unitId, month, form, now } = asked
  const today = dayOfInstant(now)
  const found = await getSheet({ by, unitId, month, today })
  if (!found.ok) return found
  const { sheet } = found.value
  if (sheet === null) return err('not_found')
  if (form.plannedOn !== null && (form.plannedOn < today || form.plannedOn > addMonths(today, 24))) return err('plannedOnOutside')
  const seen = new Map(items.slice(0, ANSWER_AT_ONCE).map(({ itemId, seen: acts }) => [itemId, acts]))
  return ok(await db().$transaction((tx) => answerLocked(tx, { ...asked, sheet, seen, today }), { timeout: 30_000, maxWait: 15_000 }))
}

type Locked = Omit<AnswerItems, 'items'> & { readonly sheet: FoundSheet; readonly seen: ReadonlyMap<string, number | null>; readonly today: Day }

async function answerLocked(tx: Transaction, { by, form, now, sheet, seen, today }: Locked): Promise<Answered> {
  const [locked] = await tx.$queryRaw<{ signed: boolean }[]>`SELECT signed_at IS NOT NULL AS signed FROM unit_sheet WHERE id = ${sheet.id}::uuid FOR UPDATE`
  const found = new Map((await findItems(tx, sheet.id, [...seen.keys()])).map((item) => [item.id, item]))
  const ways = await findLastingPaths(tx, [...found.values()].map((item) => itemState(item).unitId), today)
  const decided = [...seen].map(([itemId, acts]) => {
    const item = found.get(itemId)
    if (item === undefined) return { itemId, verdict: 'gone' as const, unitTo: '' }
    const { unitId: holder, above: raised } = itemState(item)
    const way = ways.get(holder) ?? []
    const [right, next] = [may(by, raised ? 'answerRaisedGap' : 'answerUnitSheet', { unitPath: way.map((unit) => unit.unitId) }), livingAbove(way)]
    const verdict = decideAnswer({ item, seen: acts, form, userId: by.userId, right, signed: locked?.signed !== false, hasAbove: next !== undefined })
    return { itemId, verdict, unitTo: form.kind === 'escalated' && next ? next.unitId : holder }
  })
  const added = decided.filter(({ verdict }) => verdict === 'add')
  if (added.length > 0) await write(tx, { by, form, now, sheet, today, added })
  return { answered: decided.filter(({ verdict }) => verdict === 'add' || verdict === 'repeated').length, refused: decided.flatMap(({ itemId, verdict }) => (verdict === 'add' || verdict === 'repeated' ? [] : [{ itemId, reason: verdict }])) }
}

type Written = Pick<Locked, 'by' | 'form' | 'now' | 'sheet' | 'today'> & { readonly added: readonly { readonly itemId: string; readonly unitTo: string }[] }

async function write(tx: Transaction, { by, form, now, sheet, today, added }: Written): Promise<void> {
  const { kind, note, plannedOn } = form
  await tx.unitSheetAct.createMany({ data: added.map(({ itemId, unitTo }) => ({ id: newId(), itemId, kind, unitId: unitTo, day: toColumn(today), at: now, actorId: by.userId, actorName: by.displayName, plannedOn: plannedOn === null ? null : toColumn(plannedOn), note })) })
  if (kind === 'escalated') {
    const gaps = new Map<string, number>()
    for (const { unitTo } of added) gaps.set(unitTo, (gaps.get(unitTo) ?? 0) + 1)
    for (const [aboveId, count] of gaps) await tellAbove(tx, { unitId: sheet.unitId, month: sheet.month, unit: sheet.path[0], aboveId, gaps: count, today, now })
  }
  await recordEvent(tx, { at: now, actor: { userId: by.userId, name: by.username }, action: `unit_sheet.${kind}`, subjectType: 'unit_sheet', subjectId: sheet.id, detail: { gaps: added.length, itemIds: added.map(({ itemId }) => itemId), plannedOn } })
}
