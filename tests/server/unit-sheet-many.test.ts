/** One answer to many gaps of a sheet: counts, rights, what happens meanwhile, the same sent twice; pages of a sheet and of what came up. */
import pg from 'pg'
import { describe, expect, test, vi } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { answerForm } from '~/domain/unit-sheet/answer-form'
import { EVERY_ITEM, type ItemFilter } from '~/domain/unit-sheet/item-filter'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { ANSWER_AT_ONCE, answerItems } from '~/server/unit-sheet/answer-items.server'
import { climbSheets } from '~/server/unit-sheet/climb-sheets.server'
import { findCameUp } from '~/server/unit-sheet/find-came-up.server'
import { getCalendar } from '~/server/unit-sheet/get-calendar.server'
import { loadAnswerPage } from '~/server/unit-sheet/load-answer-page.server'
import { loadSheetPage } from '~/server/unit-sheet/load-sheet-page.server'
import { signSheet } from '~/server/unit-sheet/sign-sheet.server'
import { writeSheets } from '~/server/unit-sheet/write-sheets.server'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'
import { at, first, makeWorld, month, sheetOf, type World } from './unit-sheet-world'

await testDatabase()
const later = '2026-11-03'

async function makeSheet(people: number, more: { districtHead?: boolean } = {}): Promise<World> {
  const world = await makeWorld({ people, ...more })
  await db().$transaction(async (tx) => writeSheets(tx, { unitIds: [world.unit], today: first, calendar: await getCalendar(), now: at(first) }))
  return world
}
const seenOf = (items: readonly { readonly id: string; readonly acts: readonly unknown[] }[]) => items.map(({ id, acts }) => ({ itemId: id, seen: acts.length }))
const answerMany = ({ unit }: World, by: Actor, items: ReturnType<typeof seenOf>, given: object, day = later) => answerItems({ by, unitId: unit, month, items, form: answerForm.parse(given), now: at(day) })
const actsOf = ({ unit }: World) => db().unitSheetAct.findMany({ where: { item: { sheet: { unitId: unit } } }, select: { kind: true, actorId: true, note: true, itemId: true } })
const pageOf = async (world: World, filter: Partial<ItemFilter> = {}, page = 1, by = world.head) => {
  const found = await loadSheetPage({ by, unitId: world.unit, month, filter: { ...EVERY_ITEM, ...filter }, page, belowPage: 1, today: later })
  if (!found.ok) throw new Error(found.reason)
  return found.value
}

