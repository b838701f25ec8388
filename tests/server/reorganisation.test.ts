/** Reorganisations from the file to undoing, on a small city: units, people, rights, and figures by both structures. */
import { describe, expect, test } from 'vitest'
import { testDatabase } from './database'
import type { World } from './reorganisation-world'

await testDatabase()
const { db } = await import('../../app/server/db.server')
const { startReorganisation } = await import('../../app/server/reorganisation/start-reorganisation.server')
const { beginReorganising } = await import('../../app/server/reorganisation/begin-reorganising.server')
const { getReorganisation } = await import('../../app/server/reorganisation/get-reorganisation.server')
const { workReorganisations } = await import('../../app/server/reorganisation/work-reorganisations.server')
const { loadFrame } = await import('../../app/server/compliance/load-frame.server')
const { findDependents } = await import('../../app/server/reorganisation/find-dependents.server')
const { keepUnitDays } = await import('../../app/server/compliance/keep-unit-days.server')
const { makeUnit } = await import('../factories/unit')
const { makePosting } = await import('../factories/posting')
const { NOW, TODAY, carryOut, makeWorld, see, start, state, unitNamed } = await import('./reorganisation-world')

/** People counted on a day under each child of the city, by one of the two structures. */
async function counted({ hr, city }: World, asOf: string, structure: 'then' | 'today', today = TODAY) {
  const frame = await loadFrame({ actor: hr, act: 'viewUnitStanding', unitId: city.id, asOf, today, structure })
  if (!frame.ok) throw new Error(frame.reason)
  const units = frame.value.counted.get(asOf) ?? []
  const ids = units.map(({ unit }) => unit.unitId)
  await keepUnitDays(asOf, ids, [], [])
  const rows = await db().$queryRaw<{ unit_id: string; people: number }[]>`SELECT unit_id, people FROM unit_day WHERE day = ${asOf}::date AND unit_id = ANY(${ids}::uuid[])`
  return { total: rows.reduce((sum, { people }) => sum + people, 0), of: (top: string | null) => units.filter((one) => one.top === top).reduce((sum, { unit }) => sum + (rows.find((row) => row.unit_id === unit.unitId)?.people ?? 0), 0) }
}


describe('a merge', () => {
  test('moves everybody on the day, names its basis, keeps totals by both structures, carries HR, and is undone exactly', async () => {
    const world = await makeWorld()
    const before = await state(world)
    const [then, now] = [await counted(world, '2026-06-30', 'then'), await counted(world, TODAY, 'then')]
    const id = await start(world, ['Phường Hàng Bạc;Quận Hoàn Kiếm;Phường Hồ Gươm;;00999;;;', 'Phường Hàng Gai;Quận Hoàn Kiếm;Phường Hồ Gươm;;;;;'])
    const { plan, mapping } = await see(world, id)
    expect({ plan: plan?.faults, lines: mapping?.lines.flatMap(({ faults }) => faults) }).toEqual({ plan: [], lines: [] })
    expect(plan?.units.map(({ kind }) => kind).sort()).toEqual(['closed', 'closed', 'created'])
    expect(plan?.flows.map(({ officers }) => officers).sort()).toEqual([2, 3])
    await carryOut(world, id)
    const fresh = await unitNamed('Hồ Gươm')
    const postings = await db().posting.findMany({ where: { unitId: fresh, supersededAt: null } })
    expect(postings.map(({ decision, validFrom }) => `${validFrom.toISOString().slice(0, 10)} ${decision}`)).toEqual(Array(5).fill('2026-07-01 Nghị quyết số 1/NQ ngày 01/06/2026 của Hội đồng nhân dân'))
    expect(await db().roleAssignment.count({ where: { userId: world.communeHr.userId, role: 'hr', unitId: fresh, validTo: null } })).toBe(1)
    const [thenAfter, thenCast, nowAfter] = [await counted(world, '2026-06-30', 'then'), await counted(world, '2026-06-30', 'today'), await counted(world, TODAY, 'then')]
    expect([thenAfter.total, thenCast.total, nowAfter.total, nowAfter.of(world.district.id)]).toEqual([then.total, then.total, now.total, now.total])
    expect(await db().standingSpan.count({ where: { unitId: fresh } })).toBe(5)
    expect(await beginReorganising({ by: world.hr, id, work: { kind: 'undo', reason: 'Nhập nhầm tệp' }, now: NOW })).toEqual({ ok: true, value: null })
    await workReorganisations(() => NOW)
    expect((await see(world, id)).state).toBe('undone')
    expect(await state(world)).toEqual(before)
    expect((await counted(world, TODAY, 'then')).total).toBe(now.total)
  })

  test('into a unit that goes on; two people confirm at once and one counts', async () => {
    const world = await makeWorld()
    const id = await start(world, ['Phường Hàng Bạc;;Phường Hàng Gai;;;;;'])
    const both = await Promise.all([1, 2].map(() => beginReorganising({ by: world.hr, id, work: { kind: 'apply', seen: NOW.toISOString() }, now: NOW })))
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(both.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'stateChanged' })
    await workReorganisations(() => NOW)
    expect(await db().posting.count({ where: { unitId: world.gai.id, supersededAt: null } })).toBe(5)
    expect(await db().unitVersion.count({ where: { unitId: world.gai.id } })).toBe(1)
  })
})

