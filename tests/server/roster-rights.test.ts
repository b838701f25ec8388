/** Whose rows and whose data an import may touch and show: the tree of its uploader on the day, and nothing of others. */
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { beginWork } from '~/server/roster/begin-work.server'
import { exportRefused } from '~/server/roster/export-refused.server'
import { getImport } from '~/server/roster/get-import.server'
import { loadImport } from '~/server/roster/load-import.server'
import { loadImports } from '~/server/roster/load-imports.server'
import { startImport } from '~/server/roster/start-import.server'
import { workImports } from '~/server/roster/work-imports.server'
import { makeOfficer } from '../factories/officer'
import { makePosting } from '../factories/posting'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'
import { csv } from './roster-files'
import { HEAD, type Line, NOW, apply, code, list, makeRosterWorld, plan, planned, proposed, rowsOf, stateOf, upload } from './roster-world'

await testDatabase()
let world: Awaited<ReturnType<typeof makeRosterWorld>>
beforeAll(async () => {
  world = await makeRosterWorld()
})
const byCode = (staffCode: string) => db().officer.findUniqueOrThrow({ where: { staffCode } })

describe('rights', () => {
  test('only into the own tree, row by row; nobody is taken from another tree', async () => {
    const staffCode = code()
    const { id: officerId } = await makeOfficer({ staffCode, fullName: 'Lê Xa', birthDate: '1985-03-05' })
    await makePosting({ officerId, unitId: world.foreign.id, positionId: world.desk.id })
    const id = await planned(world.districtHr, world.district.id, list([code(), 'Lê Một', undefined, 'Phường Phúc Xá'], [staffCode, 'Lê Xa'], [code(), 'Ba']))
    const rows = await rowsOf(id)
    expect(rows.slice(0, 3).map(({ kind, faults }) => [kind, faults[0]?.key])).toEqual([['refused', 'unitOutside'], ['refused', 'officerElsewhere'], ['created', undefined]])
    expect(await startImport({ by: world.districtHr, unitId: world.other.id, fileName: 'x', bytes: Buffer.from(list()), now: NOW })).toEqual({ ok: false, reason: 'scope' })
    const stranger = await makeUser({ roles: [{ role: 'hr', unitId: world.other.id }] })
    expect(await getImport({ by: stranger, id, now: NOW })).toEqual({ ok: false, reason: 'notFound' })
    expect(await getImport({ by: world.hr, id, now: NOW })).toMatchObject({ ok: true })
    const head = await makeUser({ roles: [{ role: 'head', unitId: world.district.id }] })
    expect(await getImport({ by: head, id, now: NOW })).toEqual({ ok: false, reason: 'role' })
  })

  test('a guessed code tells nothing of somebody outside the tree, wherever the answer is read', async () => {
    const secret = { fullName: 'Tô Bí Mật', birthDate: '1979-09-19', email: 'bi.mat@vidu.example', phone: '0900000099' }
    const posts: readonly [string, string, string | null][] = [['elsewhere now', world.foreign.id, null], ['elsewhere until before the row begins', world.foreign.id, '2026-12-31'], ['left service', world.foreign.id, '2025-01-01'], ['left the own tree', world.commune.id, '2025-01-01'], ['never posted', '', null]]
    const people = await Promise.all(posts.map(async ([, unitId, validTo]) => {
      const officer = await makeOfficer({ ...secret, staffCode: code() })
      if (unitId !== '') await makePosting({ officerId: officer.id, unitId, positionId: world.desk.id, validFrom: '2020-01-01', validTo })
      return officer
    }))
    const id = await planned(world.districtHr, world.district.id, list(...people.map(({ staffCode }): Line => [staffCode, 'Lê Đoán Mò', '05/03/1985', undefined, undefined, '01/02/2027'])))
    const rows = await rowsOf(id)
    expect(rows.filter(({ kind }) => kind !== 'missing').map(({ kind, faults, changes }, at) => [posts[at]?.[0], kind, faults, changes])).toEqual(posts.map(([what]) => [what, 'refused', [{ column: 'staffCode', key: 'officerElsewhere', values: {} }], []]))
    const page = await loadImport({ by: world.districtHr, id, kind: 'refused', page: 1, now: NOW })
    const file = await exportRefused(world.districtHr, id, { name: 'x', row: 'x', reason: 'x', asked: 'x', sentence: (fault) => JSON.stringify(fault) }, NOW)
    const book = new ExcelJS.Workbook()
    if (file.ok) await book.xlsx.load(file.value.bytes as unknown as ArrayBuffer)
    const told = JSON.stringify([await db().rosterRow.findMany({ where: { importId: id } }), page, book.worksheets[0]?.getSheetValues()])
    expect(told).toContain('Lê Đoán Mò')
    for (const value of [secret.fullName, 'Bí Mật', secret.birthDate, '19/09/1979', secret.email, secret.phone]) expect(told).not.toContain(value)
  })

  test('who left service is taken in again by a row that knows name and birth, without being shown', async () => {
    const staffCode = code()
    const { id: officerId } = await makeOfficer({ staffCode, fullName: 'Tô Trở Lại', birthDate: '1985-03-05', email: 'cu@vidu.example', sex: 'male' })
    await makePosting({ officerId, unitId: world.foreign.id, positionId: world.desk.id, validFrom: '2020-01-01', validTo: '2025-01-01' })
    const id = await planned(world.districtHr, world.district.id, csv([[...HEAD, 'Thư điện tử'], [staffCode, 'Tô Trở Lại', '1985', 'Phường Hàng Bạc', 'VT01', '01/02/2026', '', 'moi@vidu.example']]))
    const [row] = await rowsOf(id)
    expect(row).toMatchObject({ kind: 'changed', changes: [{ what: 'email', before: null, after: 'moi@vidu.example' }, { what: 'posting', before: '' }] })
    expect(JSON.stringify(row)).not.toContain('cu@vidu.example')
    await apply(world.districtHr, id)
    expect(await byCode(staffCode)).toMatchObject({ email: 'moi@vidu.example' })
    await beginWork({ by: world.districtHr, id, work: { kind: 'undo' }, now: NOW })
    await workImports(() => NOW)
    expect(await byCode(staffCode)).toMatchObject({ email: 'cu@vidu.example' })
  })

  test('a name mistyped in an import that was undone may be corrected by the next one of the same tree', async () => {
    const staffCode = code()
    const id = await planned(world.districtHr, world.district.id, list([staffCode, 'Lê Gõ Nhầm']))
    await apply(world.districtHr, id)
    await beginWork({ by: world.districtHr, id, work: { kind: 'undo' }, now: NOW })
    await workImports(() => NOW)
    expect((await rowsOf(await planned(world.districtHr, world.district.id, list([staffCode, 'Lê Gõ Đúng']))))[0]).toMatchObject({ kind: 'created', changes: [{ what: 'fullName', before: 'Lê Gõ Nhầm', after: 'Lê Gõ Đúng' }, expect.anything()] })
    const sisterHr = await makeUser({ roles: [{ role: 'hr', unitId: world.sister.id }] })
    expect((await rowsOf(await planned(sisterHr, world.sister.id, list([staffCode, 'Lê Gõ Đúng', undefined, 'Phường Cửa Nam']))))[0]).toMatchObject({ kind: 'refused', faults: [{ key: 'officerElsewhere' }] })
  })

  test('an import is seen, applied and undone only by those whose reach covers that of its uploader', async () => {
    const staffCode = code()
    const { id: officerId } = await makeOfficer({ staffCode, fullName: 'Lê Chuyển Quận', birthDate: '1985-03-05' })
    await makePosting({ officerId, unitId: world.foreign.id, positionId: world.desk.id, validFrom: '2020-01-01' })
    const id = await planned(world.hr, world.district.id, list([staffCode, 'Lê Chuyển Quận', undefined, undefined, undefined, '01/09/2026']))
    expect((await rowsOf(id))[0]).toMatchObject({ kind: 'changed' })
    const wish = { id, work: { kind: 'apply' as const, mode: 'all' as const }, now: NOW }
    expect(await getImport({ by: world.districtHr, id, now: NOW })).toEqual({ ok: false, reason: 'notFound' })
    expect(await beginWork({ by: world.districtHr, ...wish })).toEqual({ ok: false, reason: 'notFound' })
    const listed = async (by: typeof world.hr) => (await loadImports(by, 1, NOW)).imports.map((one) => one.id)
    expect([(await listed(world.districtHr)).includes(id), (await listed(world.hr)).includes(id)]).toEqual([false, true])
    const deputy = await makeUser({ roles: [{ role: 'hr', unitId: world.city.id }] })
    expect(await beginWork({ by: deputy, ...wish })).toEqual({ ok: true, value: null })
    await workImports(() => NOW)
    expect(await stateOf(id)).toBe('applied')
    expect(await beginWork({ by: world.districtHr, id, work: { kind: 'undo' }, now: NOW })).toEqual({ ok: false, reason: 'notFound' })
    // The other way round the wider reach is used no further than the uploader's.
    const own = await upload(world.districtHr, world.district.id, list([code(), 'Lê Trong', undefined, 'Phường Phúc Xá']))
    await plan(deputy, own)
    expect((await rowsOf(own))[0]).toMatchObject({ kind: 'refused', faults: [{ key: 'unitOutside' }] })
    expect((await listed(world.districtHr)).includes(own)).toBe(true)
  })

  test('who or what has left the tree since the dry run stops the apply', async () => {
    const staffCode = code()
    const { id: officerId } = await makeOfficer({ staffCode, fullName: 'Lê Đi Rồi', birthDate: '1985-03-05', sex: null })
    const { id: postingId } = await makePosting({ officerId, unitId: world.commune.id, positionId: world.desk.id, validFrom: '2020-01-01' })
    const id = await planned(world.districtHr, world.district.id, csv([[...HEAD, 'Giới tính'], [staffCode, 'Lê Đi Rồi', '05/03/1985', 'Phường Hàng Bạc', 'VT01', '01/07/2024', '', 'Nữ']]))
    expect((await rowsOf(id))[0]).toMatchObject({ kind: 'changed', changes: [{ what: 'sex' }] })
    await db().posting.update({ where: { id: postingId }, data: { supersededAt: NOW } })
    await makePosting({ officerId, unitId: world.foreign.id, positionId: world.desk.id, validFrom: '2026-11-01' })
    expect(await beginWork({ by: world.districtHr, id, work: { kind: 'apply', mode: 'valid' }, now: NOW })).toEqual({ ok: false, reason: 'reachChanged' })
    expect(await byCode(staffCode)).toMatchObject({ sex: null })
  })

  test('a unit that has since come under another district is that district\'s, on whatever day the row begins', async () => {
    const { id: unitId } = await makeUnit({ name: 'Chuyển Cấp', parentId: world.district.id })
    const version = await db().unitVersion.findFirstOrThrow({ where: { unitId } })
    await db().unitVersion.update({ where: { id: version.id }, data: { validTo: toColumn('2026-01-01') } })
    await db().unitVersion.create({ data: { ...version, id: newId(), parentId: world.other.id, validFrom: toColumn('2026-01-01') } })
    const file = list([code(), 'Lê Đơn Vị Cũ', undefined, 'Chuyển Cấp', undefined, '01/07/2024'])
    expect((await rowsOf(await planned(world.districtHr, world.district.id, file)))[0]).toMatchObject({ kind: 'refused', faults: [{ key: 'unitOutside' }] })
    expect((await rowsOf(await planned(world.hr, world.city.id, file)))[0]).toMatchObject({ kind: 'created' })
  })

  test('one import at a time on a tree: of two at once one begins, the other waits; a sister tree goes on', async () => {
    const ids = await Promise.all([upload(world.hr, world.city.id, list([code(), 'Một'])), upload(world.districtHr, world.district.id, list([code(), 'Hai']))])
    const [first, second] = ids as [string, string]
    const begin = async (by: typeof world.hr, id: string) => beginWork({ by, id, work: { kind: 'plan', settings: await proposed(by, id) }, now: NOW })
    const begun = await Promise.all([begin(world.hr, first), begin(world.districtHr, second)])
    expect(begun.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual(['ok', 'treeBusy'])
    await workImports(() => NOW)
    const twice = await Promise.all(['all', 'all'].map((mode) => beginWork({ by: world.hr, id: begun[0]?.ok ? first : second, work: { kind: 'apply', mode: mode as 'all' }, now: NOW })))
    expect(twice.map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual(['ok', 'stateChanged'])
    await workImports(() => NOW)
  })
})