describe('many answered at once', () => {
  test('each keeps the answer in its history; one event names them; then the sheet may be signed', async () => {
    const world = await makeSheet(3)
    const { items } = await sheetOf(world)
    expect(await answerMany(world, world.head, seenOf(items.slice(0, 5)), { kind: 'planned', plannedOn: '31/12/2026', note: 'Theo kế hoạch' })).toEqual({ ok: true, value: { answered: 5, refused: [] } })
    expect((await pageOf(world)).counts).toEqual({ open: 1, above: 0, planned: 5, confirmed: 0, disputed: 0 })
    expect(await signSheet({ by: world.head, unitId: world.unit, month, now: at(later) })).toEqual({ ok: false, reason: 'unanswered' })
    expect(await answerMany(world, world.head, seenOf(items.slice(5)), { kind: 'confirmed' })).toMatchObject({ value: { answered: 1 } })
    expect((await signSheet({ by: world.head, unitId: world.unit, month, now: at(later) })).ok).toBe(true)
    const events = await db().auditEvent.findMany({ where: { actorId: world.head.userId, action: { startsWith: 'unit_sheet.' } }, orderBy: { sequence: 'asc' }, select: { action: true, detail: true } })
    expect(events.map(({ action }) => action)).toEqual(['unit_sheet.planned', 'unit_sheet.confirmed', 'unit_sheet.sign'])
    expect(events[0]?.detail).toEqual({ gaps: 5, itemIds: items.slice(0, 5).map(({ id }) => id), plannedOn: '2026-12-31' })
  })

  test('passed on, they wait at the unit above, which is told once, and may answer them together', async () => {
    const world = await makeSheet(4)
    const { items } = await sheetOf(world)
    expect(await answerMany(world, world.head, seenOf(items), { kind: 'escalated', note: 'Thiếu biên chế' })).toMatchObject({ value: { answered: 8, refused: [] } })
    expect(await db().notification.findMany({ where: { userId: world.above.userId }, select: { kind: true, values: true } })).toMatchObject([{ kind: 'sheet_climbed', values: { gaps: 8 } }])
    const above = await pageOf(world, { state: 'above' }, 1, world.above)
    expect([above.total, above.together]).toEqual([8, 8])
    expect(await answerMany(world, world.head, seenOf(above.items), { kind: 'confirmed' })).toMatchObject({ value: { answered: 0, refused: above.items.map(({ id }) => ({ itemId: id, reason: 'scope' })) } })
    expect(await answerMany(world, world.hr, seenOf(above.items), { kind: 'confirmed' })).toMatchObject({ value: { answered: 8, refused: [] } })
  })

  test('takes a few statements, whether the gaps are two or four hundred', async () => {
    const [few, many] = [await makeSheet(1), await makeSheet(1)]
    const [pattern] = (await sheetOf(many)).items
    const { sheetId } = await db().unitSheetItem.findUniqueOrThrow({ where: { id: pattern?.id ?? '' } })
    await db().$executeRaw`INSERT INTO unit_sheet_item (id, sheet_id, ordinal, officer_id, requirement_id, position_name, code, name, cause, step, mover) SELECT gen_random_uuid(), sheet_id, g, officer_id, requirement_id, position_name, code, name, cause, step, mover FROM unit_sheet_item CROSS JOIN generate_series(3, 400) g WHERE sheet_id = ${sheetId}::uuid AND ordinal = 1`
    const statementsOf = async (world: World) => {
      const { items } = await sheetOf(world)
      const asked = vi.spyOn(pg.Client.prototype, 'query')
      const done = await answerMany(world, world.head, seenOf(items), { kind: 'confirmed' })
      const statements = asked.mock.calls.length
      asked.mockRestore()
      return { done, statements }
    }
    const [two, all] = [await statementsOf(few), await statementsOf(many)]
    expect(two.done).toMatchObject({ value: { answered: 2 } })
    expect(all.done).toMatchObject({ value: { answered: 400, refused: [] } })
    expect(all.statements).toBe(two.statements)
    expect(two.statements).toBeGreaterThan(5)
  })
})

