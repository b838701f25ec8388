/** From the dry run to undoing: facts stay append-only and dated, standing follows, the same file again changes nothing. */
import { spawn } from 'node:child_process'
import { beforeAll, describe, expect, test } from 'vitest'
import ExcelJS from 'exceljs'
import { testDatabase } from './database'
import { csv } from './roster-files'
import type { Line } from './roster-world'
import { root } from './test-server'

const database = await testDatabase()
const { db } = await import('../../app/server/db.server')
const { beginWork } = await import('../../app/server/roster/begin-work.server')
const { decideRow } = await import('../../app/server/roster/decide-row.server')
const { exportRefused } = await import('../../app/server/roster/export-refused.server')
const { loadImport } = await import('../../app/server/roster/load-import.server')
const { loadUndo } = await import('../../app/server/roster/load-undo.server')
const { workImports } = await import('../../app/server/roster/work-imports.server')
const { verifyChain } = await import('../../app/server/audit/verify-chain.server')
const { loadPersonFacts, queriesOf } = await import('../../app/server/standing/load-person-facts.server')
const { makeOfficer } = await import('../factories/officer')
const { makePosting } = await import('../factories/posting')
const { makeUser } = await import('../factories/user')
const { HEAD, NOW, apply, code, later, list, makeRosterWorld, plan, planned, rowsOf, stateOf, upload } = await import('./roster-world')

let world: Awaited<ReturnType<typeof makeRosterWorld>>
beforeAll(async () => {
  world = await makeRosterWorld()
})

const kinds = async (id: string) => (await rowsOf(id)).map(({ kind }) => kind)
const live = async (officerId: string) => (await db().posting.findMany({ where: { officerId, supersededAt: null }, orderBy: { validFrom: 'asc' } })).map(({ unitId, kind, validFrom, validTo }) => [unitId, kind, validFrom.toISOString().slice(0, 10), validTo?.toISOString().slice(0, 10) ?? null])
const byCode = (staffCode: string) => db().officer.findUniqueOrThrow({ where: { staffCode } })
const spans = (officerId: string) => db().standingSpan.count({ where: { officerId } })

