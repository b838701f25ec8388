/** The monthly sheet of a unit: opened once, answered, climbing once, signed once and then unchangeable; who may. */
import { describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { movers } from '~/domain/compliance/cause'
import { byMover } from '~/domain/compliance/cause-table'
import { answerForm } from '~/domain/unit-sheet/answer-form'
import { loadComplianceOverview } from '~/server/compliance/load-compliance-overview.server'
import { toColumn } from '~/server/day-column.server'
import { db, pool } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { loadCountingRulePage } from '~/server/standing/load-counting-rule-page.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { answerItem } from '~/server/unit-sheet/answer-item.server'
import { climbSheets } from '~/server/unit-sheet/climb-sheets.server'
import { drawItems } from '~/server/unit-sheet/draw-items.server'
import { findCameUp } from '~/server/unit-sheet/find-came-up.server'
import { findUnitSheets } from '~/server/unit-sheet/find-unit-sheets.server'
import { getCalendar } from '~/server/unit-sheet/get-calendar.server'
import { loadUnitSheet } from '~/server/unit-sheet/load-unit-sheet.server'
import { openSheets } from '~/server/unit-sheet/open-sheets.server'
import { setSheetRule } from '~/server/unit-sheet/set-sheet-rule.server'
import { signSheet } from '~/server/unit-sheet/sign-sheet.server'
import { writeSheets } from '~/server/unit-sheet/write-sheets.server'
import { makeCourse } from '../factories/course'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeCompetency, makeStandard, type RequirementInput } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'
import { at, first, makeWorld, month, sheetOf, type World } from './unit-sheet-world'

await testDatabase()

const answer = (world: World, by: Actor, itemId: string, given: object, day = '2026-11-03') => answerItem({ by, unitId: world.unit, month, itemId, seen: null, form: answerForm.parse(given), now: at(day) })
/** How often a gap of this world climbed: other tests' sheets climb in the same jobs. */
const climbsOf = ({ unit }: World) => db().unitSheetAct.count({ where: { kind: 'climbed', item: { sheet: { unitId: unit } } } })
const toldTo = (by: Actor) => db().notification.findMany({ where: { userId: by.userId }, orderBy: { id: 'asc' }, select: { kind: true, values: true } })

describe('opening', () => {
  test('happens on the first working day, once for a unit and month, also when two jobs run at once; the head is told', async () => {
    const world = await makeWorld()
    expect(await openSheets(at('2026-11-01'))).toBe(0)
    const opened = await Promise.all([openSheets(at(first)), openSheets(at(first))])
    expect(opened.reduce((sum, n) => sum + n, 0)).toBeGreaterThan(0)
    expect(await openSheets(at('2026-11-20'))).toBe(0)
    const page = await sheetOf(world)
    expect(page.items.map(({ mover, state, answerBy, mayAnswer, positionName }) => ({ mover, state, answerBy, mayAnswer, named: positionName !== '' }))).toEqual([
      { mover: 'system', state: 'open', answerBy: '2026-11-09', mayAnswer: true, named: true },
      { mover: 'head', state: 'open', answerBy: '2026-11-09', mayAnswer: true, named: true },
    ])
    expect(await toldTo(world.head)).toMatchObject([{ kind: 'sheet_opened', values: { unit: 'Hàng Thử', gaps: 2, answerBy: '2026-11-09', month } }])
    expect(await toldTo(world.above)).toEqual([])
  })
})