describe('a split', () => {
  test('lists people whom no line takes and stops; with lists and a taker of the rest it moves each one once', async () => {
    const world = await makeWorld()
    const [first = '', second = ''] = world.codesOf(world.nam.id)
    const lines = [`Phường Cửa Nam;;Phường Nam Một;;;${first}, ${second};;`, 'Phường Cửa Nam;;Phường Nam Hai;;;;;']
    const id = await start(world, lines)
    expect((await see(world, id)).plan).toMatchObject({ faults: [], unassigned: 2 })
    expect(await beginReorganising({ by: world.hr, id, work: { kind: 'apply', seen: NOW.toISOString() }, now: NOW })).toEqual({ ok: false, reason: 'hasFaults' })
    await start(world, [lines[0] ?? '', 'Phường Cửa Nam;;Phường Nam Hai;;;;;x'], '2026-07-01', id)
    await carryOut(world, id)
    for (const name of ['Nam Một', 'Nam Hai']) expect(await db().posting.count({ where: { unitId: await unitNamed(name), supersededAt: null } })).toBe(2)
    const cast = await counted(world, '2026-06-30', 'today')
    // Decision 042: of people of a unit that was split nobody says where they stand today; they stay in the total.
    expect([cast.total, cast.of(world.district.id), cast.of(null)]).toEqual([9, 5, 4])
  })
})

describe('chain, future, and facts that change', () => {
  test('one reorganisation after another, the second in the future; the first cannot be undone then', async () => {
    const world = await makeWorld()
    const first = await start(world, ['Phường Hàng Bạc;;Phường Hồ Gươm;;;;;', 'Phường Hàng Gai;;Phường Hồ Gươm;;;;;'])
    await carryOut(world, first)
    const second = await start(world, ['Phường Hồ Gươm;;Phường Long Biên;;;;;', 'Phường Cửa Nam;;Phường Long Biên;;;;;'], '2027-03-01')
    await carryOut(world, second)
    const total = async (asOf: string, today: string) => (await counted(world, asOf, 'today', today)).total
    expect([await total('2026-06-30', TODAY), await total('2026-06-30', '2027-03-02'), await total('2027-03-02', '2027-03-02')]).toEqual([9, 9, 9])
    expect(await beginReorganising({ by: world.hr, id: first, work: { kind: 'undo', reason: 'Thử' }, now: NOW })).toEqual({ ok: false, reason: 'depended' })
  })

  test('a plan of facts that have changed since is refused, and made anew', async () => {
    const world = await makeWorld()
    const id = await start(world, ['Phường Hàng Bạc;;Phường Hồ Gươm;;;;;', 'Phường Hàng Gai;;Phường Hồ Gươm;;;;;'])
    await makePosting({ unitId: world.bac.id, positionId: world.desk.id })
    expect(await beginReorganising({ by: world.hr, id, work: { kind: 'apply', seen: NOW.toISOString() }, now: NOW })).toEqual({ ok: false, reason: 'changedSince' })
    expect((await beginReorganising({ by: world.hr, id, work: { kind: 'plan' }, now: NOW })).ok).toBe(true)
    await workReorganisations(() => NOW)
    expect((await see(world, id)).plan?.officers).toBe(6)
    await carryOut(world, id)
  })

  test('a plan made anew by somebody else is not the one that was looked at', async () => {
    const world = await makeWorld()
    const id = await start(world, ['Phường Hàng Bạc;;Phường Hồ Gươm;;;;;', 'Phường Hàng Gai;;Phường Hồ Gươm;;;;;'])
    await beginReorganising({ by: world.hr, id, work: { kind: 'plan' }, now: NOW })
    await workReorganisations(() => new Date(NOW.getTime() + 60_000))
    expect(await beginReorganising({ by: world.hr, id, work: { kind: 'apply', seen: NOW.toISOString() }, now: NOW })).toEqual({ ok: false, reason: 'stateChanged' })
    expect((await see(world, id)).state).toBe('planned')
  })

  test('HR of a district or of another city sees none of it', async () => {
    const world = await makeWorld()
    const id = await start(world, ['Phường Hàng Bạc;;Phường Hồ Gươm;;;;;', 'Phường Hàng Gai;;Phường Hồ Gươm;;;;;'])
    const stranger = await makeWorld()
    for (const by of [world.districtHr, stranger.hr]) {
      expect(await getReorganisation({ by, id, now: NOW })).toEqual({ ok: false, reason: 'notFound' })
      expect(await beginReorganising({ by, id, work: { kind: 'apply', seen: NOW.toISOString() }, now: NOW })).toEqual({ ok: false, reason: 'notFound' })
    }
  })

  test('lines that cannot be are told by row and column', async () => {
    const world = await makeWorld()
    const id = await start(world, ['Phường Hàng Bac;;Phường X;;;;;', 'Phường Cửa Nam;;;;;;;', 'Phường Hàng Gai;;Phường Y;Quận Không Có;12a;;;'])
    const { plan, mapping } = await see(world, id)
    expect([...(plan?.faults ?? []), ...(mapping?.lines.flatMap(({ faults }) => faults) ?? [])].map(({ row, column, key }) => `${row} ${column} ${key}`).sort()).toEqual(['4 code codeUnread'])
    expect(plan?.unassigned).toBe(4)
  })
})