test('created, changed, unchanged, refused, missing; then applied; then the same file changes nothing; then undone', async () => {
  const [fresh, mover, still] = [code(), code(), code()]
  const moving = await makeOfficer({ staffCode: mover, fullName: 'Lê Văn Chuyển', birthDate: '1980-01-01', sex: null })
  await makePosting({ officerId: moving.id, unitId: world.sister.id, positionId: world.desk.id, validFrom: '2020-01-01' })
  const staying = await makeOfficer({ staffCode: still, fullName: 'Lê Thị Yên', birthDate: '1981-01-01', sex: null })
  await makePosting({ officerId: staying.id, unitId: world.commune.id, positionId: world.desk.id, validFrom: '2020-01-01' })
  const gone = await makeOfficer({ staffCode: code(), fullName: 'Phạm Văn Vắng' })
  await makePosting({ officerId: gone.id, unitId: world.commune.id, positionId: world.desk.id })
  const file = list([fresh, 'Nguyễn Thị Mới'], [mover, 'Lê Văn Chuyển', '01/01/1980', 'Phường Hàng Bạc', 'VT03', '01/09/2026'], [still, 'Lê Thị Yên', '1981'], [code(), 'Trần Sai', '05/03/1985', 'Phường Hàng Bặcc'], [code(), '', '05/03/1985'])
  const id = await planned(world.districtHr, world.district.id, file)
  expect(await stateOf(id)).toBe('planned')
  expect(await kinds(id)).toEqual(['created', 'changed', 'unchanged', 'refused', 'refused', 'missing'])
  const rows = await rowsOf(id)
  expect(rows[1]?.changes).toEqual([{ what: 'posting', before: 'VT01 Tiếp nhận và trả kết quả – phường Cửa Nam, quận Hoàn Kiếm', after: 'VT03 Công chức Tư pháp – hộ tịch – phường Hàng Bạc, quận Hoàn Kiếm' }])
  expect(rows[3]?.faults).toEqual([{ column: 'unit', key: 'unitUnknownNear', values: { text: 'Phường Hàng Bặcc', near: 'phường Hàng Bạc, quận Hoàn Kiếm' } }])
  expect(rows[5]).toMatchObject({ rowNumber: 0, officerId: gone.id })
  expect(await db().officer.count({ where: { staffCode: fresh } })).toBe(0)

  expect(await beginWork({ by: world.districtHr, id, work: { kind: 'apply', mode: 'all' }, now: NOW })).toEqual({ ok: false, reason: 'hasRefused' })
  await apply(world.districtHr, id, 'valid')
  expect(await stateOf(id)).toBe('applied')
  const made = await byCode(fresh)
  expect(await live(made.id)).toEqual([[world.commune.id, 'main', '2024-07-01', null]])
  expect(await spans(made.id)).toBe(1)
  expect(await live(moving.id)).toEqual([[world.sister.id, 'main', '2020-01-01', '2026-09-01'], [world.commune.id, 'main', '2026-09-01', null]])
  expect(await spans(moving.id)).toBe(2)
  expect(await live(gone.id)).toHaveLength(1)
  expect(await db().posting.count({ where: { officerId: moving.id } })).toBe(3)

  const again = await planned(world.districtHr, world.district.id, file)
  expect(await kinds(again)).toEqual(['unchanged', 'unchanged', 'unchanged', 'refused', 'refused', 'missing'])
  expect(await beginWork({ by: world.districtHr, id: again, work: { kind: 'apply', mode: 'valid' }, now: NOW })).toEqual({ ok: false, reason: 'nothingToApply' })

  expect(await beginWork({ by: world.districtHr, id, work: { kind: 'undo' }, now: NOW })).toEqual({ ok: true, value: null })
  await workImports(() => NOW)
  expect(await stateOf(id)).toBe('undone')
  expect([await live(made.id), await spans(made.id)]).toEqual([[], 0])
  expect(await live(moving.id)).toEqual([[world.sister.id, 'main', '2020-01-01', null]])
  expect(await spans(moving.id)).toBe(1)
  expect(await kinds(await planned(world.districtHr, world.district.id, file))).toEqual(['created', 'changed', 'unchanged', 'refused', 'refused', 'missing'])
  const actions = (await db().auditEvent.findMany({ where: { subjectId: id }, orderBy: { sequence: 'asc' } })).map(({ action }) => action)
  expect(actions).toEqual(['roster.upload', 'roster.apply.start', 'roster.apply', 'roster.undo.start', 'roster.undo'])
  expect(await verifyChain()).toMatchObject({ ok: true })
})

test('data of people: old → new, and back to the old by undoing', async () => {
  const staffCode = code()
  const { id: officerId } = await makeOfficer({ staffCode, fullName: 'Lê Thị Lan', birthDate: '1985-01-01', birthPrecision: 'year' })
  await makePosting({ officerId, unitId: world.commune.id, positionId: world.desk.id })
  const id = await planned(world.hr, world.city.id, list([staffCode, 'Lê Thị Lan Anh', '05/03/1985']))
  expect((await rowsOf(id))[0]?.changes).toEqual([{ what: 'fullName', before: 'Lê Thị Lan', after: 'Lê Thị Lan Anh' }, { what: 'birth', before: '1985-01-01', after: '1985-03-05', precision: { before: 'year', after: 'day' } }])
  await apply(world.hr, id)
  expect(await byCode(staffCode)).toMatchObject({ fullName: 'Lê Thị Lan Anh', birthPrecision: 'day' })
  await beginWork({ by: world.hr, id, work: { kind: 'undo' }, now: NOW })
  await workImports(() => NOW)
  expect(await byCode(staffCode)).toMatchObject({ fullName: 'Lê Thị Lan', birthPrecision: 'year', sortKey: expect.stringContaining('lan') })
})