describe('whose move', () => {
  test('is the same on the sheet, in the overview and by its rule, for the same people and day', async () => {
    const { id: city } = await makeUnit({ level: 'city' })
    const { id: unit } = await makeUnit({ parentId: city })
    const [course, noCourse] = [await makeCourse(), await makeCertificateType()]
    const person = async (requirements: RequirementInput[] | null) => {
      const { id: positionId } = await makePosition()
      if (requirements) await makeStandard({ positionId, requirements })
      const { id: officerId } = await makeOfficer()
      await makePosting({ officerId, unitId: unit, positionId })
      return officerId
    }
    const certificate = { certificateTypeId: course.certificateTypeId }
    const never = await person([certificate])
    const studies = await person([certificate])
    await db().enrolment.create({ data: { id: newId(), officerId: studies, courseId: course.id, courseVersionId: course.versionId, source: 'self', enrolledAt: at('2026-10-01') } })
    const lapsed = await person([certificate])
    await db().evidence.create({ data: { id: newId(), officerId: lapsed, kind: 'certificate', ...certificate, source: 'exam', grade: 'B', validFrom: toColumn('2023-10-01'), validTo: toColumn('2026-10-01') } })
    const paper = await person([{ education: 'dai_hoc' }])
    const unjudged = await person(null)
    const noSeat = await person([{ certificateTypeId: noCourse.id }])
    const atWork = await person([{ competencyId: (await makeCompetency()).id, level: 3 }])
    const both = await person([{ education: 'dai_hoc' }, certificate])
    await db().$transaction((tx) => rewriteStanding(tx, [never, studies, lapsed, paper, unjudged, noSeat, atWork, both]))
    const drawn = (await drawItems(db(), [unit], first)).get(unit) ?? []
    const moversOf = (officerId: string) => drawn.filter((item) => item.officerId === officerId).map(({ mover }) => mover)
    expect([never, studies, lapsed, paper, unjudged, noSeat, atWork, both].map(moversOf)).toEqual([['head'], ['officer'], ['officer'], ['hr'], ['hr'], ['system'], ['head'], ['head', 'hr']])
    const overview = await loadComplianceOverview({ actor: await makeUser({ roles: [{ role: 'hr', unitId: city }] }), unitId: unit, asOf: first })
    if (!overview.ok) throw new Error(overview.reason)
    const firstOfEach = new Map([...drawn].reverse().map(({ officerId, mover }) => [officerId, mover]))
    expect(movers.map((mover) => ({ mover, people: [...firstOfEach.values()].filter((one) => one === mover).length }))).toEqual(byMover(overview.value.causes))
  })
})

describe('answering and signing', () => {
  test('marks each gap, signs once, and then nothing of the unit changes any more', async () => {
    const world = await makeWorld()
    await openSheets(at(first))
    const [one, two] = (await sheetOf(world)).items
    expect(await answer(world, world.head, one?.id ?? '', { kind: 'planned', plannedOn: '1/11/2026' })).toEqual({ ok: false, reason: 'plannedOnOutside' })
    expect((await answer(world, world.head, one?.id ?? '', { kind: 'planned', plannedOn: '31/12/2026' })).ok).toBe(true)
    expect(await signSheet({ by: world.head, unitId: world.unit, month, now: at('2026-11-03') })).toEqual({ ok: false, reason: 'unanswered' })
    expect((await answer(world, world.head, two?.id ?? '', { kind: 'disputed', note: 'Đã có bằng' })).ok).toBe(true)
    const signed = await Promise.all([1, 2].map(() => signSheet({ by: world.head, unitId: world.unit, month, now: at('2026-11-04') })))
    expect(signed.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await answer(world, world.head, one?.id ?? '', { kind: 'confirmed' }, '2026-11-05')).toEqual({ ok: false, reason: 'signed' })
    const { sheet, items } = await sheetOf(world)
    expect(sheet?.signed?.by).toBe(world.head.displayName)
    expect(items.map(({ state, mayAnswer }) => [state, mayAnswer])).toEqual([['planned', false], ['disputed', false]])
    for (const sql of [`UPDATE unit_sheet SET signed_by_name = 'ai đó' WHERE id = $1`, `UPDATE unit_sheet SET signed_at = NULL, signed_by_id = NULL, signed_by_name = NULL WHERE id = $1`, 'UPDATE unit_sheet_item SET name = name WHERE sheet_id = $1', 'DELETE FROM unit_sheet_act WHERE item_id IN (SELECT id FROM unit_sheet_item WHERE sheet_id = $1)']) await expect(pool().query(sql, [sheet?.id])).rejects.toThrow(/append-only/)
    await climbSheets(at('2026-12-30'))
    expect(await climbsOf(world)).toBe(0)
    expect(await findUnitSheets({ by: world.hr, filter: { month, state: 'signed', search: 'hang thu' }, page: 1, today: '2026-11-20' })).toMatchObject({ ok: true, value: { signed: 1, all: 1, rows: [{ unitId: world.unit, gaps: 2, answered: 2, climbed: 0, signedOn: '2026-11-04' }] } })
  })

  test('is for the head of the unit or above; HR looks on, others are not told that it exists', async () => {
    const world = await makeWorld()
    await openSheets(at(first))
    const [one] = (await sheetOf(world)).items
    const foreign = await makeUser({ roles: [{ role: 'head', unitId: (await makeUnit()).id }] })
    expect(await answer(world, foreign, one?.id ?? '', { kind: 'confirmed' })).toEqual({ ok: false, reason: 'scope' })
    expect(await loadUnitSheet({ by: foreign, unitId: world.unit, month, today: first })).toEqual({ ok: false, reason: 'scope' })
    expect(await answer(world, world.hr, one?.id ?? '', { kind: 'confirmed' })).toEqual({ ok: false, reason: 'role' })
    expect((await sheetOf(world, first, world.hr)).items.every(({ mayAnswer }) => !mayAnswer)).toBe(true)
    expect(await signSheet({ by: world.hr, unitId: world.unit, month, now: at(first) })).toEqual({ ok: false, reason: 'role' })
    expect(await findUnitSheets({ by: foreign, filter: { month: null, state: null, search: '' }, page: 1, today: first })).toMatchObject({ value: { total: 0, month: null } })
  })
})