describe('what happens meanwhile', () => {
  test('two people at once: each gap is answered by one of them, the other is told so; nothing is answered over', async () => {
    const world = await makeSheet(5)
    const { items } = await sheetOf(world)
    const both = await Promise.all([world.head, world.above].map((by, index) => answerMany(world, by, seenOf(items), { kind: 'confirmed', note: `ý ${index}` })))
    const [one, two] = both.map((done) => (done.ok ? done.value : null))
    expect([one?.answered, two?.answered].sort()).toEqual([0, 10])
    expect([...(one?.refused ?? []), ...(two?.refused ?? [])].map(({ reason }) => reason)).toEqual(Array.from({ length: 10 }, () => 'changed'))
    expect(await actsOf(world)).toHaveLength(10)
  })

  test('the same post sent three times at once counts once, and each time says that all is answered', async () => {
    const world = await makeSheet(3)
    const { items } = await sheetOf(world)
    const done = await Promise.all([1, 2, 3].map(() => answerMany(world, world.head, seenOf(items), { kind: 'escalated', note: 'Thiếu biên chế' })))
    expect(done).toEqual([1, 2, 3].map(() => ({ ok: true, value: { answered: 6, refused: [] } })))
    expect(await actsOf(world)).toHaveLength(6)
    expect(await db().notification.count({ where: { userId: world.above.userId } })).toBe(1)
    expect(await db().auditEvent.count({ where: { actorId: world.head.userId, action: 'unit_sheet.escalated' } })).toBe(1)
  })

  test('some answered, some climbed, some of another sheet: the rest is answered and each other says why', async () => {
    const [world, other] = [await makeSheet(2), await makeSheet(1)]
    const [a, b, c, d] = (await sheetOf(world)).items
    const [foreign] = (await sheetOf(other)).items
    const seen = seenOf([a, b, c, d, foreign].flatMap((item) => item ?? []))
    await answerMany(world, world.above, seen.slice(0, 1), { kind: 'disputed', note: 'Đã có bằng' })
    await answerMany(world, world.above, seen.slice(1, 2), { kind: 'escalated', note: 'Xin ý kiến' })
    expect(await answerMany(world, world.head, [...seen, ...seenOf([{ id: newId(), acts: [] }])], { kind: 'confirmed' })).toEqual({
      ok: true, value: { answered: 2, refused: [{ itemId: a?.id, reason: 'changed' }, { itemId: b?.id, reason: 'scope' }, { itemId: foreign?.id, reason: 'gone' }, { itemId: expect.any(String), reason: 'gone' }] },
    })
    expect(await actsOf(other)).toEqual([])
    // What was refused is shown as it is now, and may be answered on purpose.
    const again = await loadAnswerPage({ by: world.head, unitId: world.unit, month, chosen: { ids: [a?.id ?? '', b?.id ?? ''] }, today: later })
    if (!again.ok) throw new Error(again.reason)
    expect([again.value.rows.map(({ id }) => id), again.value.others.map(({ id }) => id)]).toEqual([[a?.id], [b?.id]])
    expect(await answerMany(world, world.head, seenOf(again.value.rows), { kind: 'confirmed' })).toMatchObject({ value: { answered: 1 } })
  })

  test('climbing and answering at the same time: each gap goes one way', async () => {
    const world = await makeSheet(4)
    const { items } = await sheetOf(world)
    const [done] = await Promise.all([answerMany(world, world.head, seenOf(items), { kind: 'confirmed' }, '2026-11-10'), climbSheets(at('2026-11-10'))])
    const acts = await actsOf(world)
    expect(acts).toHaveLength(8)
    expect(new Set(acts.map(({ kind }) => kind)).size).toBe(1)
    expect(done).toMatchObject({ value: { answered: acts[0]?.kind === 'confirmed' ? 8 : 0 } })
  })

  test('signed between: nothing of the unit changes any more', async () => {
    const world = await makeSheet(2)
    const { items } = await sheetOf(world)
    await answerMany(world, world.head, seenOf(items), { kind: 'confirmed' })
    const seen = seenOf((await sheetOf(world)).items)
    await signSheet({ by: world.head, unitId: world.unit, month, now: at(later) })
    const late = await answerMany(world, world.head, seen, { kind: 'disputed', note: 'Muộn' })
    expect(late.ok && [late.value.answered, ...late.value.refused.map(({ reason }) => reason)]).toEqual([0, 'signed', 'signed', 'signed', 'signed'])
    expect(await loadAnswerPage({ by: world.head, unitId: world.unit, month, chosen: { filter: EVERY_ITEM }, today: later })).toMatchObject({ value: { rows: [] } })
  })
})

describe('rights', () => {
  test('are those of the single answer: HR of the unit above looks on, heads elsewhere are not told, a day far away is a fault of the form', async () => {
    const world = await makeSheet(2)
    const seen = seenOf((await sheetOf(world)).items)
    const foreign = await makeUser({ roles: [{ role: 'head', unitId: (await makeUnit()).id }] })
    const officer = await makeUser({ roles: [{ role: 'officer', unitId: null }] })
    expect(await answerMany(world, foreign, seen, { kind: 'confirmed' })).toEqual({ ok: false, reason: 'scope' })
    expect(await answerMany(world, officer, seen, { kind: 'confirmed' })).toEqual({ ok: false, reason: 'role' })
    expect(await answerMany(world, world.hr, seen, { kind: 'confirmed' })).toMatchObject({ value: { answered: 0, refused: seen.map(({ itemId }) => ({ itemId, reason: 'role' })) } })
    expect((await pageOf(world, {}, 1, world.hr)).together).toBe(0)
    expect(await answerMany(world, world.head, seen, { kind: 'planned', plannedOn: '1/11/2026' })).toEqual({ ok: false, reason: 'plannedOnOutside' })
    const cityHead = await makeUser({ roles: [{ role: 'head', unitId: world.city }] })
    await answerMany(world, world.head, seen.slice(0, 1), { kind: 'escalated', note: 'x' })
    await answerMany(world, cityHead, [{ itemId: seen[0]?.itemId ?? '', seen: 1 }], { kind: 'escalated', note: 'x' })
    // At the topmost unit nothing is above; the others of the same post are passed on.
    expect(await answerMany(world, cityHead, [{ itemId: seen[0]?.itemId ?? '', seen: 2 }, ...seen.slice(1, 2)], { kind: 'escalated', note: 'y' })).toMatchObject({ value: { answered: 1, refused: [{ itemId: seen[0]?.itemId, reason: 'noneAbove' }] } })
    expect(await actsOf(world)).toHaveLength(3)
  })
})