describe('who is who', () => {
  test('a code that lost its zeros finds its person; one person twice in a file is refused; a concurrent post is not', async () => {
    const staffCode = `00${9_000_000 + Number(code().slice(1))}`
    const { id: officerId } = await makeOfficer({ staffCode, fullName: 'Lê Thị Không', birthDate: '1985-03-05' })
    await makePosting({ officerId, unitId: world.commune.id, positionId: world.desk.id })
    const twice = code()
    const id = await planned(world.hr, world.city.id, list([staffCode.slice(2), 'Lê Thị Không'], [twice, 'Lê Hai Lần'], [twice, 'Lê Hai Lần', undefined, 'Phường Cửa Nam'], [twice, 'Lê Hai Lần', undefined, 'Phường Cửa Nam', 'VT03', undefined, 'x']))
    const rows = await rowsOf(id)
    expect(rows.map(({ kind }) => kind).slice(0, 4)).toEqual(['unchanged', 'created', 'refused', 'changed'])
    expect(rows[2]?.faults).toEqual([{ column: 'staffCode', key: 'twiceInFile', values: { row: 3 } }])
    await apply(world.hr, id, 'valid')
    expect((await live((await byCode(twice)).id)).map(([, kind]) => kind).sort()).toEqual(['concurrent', 'main'])
  })

  test('twins within one file are asked about: the same person is refused as named twice, another one is taken in', async () => {
    const [first, second, third] = [code(), code(), code()]
    const id = await planned(world.hr, world.city.id, list([first, 'Vũ Song Sinh', '07/07/1987'], [second, 'VŨ SONG SINH', '1987'], ['', 'Vũ Song Sinh', '07/07/1987'], [third, 'Vũ Song Sinh', '08/07/1987'], [code(), 'Vũ Song Sinh', '07/07/1987', 'Phường Cửa Nam']))
    const rows = await rowsOf(id)
    expect(rows.slice(0, 5).map(({ kind }) => kind)).toEqual(['created', 'asked', 'asked', 'created', 'created'])
    expect((await db().rosterRow.findFirstOrThrow({ where: { importId: id, ordinal: 2 } })).judgement).toMatchObject({ candidates: [{ id: rows[0]?.officerId, staffCode: first, row: 2, birth: '1987-07-07', precision: 'day' }] })
    expect(await decideRow({ by: world.hr, id, ordinal: 3, officerId: rows[0]?.officerId ?? '', now: NOW })).toEqual({ ok: true, value: null })
    expect(await decideRow({ by: world.hr, id, ordinal: 2, officerId: null, now: NOW })).toEqual({ ok: true, value: null })
    const decided = await rowsOf(id)
    expect(decided[2]).toMatchObject({ kind: 'refused', faults: [{ key: 'twiceInFile', values: { row: 2 } }] })
    expect(decided[1]).toMatchObject({ kind: 'created' })
    await apply(world.hr, id, 'valid')
    expect(await db().officer.count({ where: { staffCode: { in: [first, second, third] } } })).toBe(3)
  })

  test('a birth known by its year only does not hide who is alike', async () => {
    const { id: known } = await makeOfficer({ staffCode: code(), fullName: 'Đỗ Năm Sinh', birthDate: '1985-01-01', birthPrecision: 'year' })
    await makePosting({ officerId: known, unitId: world.commune.id, positionId: world.desk.id })
    expect((await kinds(await planned(world.hr, world.city.id, list([code(), 'Đỗ Năm Sinh', '05/03/1985'], [code(), 'Đỗ Năm Sinh', '05/03/1986'])))).slice(0, 2)).toEqual(['asked', 'created'])
  })

  test('the same name, birth and unit is asked about, and HR answers', async () => {
    const { id: known } = await makeOfficer({ staffCode: code(), fullName: 'Đỗ Thị Hoà', birthDate: '1985-03-05' })
    await makePosting({ officerId: known, unitId: world.commune.id, positionId: world.desk.id })
    const id = await planned(world.hr, world.city.id, list([code(), 'Đỗ Thị Hoà', undefined, undefined, 'VT03', '01/09/2026'], [code(), 'ĐỖ THỊ HOÀ', '05/03/1985'], ['', 'Không Có Mã']))
    expect((await kinds(id)).slice(0, 3)).toEqual(['asked', 'asked', 'refused'])
    expect(await decideRow({ by: world.hr, id, ordinal: 1, officerId: known, now: NOW })).toEqual({ ok: true, value: null })
    expect(await decideRow({ by: world.hr, id, ordinal: 2, officerId: null, now: NOW })).toEqual({ ok: true, value: null })
    expect(await decideRow({ by: world.hr, id, ordinal: 1, officerId: null, now: NOW })).toEqual({ ok: false, reason: 'stateChanged' })
    expect((await kinds(id)).slice(0, 2)).toEqual(['changed', 'created'])
    expect((await rowsOf(id))[0]).toMatchObject({ officerId: known, changes: [{ what: 'alias' }, { what: 'posting', before: 'VT01 Tiếp nhận và trả kết quả – phường Hàng Bạc, quận Hoàn Kiếm', after: 'VT03 Công chức Tư pháp – hộ tịch – phường Hàng Bạc, quận Hoàn Kiếm' }] })
  })
})