describe('climbing', () => {
  test('goes up one unit after five working days, once however many jobs run, and is shown above with its history', async () => {
    const world = await makeWorld()
    await openSheets(at(first))
    const [one] = (await sheetOf(world)).items
    await answer(world, world.head, one?.id ?? '', { kind: 'confirmed' })
    await climbSheets(at('2026-11-09'))
    expect(await climbsOf(world)).toBe(0)
    await Promise.all([climbSheets(at('2026-11-10')), climbSheets(at('2026-11-10')), climbSheets(at('2026-11-10'))])
    expect(await climbsOf(world)).toBe(1)
    expect(await toldTo(world.above)).toMatchObject([{ kind: 'sheet_climbed', values: { unitId: world.unit, gaps: 1, month } }])
    expect(await loadUnitSheet({ by: world.above, unitId: world.district, month: null, today: '2026-11-10' })).toMatchObject({ ok: true, value: { sheet: null } })
    expect(await findCameUp(world.district, '2026-11-10', 1)).toMatchObject({ rows: [{ unitId: world.unit, gaps: 1, month }], total: 1, gaps: 1 })
    const page = await sheetOf(world, '2026-11-10')
    expect(page.items.map(({ state, above: up, mayAnswer, acts }) => ({ state, up, mayAnswer, acts: acts.map(({ kind }) => kind) }))).toEqual([
      { state: 'confirmed', up: false, mayAnswer: true, acts: ['confirmed'] },
      { state: 'open', up: true, mayAnswer: false, acts: ['climbed'] },
    ])
    // The unit signs what it answered; the unit above still answers what came up.
    expect((await signSheet({ by: world.head, unitId: world.unit, month, now: at('2026-11-10') })).ok).toBe(true)
    expect(await answer(world, world.head, page.items[1]?.id ?? '', { kind: 'confirmed' }, '2026-11-11')).toEqual({ ok: false, reason: 'scope' })
    expect((await answer(world, world.above, page.items[1]?.id ?? '', { kind: 'planned', plannedOn: '31/12/2026' }, '2026-11-11')).ok).toBe(true)
    await climbSheets(at('2026-12-30'))
    expect(await climbsOf(world)).toBe(1)
  })

  test('goes on to the top and stops there; HR is told where a unit has no head; passing on has the same way', async () => {
    const world = await makeWorld({ districtHead: false })
    await openSheets(at(first))
    const [one] = (await sheetOf(world)).items
    expect((await answer(world, world.head, one?.id ?? '', { kind: 'escalated', note: 'Thiếu biên chế' })).ok).toBe(true)
    expect(await toldTo(world.hr)).toMatchObject([{ kind: 'sheet_climbed', values: { gaps: 1 } }])
    for (const day of ['2026-11-10', '2026-11-11', '2026-11-18', '2026-11-30', '2026-12-30']) await climbSheets(at(day))
    const { items } = await sheetOf(world, '2026-12-30')
    expect(items.map(({ unitId, acts }) => [unitId, ...acts.map(({ kind, unitId: to, day }) => `${kind} ${to === world.city ? 'city' : 'district'} ${day}`)])).toEqual([
      [world.city, 'escalated district 2026-11-03', 'climbed city 2026-11-11'],
      [world.city, 'climbed district 2026-11-10', 'climbed city 2026-11-18'],
    ])
    const unitSheetActs = await db().unitSheetAct.findMany({ where: { item: { sheet: { unitId: world.unit } }, day: toColumn('2026-12-30') } })
    expect(unitSheetActs).toEqual([])
  })
  test('HR of the unit a gap came up to may answer it, of those below it may not; at the unit itself its head does', async () => {
    const world = await makeWorld({ districtHead: false })
    await openSheets(at(first))
    const [one, two] = (await sheetOf(world)).items
    await answer(world, world.head, one?.id ?? '', { kind: 'escalated', note: 'Thiếu biên chế' })
    const below = await makeUser({ roles: [{ role: 'hr', unitId: world.unit }] })
    expect((await sheetOf(world, first, world.hr)).items.map(({ mayAnswer }) => mayAnswer)).toEqual([true, false])
    expect((await sheetOf(world, first, below)).items.map(({ mayAnswer }) => mayAnswer)).toEqual([false, false])
    expect(await answer(world, below, one?.id ?? '', { kind: 'confirmed' })).toEqual({ ok: false, reason: 'scope' })
    expect(await answer(world, world.hr, two?.id ?? '', { kind: 'confirmed' })).toEqual({ ok: false, reason: 'role' })
    expect((await answer(world, world.hr, one?.id ?? '', { kind: 'planned', plannedOn: '31/12/2026' })).ok).toBe(true)
    expect((await sheetOf(world)).items[0]).toMatchObject({ state: 'planned', unitId: world.district })
    expect(await db().auditEvent.count({ where: { action: 'unit_sheet.planned', actorId: world.hr.userId } })).toBe(1)
  })

  test('of a unit that is no more goes on to the nearest unit that goes on, is listed there and may be answered and signed', async () => {
    const world = await makeWorld()
    await openSheets(at(first))
    const cityHead = await makeUser({ roles: [{ role: 'head', unitId: world.city }] })
    const [one] = (await sheetOf(world)).items
    await answer(world, world.head, one?.id ?? '', { kind: 'escalated', note: 'Thiếu biên chế' })
    // The commune and its district are dissolved.
    await db().unitVersion.updateMany({ where: { unitId: { in: [world.unit, world.district] } }, data: { validTo: toColumn('2026-11-05') } })
    await db().unit.updateMany({ where: { id: { in: [world.unit, world.district] } }, data: { endedOn: toColumn('2026-11-05') } })
    await climbSheets(at('2026-11-10'))
    await climbSheets(at('2026-11-11'))
    const { items } = await sheetOf(world, '2026-11-11', cityHead)
    expect(items.map(({ unitId, mayAnswer, acts }) => [unitId, mayAnswer, acts.map(({ kind }) => kind)])).toEqual([[world.city, true, ['escalated', 'climbed']], [world.city, true, ['climbed']]])
    expect((await findCameUp(world.unit, '2026-11-11', 1)).rows).toEqual([])
    expect(await toldTo(cityHead)).toMatchObject([{ kind: 'sheet_climbed', values: { unit: 'Hàng Thử', gaps: 1 } }, { kind: 'sheet_climbed', values: { unit: 'Hàng Thử', gaps: 1 } }])
    expect(await findCameUp(world.city, '2026-11-11', 1)).toMatchObject({ rows: [{ unitId: world.unit, name: 'Hàng Thử', gaps: 2 }] })
    const list = { filter: { month, state: null, search: '' }, page: 1, today: '2026-11-11' }
    expect(await findUnitSheets({ by: cityHead, ...list })).toMatchObject({ ok: true, value: { all: 1, rows: [{ unitId: world.unit, name: 'Hàng Thử', endedOn: '2026-11-05', gaps: 2 }] } })
    expect(await findUnitSheets({ by: await makeUser({ roles: [{ role: 'head', unitId: (await makeUnit()).id }] }), ...list })).toMatchObject({ ok: true, value: { rows: [] } })
    expect((await answer(world, cityHead, one?.id ?? '', { kind: 'confirmed' }, '2026-11-11')).ok).toBe(true)
    expect(await answer(world, cityHead, one?.id ?? '', { kind: 'escalated', note: 'x' }, '2026-11-11')).toEqual({ ok: false, reason: 'noneAbove' })
    expect((await signSheet({ by: cityHead, unitId: world.unit, month, now: at('2026-11-11') })).ok).toBe(true)
  })

  test('when the district is no more and the commune goes on: from the district to what is above it', async () => {
    const world = await makeWorld()
    await openSheets(at(first))
    const [one] = (await sheetOf(world)).items
    await answer(world, world.head, one?.id ?? '', { kind: 'escalated', note: 'Thiếu biên chế' })
    await db().unitVersion.updateMany({ where: { unitId: { in: [world.unit, world.district] } }, data: { validTo: toColumn('2026-11-05') } })
    await db().unit.update({ where: { id: world.district }, data: { endedOn: toColumn('2026-11-05') } })
    await db().unitVersion.create({ data: { id: newId(), unitId: world.unit, parentId: world.city, name: 'Hàng Thử', type: 'phuong', searchKey: 'hang thu', validFrom: toColumn('2026-11-05'), legalBasis: 'Văn bản thử' } })
    // Its own head may not take back what was passed on, though the unit it went to is not above the commune any more.
    expect(await answer(world, world.head, one?.id ?? '', { kind: 'confirmed' }, '2026-11-06')).toEqual({ ok: false, reason: 'scope' })
    await climbSheets(at('2026-11-11'))
    const page = await sheetOf(world, '2026-11-11')
    expect(page.items[0]).toMatchObject({ unitId: world.city, state: 'open', above: true })
    expect(page.places.map(({ unitId }) => unitId)).toEqual(expect.arrayContaining([world.unit, world.city, world.district]))
  })
})