describe('pages', () => {
  test('of a sheet: 25 gaps each, filtered by person, state, mover and requirement; all of a filter are answered together', async () => {
    const world = await makeSheet(15)
    const [whole, second, past] = [await pageOf(world), await pageOf(world, {}, 2), await pageOf(world, {}, 99)]
    expect([whole.rows.length, second.rows.length, whole.total, past.page, whole.together, whole.requirements.length]).toEqual([25, 5, 30, 2, 30, 2])
    expect([...whole.rows, ...second.rows].map(({ id }) => id)).toEqual(whole.items.map(({ id }) => id))
    const [one] = whole.items
    await answerMany(world, world.head, seenOf(whole.items.slice(0, 1)), { kind: 'confirmed' })
    expect([(await pageOf(world, { state: 'open' })).total, (await pageOf(world, { state: 'confirmed' })).rows.map(({ id }) => id)]).toEqual([29, [one?.id]])
    const byStaffCode = await pageOf(world, { search: one?.staffCode ?? '' })
    expect(byStaffCode.rows.map(({ officerId }) => officerId)).toEqual([one?.officerId, one?.officerId])
    const certificates = await pageOf(world, { mover: 'system' })
    expect([certificates.total, certificates.together]).toEqual([15, certificates.items.filter(({ mover, state }) => mover === 'system' && state === 'open').length])
    const all = await loadAnswerPage({ by: world.head, unitId: world.unit, month, chosen: { filter: { ...EVERY_ITEM, mover: 'head' } }, today: later })
    expect(all.ok && [all.value.rows.every(({ mover }) => mover === 'head'), all.value.left]).toEqual([true, 0])
    expect(ANSWER_AT_ONCE).toBeGreaterThanOrEqual(500)
  })

  test('of what came up: 25 sheets each, with how many gaps and sheets there are in all', async () => {
    const world = await makeSheet(1)
    const { items } = await sheetOf(world)
    const months = Array.from({ length: 27 }, (_, n) => `20${String(10 + Math.floor(n / 12))}-${String((n % 12) + 1).padStart(2, '0')}-01`)
    for (const day of months) {
      await db().unitSheet.create({ data: { id: newId(), unitId: world.unit, month: toColumn(day), openedOn: toColumn(day), items: { create: { id: newId(), ordinal: 1, officerId: world.officerId, positionName: 'Vị trí thử', code: 'CC', name: 'Thử', cause: {}, step: {}, mover: 'head', acts: { create: { id: newId(), kind: 'climbed', unitId: world.district, day: toColumn(day), at: at(day), actorName: 'system', note: '' } } } } } })
    }
    await answerMany(world, world.head, seenOf(items), { kind: 'escalated', note: 'x' })
    const [begin, rest, past] = [await findCameUp(world.district, later, 1), await findCameUp(world.district, later, 2), await findCameUp(world.district, later, 50)]
    expect([begin.total, begin.gaps, begin.rows.length, rest.rows.length, past.page]).toEqual([28, 29, 25, 3, 2])
    expect([...begin.rows, ...rest.rows].map((row) => [row.month, row.gaps])).toEqual([[month, 2], ...[...months].reverse().map((day) => [day, 1])])
  })
})