describe('what happens meanwhile', () => {
  test('a fact written after the dry run stops "all" and leaves only its row out of "valid"', async () => {
    const [mover, other] = [code(), code()]
    const { id: officerId } = await makeOfficer({ staffCode: mover, fullName: 'Lê Văn Chuyển', birthDate: '1985-03-05' })
    const { id: postingId } = await makePosting({ officerId, unitId: world.sister.id, positionId: world.desk.id })
    const file = list([mover, 'Lê Văn Chuyển'], [other, 'Lê Khác'])
    const [all, valid] = [await planned(world.hr, world.city.id, file), await planned(world.hr, world.city.id, file)]
    await db().posting.update({ where: { id: postingId }, data: { supersededAt: NOW } })
    await apply(world.hr, all, 'all')
    expect([await stateOf(all), await db().officer.count({ where: { staffCode: other } })]).toEqual(['planned', 0])
    expect((await db().rosterImport.findUniqueOrThrow({ where: { id: all } })).fault).toBe('changedSince')
    await apply(world.hr, valid, 'valid')
    expect([await stateOf(valid), await db().officer.count({ where: { staffCode: other } })]).toEqual(['applied', 1])
    expect((await rowsOf(valid))[0]).toMatchObject({ kind: 'refused', faults: [{ key: 'changedSince' }] })
  })

  test('undoing is refused with what depends on it', async () => {
    const staffCode = code()
    const id = await planned(world.hr, world.city.id, list([staffCode, 'Lê Có Tài Khoản']))
    await apply(world.hr, id)
    const officer = await byCode(staffCode)
    await makeUser({ officerId: officer.id })
    expect(await loadUndo(world.hr, id, NOW)).toMatchObject({ ok: true, value: { rows: 1, dependents: [{ kind: 'user', staffCode }] } })
    await beginWork({ by: world.hr, id, work: { kind: 'undo' }, now: NOW })
    await workImports(() => NOW)
    expect([await stateOf(id), (await live(officer.id)).length]).toEqual(['applied', 1])
    const later1 = await planned(world.hr, world.city.id, list([staffCode, 'Lê Có Tài Khoản', undefined, 'Phường Cửa Nam', 'VT01', '01/10/2026']))
    await apply(world.hr, later1)
    expect((await loadUndo(world.hr, id, NOW))).toMatchObject({ value: { dependents: expect.arrayContaining([expect.objectContaining({ kind: 'laterImport' }), expect.objectContaining({ kind: 'laterPosting' })]) } })
  })

  test.each(['all', 'valid'] as const)('kill -9 in the middle of applying (%s), then going on: nobody twice, nobody lost', { timeout: 120_000 }, async (mode) => {
    const codes = Array.from({ length: 4000 }, () => code())
    const id = await planned(world.hr, world.city.id, list(...codes.map((staffCode, at): Line => [staffCode, `Nguyễn ${mode === 'all' ? 'Văn' : 'Thị'} Số ${[...String(at)].map((digit) => 'ABCDEFGHIJ'[Number(digit)]).join('')}`, `0${1 + (at % 9)}/0${1 + (Math.floor(at / 9) % 9)}/19${60 + (Math.floor(at / 81) % 40)}`])))
    expect(await beginWork({ by: world.hr, id, work: { kind: 'apply', mode }, now: NOW })).toMatchObject({ ok: true })
    const { PATH = '' } = process.env
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/server/roster-child.ts', NOW.toISOString()], { cwd: root, env: { PATH, NODE_ENV: 'production', LOG_LEVEL: 'silent', EMBEDDED_DATABASE_URL: database.url }, stdio: 'pipe' })
    const gone = new Promise((resolve) => child.on('close', resolve))
    for (;;) {
      const { done } = await db().rosterImport.findUniqueOrThrow({ where: { id }, select: { done: true } })
      if (done >= 500 || child.exitCode !== null) break
      await new Promise((resolve) => setTimeout(resolve, 5))
    }
    child.kill('SIGKILL')
    await gone
    const between = await db().rosterRow.count({ where: { importId: id, appliedAt: { not: null } } })
    expect(between).toBeLessThan(4000)
    expect(mode === 'all' ? between === 0 : between % 500 === 0 && between > 0).toBe(true)
    expect(await stateOf(id)).toBe('applying')
    // Too early: the worker might only be slow. Its connection is gone once the server has noticed.
    await new Promise((resolve) => setTimeout(resolve, 500))
    await workImports(() => new Date(Date.now() + 31_000))
    expect(await stateOf(id)).toBe('applied')
    const found = await db().officer.findMany({ where: { staffCode: { in: codes } }, select: { id: true, _count: { select: { postings: true, spans: true } } } })
    expect(found).toHaveLength(4000)
    expect(found.filter(({ _count }) => _count.postings !== 1 || _count.spans !== 1)).toEqual([])
  })
})