describe('the days to answer', () => {
  test('are set by HR of the city, recorded, and hold for sheets opened from then on', async () => {
    const [before, after] = [await makeWorld(), await makeWorld()]
    const write = (unitId: string) => db().$transaction(async (tx) => writeSheets(tx, { unitIds: [unitId], today: first, calendar: await getCalendar(), now: at(first) }))
    await write(before.unit)
    const set = async (by: Actor, answerDays: number) => setSheetRule({ by, rule: { answerDays }, now: at(first) })
    const cityHr = await makeUser({ roles: [{ role: 'hr', unitId: after.city }] })
    expect(await set(after.hr, 2)).toEqual({ ok: false, reason: 'role' })
    expect(await set(cityHr, 2)).toEqual({ ok: true, value: { changed: true } })
    expect(await set(cityHr, 2)).toEqual({ ok: true, value: { changed: false } })
    expect(await db().auditEvent.findMany({ where: { action: 'unit_sheet_rule.set' }, select: { actorId: true, detail: true } })).toEqual([{ actorId: cityHr.userId, detail: { before: { answerDays: 5 }, after: { answerDays: 2 } } }])
    await write(after.unit)
    expect([await sheetOf(before), await sheetOf(after)].map(({ items }) => items[0]?.answerBy)).toEqual(['2026-11-09', '2026-11-04'])
    expect(await toldTo(after.head)).toMatchObject([{ values: { answerBy: '2026-11-04' } }])
    await climbSheets(at('2026-11-05'))
    expect([await climbsOf(before), await climbsOf(after)]).toEqual([0, 2])
    expect(await loadCountingRulePage(cityHr, first)).toMatchObject({ ok: true, value: { sheetRule: { answerDays: 2 }, maySet: true } })
    await set(cityHr, 5)
  })
})
