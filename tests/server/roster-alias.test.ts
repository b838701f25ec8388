/** HR's answer to whom a row means is remembered under the code of the list: the same file again asks nothing and changes nothing. */
import { beforeAll, describe, expect, test } from 'vitest'
import { db } from '~/server/db.server'
import { findListOfficers } from '~/server/evidence-import/find-list-officers.server'
import { beginWork } from '~/server/roster/begin-work.server'
import { decideRow } from '~/server/roster/decide-row.server'
import { decideSureRows } from '~/server/roster/decide-sure-rows.server'
import { loadImport } from '~/server/roster/load-import.server'
import { loadSureRows } from '~/server/roster/load-sure-rows.server'
import { workImports } from '~/server/roster/work-imports.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { makeOfficer } from '../factories/officer'
import { makePosting } from '../factories/posting'
import { testDatabase } from './database'
import { NOW, TODAY, apply, code, list, makeRosterWorld, planned, rowsOf, stateOf, type Line } from './roster-world'

await testDatabase()
let world: Awaited<ReturnType<typeof makeRosterWorld>>
beforeAll(async () => {
  world = await makeRosterWorld()
})

const kinds = async (id: string) => (await rowsOf(id)).filter(({ kind }) => kind !== 'missing').map(({ kind }) => kind)
const letters = (at: number) => [...String(at)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')
async function posted(fullName: string, overrides: { birthDate?: string; birthPrecision?: 'day' | 'year'; unitId?: string } = {}) {
  const { unitId = world.commune.id, ...given } = overrides
  const officer = await makeOfficer({ staffCode: code(), fullName, birthDate: '1985-03-05', sex: null, ...given })
  await makePosting({ officerId: officer.id, unitId, positionId: world.desk.id, validFrom: '2020-01-01' })
  return officer
}
async function undo(id: string) {
  expect(await beginWork({ by: world.hr, id, work: { kind: 'undo' }, now: NOW })).toMatchObject({ ok: true })
  await workImports(() => NOW)
  expect(await stateOf(id)).toBe('undone')
}
/** An import in which the only row was answered with this person, applied. */
async function answered(officerId: string, file: string, by = world.hr, unitId = world.city.id) {
  const id = await planned(by, unitId, file)
  expect(await kinds(id)).toEqual(['asked'])
  expect(await decideRow({ by, id, ordinal: 1, officerId, now: NOW })).toMatchObject({ ok: true })
  await apply(by, id)
  expect(await stateOf(id)).toBe('applied')
  return id
}

describe('the same person', () => {
  test('is remembered under the code of the list until the import is undone', async () => {
    const [an, listed] = [await posted('Lê Nhớ Mã'), code()]
    const file = list([listed, 'Lê Nhớ Mã'])
    const id = await answered(an.id, file)
    expect((await rowsOf(id))[0]?.changes).toEqual([{ what: 'alias', before: an.staffCode, after: listed }])
    const again = await planned(world.hr, world.city.id, file)
    expect(await kinds(again)).toEqual(['unchanged'])
    const page = await loadImport({ by: world.hr, id: again, kind: 'unchanged', page: 1, now: NOW })
    expect(page.ok && page.value.rows).toMatchObject([{ staffCode: listed, ownCode: an.staffCode }])
    expect((await db().officer.findUniqueOrThrow({ where: { id: an.id } })).staffCode).toBe(an.staffCode)
    await undo(id)
    expect(await db().staffCodeAlias.count({ where: { code: listed } })).toBe(0)
    expect(await kinds(await planned(world.hr, world.city.id, file))).toEqual(['asked'])
  })

  test('named by both codes in one file is named twice', async () => {
    const [an, listed] = [await posted('Lê Hai Mã'), code()]
    await answered(an.id, list([listed, 'Lê Hai Mã']))
    const rows = await rowsOf(await planned(world.hr, world.city.id, list([an.staffCode, 'Lê Hai Mã'], [listed, 'Lê Hai Mã'], [listed, 'Lê Hai Mã', undefined, undefined, 'VT03', undefined, 'x'])))
    expect(rows.slice(0, 3).map(({ kind, faults }) => [kind, faults[0]?.key])).toEqual([['unchanged', undefined], ['refused', 'twiceInFile'], ['changed', undefined]])
  })

  test('gives way to somebody whose own code it is, also one who came between dry run and apply', async () => {
    const [an, listed] = [await posted('Lê Nhường Mã'), code()]
    const file = list([listed, 'Lê Nhường Mã'])
    await answered(an.id, file)
    const other = await makeOfficer({ staffCode: listed, fullName: 'Lê Nhường Mã', birthDate: '1985-03-05' })
    await makePosting({ officerId: other.id, unitId: world.commune.id, positionId: world.desk.id, validFrom: '2020-01-01' })
    expect((await rowsOf(await planned(world.hr, world.city.id, file)))[0]).toMatchObject({ kind: 'unchanged', officerId: other.id })

    const [binh, later] = [await posted('Lê Chậm Mã'), code()]
    const id = await planned(world.hr, world.city.id, list([later, 'Lê Chậm Mã']))
    await decideRow({ by: world.hr, id, ordinal: 1, officerId: binh.id, now: NOW })
    await makeOfficer({ staffCode: later, fullName: 'Lê Đến Trước' })
    await apply(world.hr, id)
    expect([await stateOf(id), (await db().rosterImport.findUniqueOrThrow({ where: { id } })).fault, await db().staffCodeAlias.count({ where: { code: later } })]).toEqual(['planned', 'changedSince', 0])
  })

  test('is not told to another tree, which may give the code to somebody of its own', async () => {
    const [an, listed] = [await posted('Lê Cây Này', { unitId: world.foreign.id }), code()]
    await answered(an.id, list([listed, 'Lê Cây Này', undefined, 'Phường Phúc Xá']))
    const mine = await posted('Lê Cây Kia')
    const file = list([listed, 'Lê Cây Kia'])
    await answered(mine.id, file, world.districtHr, world.district.id)
    expect((await rowsOf(await planned(world.districtHr, world.district.id, file)))[0]).toMatchObject({ kind: 'unchanged', officerId: mine.id })
    expect(JSON.stringify(await rowsOf(await planned(world.districtHr, world.district.id, list([listed, 'Lê Người Mới']))))).not.toContain(an.staffCode)
    // Whose reach covers both: each is found by the name.
    expect((await rowsOf(await planned(world.hr, world.city.id, list([listed, 'Lê Cây Này', undefined, 'Phường Phúc Xá']))))[0]).toMatchObject({ kind: 'unchanged', officerId: an.id })
  })

  test('is asked about again where the row under that code has another name', async () => {
    const [an, listed] = [await posted('Lê Đổi Tên'), code()]
    await answered(an.id, list([listed, 'Lê Đổi Tên']))
    const id = await planned(world.hr, world.city.id, list([listed, 'Lê Khác Tên', '05/03/1985'], [code(), 'Lê Khác Hẳn']))
    expect(await kinds(id)).toEqual(['asked', 'created'])
    expect((await db().rosterRow.findFirstOrThrow({ where: { importId: id, ordinal: 1 } })).judgement).toMatchObject({ candidates: [{ id: an.id, byCode: true }] })
    expect(await loadSureRows({ by: world.hr, id, now: NOW })).toEqual({ ok: false, reason: 'stateChanged' })
  })

  test('is found by lists of proofs of its unit', async () => {
    const [an, listed] = [await posted('Lê Minh Chứng'), code()]
    await answered(an.id, list([listed, 'Lê Minh Chứng']))
    const found = (unitId: string) => findListOfficers(queriesOf(db()), [listed, an.staffCode], { unitIds: [unitId], day: TODAY, ownOfficerId: null })
    expect([...(await found(world.commune.id)).entries()].map(([asked, { id }]) => [asked, id])).toEqual([[listed, an.id], [an.staffCode, an.id]])
    expect((await found(world.sister.id)).size).toBe(0)
  })
})

describe('all rows that can be one person only', () => {
  test('are answered at once; those that could be another, or are known less well, are left', { timeout: 60_000 }, async () => {
    const many = Array.from({ length: 620 }, (_, at) => `Lê Chắc ${letters(at)}`)
    const people = await Promise.all(many.map((name) => posted(name)))
    const [twice, year] = [await posted('Lê Hai Dòng'), await posted('Lê Năm Thôi', { birthDate: '1985-01-01', birthPrecision: 'year' })]
    await posted('Lê Hai Người')
    await posted('Lê Hai Người')
    const lines: Line[] = [...many.map((name): Line => ['', name]), ['', 'Lê Hai Dòng'], ['', 'Lê Hai Dòng'], ['', 'Lê Năm Thôi'], ['', 'Lê Hai Người'], ['', 'Lê Chắc A', '1985', 'Phường Hàng Bạc', 'VT03']]
    const id = await planned(world.hr, world.city.id, list(...lines))
    expect(new Set(await kinds(id))).toEqual(new Set(['asked']))
    expect(await loadSureRows({ by: world.hr, id, now: NOW })).toMatchObject({ ok: true, value: { rows: 620 } })
    const page = await loadImport({ by: world.hr, id, kind: 'asked', page: 1, now: NOW })
    expect(page.ok && page.value.sure).toBe(620)
    expect(await loadSureRows({ by: world.districtHr, id, now: NOW })).toEqual({ ok: false, reason: 'notFound' })
    expect(await decideSureRows({ by: world.districtHr, id, now: NOW })).toEqual({ ok: false, reason: 'notFound' })
    expect(await decideSureRows({ by: world.hr, id, now: NOW })).toEqual({ ok: true, value: 620 })
    const rows = await rowsOf(id)
    expect(rows.slice(0, 620).map(({ kind, officerId }) => `${kind} ${officerId}`)).toEqual(people.map((one) => `unchanged ${one.id}`))
    expect(rows.slice(620, 625).map(({ kind }) => kind)).toEqual(['asked', 'asked', 'asked', 'asked', 'asked'])
    expect([twice.id, year.id].some((one) => rows.slice(0, 625).some(({ officerId }) => officerId === one))).toBe(false)
    expect(await decideSureRows({ by: world.hr, id, now: NOW })).toEqual({ ok: true, value: 0 })
  })

  test('not once the plan is no longer one', async () => {
    await posted('Lê Đã Ghi')
    const id = await planned(world.hr, world.city.id, list(['', 'Lê Đã Ghi'], [code(), 'Lê Mới Tinh']))
    await apply(world.hr, id, 'valid')
    expect(await decideSureRows({ by: world.hr, id, now: NOW })).toEqual({ ok: false, reason: 'stateChanged' })
    expect((await kinds(id))[0]).toBe('asked')
  })
})