test('every row that holds something is counted once: data as created, changed, unchanged, asked or refused; headings as passed over', async () => {
  const unit = 'Phường Hàng Bạc'
  const lines: readonly (readonly string[])[] = [
    ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)'], ['', 'I. Văn phòng'], [code(), 'Đủ Cả', '05/03/1985', unit, 'VT01', '01/07/2024', ''], ['', 'Chỉ Tên', '', unit, '', '', ''], ['', '', '05/03/1985', unit, 'VT01', '', ''],
    [code(), '', '', '', '', '', ''], [code(), 'Thiếu Đơn Vị', '', '', '', '', ''], ['', '', '', '', '', '', ''], ['', '', '', unit, '', '', ''], ['', 'Tổng số: 4 người', '', '', '', '', ''],
  ]
  const id = await planned(world.hr, world.city.id, csv([HEAD, ...lines]))
  const rows = (await rowsOf(id)).filter(({ kind }) => kind !== 'missing')
  expect(rows.map(({ rowNumber, kind }) => `${rowNumber} ${kind}`)).toEqual(['2 skipped', '3 skipped', '4 created', '5 refused', '6 refused', '7 skipped', '8 refused', '10 skipped', '11 skipped'])
  expect(rows.map(({ entry }) => entry['fullName'])).toContain('I. Văn phòng')
  const page = await loadImport({ by: world.hr, id, kind: 'skipped', page: 1, now: NOW })
  if (!page.ok) throw new Error(page.reason)
  const { counts, view } = page.value
  const sum = (...kinds: (keyof typeof counts)[]) => kinds.reduce((total, kind) => total + (counts[kind] ?? 0), 0)
  expect(sum('created', 'changed', 'unchanged', 'asked', 'refused')).toBe(4)
  expect(sum('created', 'changed', 'unchanged', 'asked', 'refused', 'skipped')).toBe(view.total)
  expect(page.value.rows.map(({ fullName }) => fullName)).toContain('Tổng số: 4 người')
})

test('refused rows come back as a sheet with reasons, which can be corrected and imported', async () => {
  const id = await planned(world.hr, world.city.id, list([code(), 'Một Đúng'], ['=1+1', 'Hai Sai', '31/02/1985']))
  const made = await exportRefused(world.hr, id, { name: 'Dòng', row: 'Dòng', reason: 'Lý do', asked: '?', sentence: ({ column, key }) => `${column} ${key}` }, NOW)
  if (!made.ok) throw new Error(made.reason)
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(made.value.bytes as unknown as ArrayBuffer)
  const sheet = book.worksheets[0]
  expect(sheet?.getRow(1).values).toEqual([undefined, ...HEAD, 'Dòng', 'Lý do'])
  expect(sheet?.getRow(2).values).toEqual([undefined, '=1+1', 'Hai Sai', '31/02/1985', 'Phường Hàng Bạc', 'VT01', '01/07/2024', undefined, 3, 'birth notADay'])
  if (sheet) [sheet.getRow(2).getCell(1).value, sheet.getRow(2).getCell(3).value] = [code(), '28/02/1985']
  const corrected = await upload(world.hr, world.city.id, Buffer.from(await book.xlsx.writeBuffer()))
  await plan(world.hr, corrected)
  expect((await kinds(corrected))[0]).toBe('created')
})

test('facts of imported people are judged like any others', async () => {
  const staffCode = code()
  await apply(world.hr, await planned(world.hr, world.city.id, list([staffCode, 'Lê Xét'])))
  const officer = await byCode(staffCode)
  const [facts] = await loadPersonFacts(queriesOf(db()), [officer.id])
  expect(facts?.postings).toMatchObject([{ unitId: world.commune.id, positionId: world.desk.id, kind: 'main', span: { from: '2024-07-01', to: null } }])
  expect(later(1).getTime()).toBeGreaterThan(NOW.getTime())
})