describe('what is on record for the day or after it', () => {
  test('two plans of one day: the ground is not pulled from under a new unit, nor its name or code given again', async () => {
    const world = await makeWorld()
    const other = await makeUnit({ level: 'district', name: 'Ba Đình', parentId: world.city.id })
    await carryOut(world, await start(world, ['Phường Hàng Bạc;Quận Hoàn Kiếm;Phường Hồ Gươm;;00997;;;', 'Phường Hàng Gai;Quận Hoàn Kiếm;Phường Hồ Gươm;;;;;'], '2027-05-01'))
    const faultsOf = async (lines: readonly string[]) => {
      const id = await start(world, lines, '2027-05-01')
      return (await see(world, id)).plan?.faults.map(({ row, column, key }) => `${row} ${column} ${key}`).sort()
    }
    expect(await faultsOf(['Quận Hoàn Kiếm;;Quận Mới;;;;;', 'Quận Ba Đình;;Quận Mới;;;;;'])).toContain('2 from comesUnder')
    expect(await faultsOf(['Phường Cửa Nam;;Phường Hồ Gươm;;00997;;;'])).toEqual(['2 code comesCoded', '2 to comesNamed'])
    expect(await faultsOf(['Phường Cửa Nam;;Phường Cửa Nam Mới;;00996;;;'])).toEqual([])
    expect(other.id).toBeTruthy()
  })

  test('undoing is refused when a right was ended meanwhile, or the old place is gone', async () => {
    const world = await makeWorld()
    const first = await start(world, ['Phường Hàng Bạc;;Phường Hồ Gươm;;;;;', 'Phường Hàng Gai;;Phường Hồ Gươm;;;;;'])
    await carryOut(world, first)
    const undo = () => beginReorganising({ by: world.hr, id: first, work: { kind: 'undo', reason: 'Thử' }, now: NOW })
    const given = await db().roleAssignment.findFirstOrThrow({ where: { userId: world.communeHr.userId, role: 'hr', validTo: null } })
    await db().roleAssignment.update({ where: { id: given.id }, data: { validTo: new Date('2026-12-01') } })
    expect(await undo()).toEqual({ ok: false, reason: 'depended' })
    expect((await findDependents(db(), first, (await see(world, first)).plan)).map(({ kind }) => kind)).toEqual(['roleChanged'])
    await db().roleAssignment.update({ where: { id: given.id }, data: { validTo: null } })
    expect(await findDependents(db(), first, (await see(world, first)).plan)).toEqual([])
    // The name of an old unit was given again meanwhile.
    const twin = await makeUnit({ name: 'Hàng Bạc', parentId: world.district.id })
    expect(await undo()).toEqual({ ok: false, reason: 'depended' })
    await db().unitVersion.updateMany({ where: { unitId: twin.id }, data: { validTo: new Date('2026-11-01') } })
    expect((await undo()).ok).toBe(true)
    await workReorganisations(() => NOW)
    expect((await see(world, first)).state).toBe('undone')
  })

  test('a plan that was edited between looking and confirming is not carried out', async () => {
    const world = await makeWorld()
    const id = await start(world, ['Phường Hàng Bạc;;Phường Hồ Gươm;;;;;', 'Phường Hàng Gai;;Phường Hồ Gươm;;;;;'])
    const form = { name: 'Sắp xếp thử', basis: { number: 'Nghị quyết số 2/NQ', date: '2026-06-01', issuer: 'Hội đồng nhân dân' }, reviewState: 'pending', effectiveOn: '2026-08-01' } as const
    const [edited, begun] = await Promise.all([
      startReorganisation({ by: world.hr, unitId: world.city.id, id, form, file: null, now: NOW }),
      beginReorganising({ by: world.hr, id, work: { kind: 'apply', seen: NOW.toISOString() }, now: NOW }),
    ])
    expect([edited.ok, begun.ok].sort()).toEqual([false, true])
    const { state, effectiveOn } = await see(world, id)
    expect(`${state} ${effectiveOn}`).toBe(begun.ok ? 'applying 2026-07-01' : 'planning 2026-08-01')
  })
})
