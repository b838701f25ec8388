/** Files as they really come: found headings, merged rows, dates, fonts, encodings; and those that are refused. */
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from './database'
import { bomb, csv, oldXls, utf16, windows1258, withMacros, withPassword, xlsx } from './roster-files'

await testDatabase()
const { encodeLegacy } = await import('../../app/domain/roster/legacy-text')
const { inspectFile } = await import('../../app/server/roster/inspect-file.server')
const { db } = await import('../../app/server/db.server')
const { makeRosterWorld, planned, proposed, rowsOf, upload } = await import('./roster-world')

let world: Awaited<ReturnType<typeof makeRosterWorld>>
beforeAll(async () => {
  world = await makeRosterWorld()
})

const HEAD = ['STT', 'Mã CBCC', 'Họ và tên', 'Ngày sinh', 'Giới tính', 'Đơn vị', 'Vị trí việc làm', 'Từ ngày']
const row = (n: number, name: string, birth: string | number | Date = '05/03/1985', unit = 'Phường Hàng Bạc') => [n, `R${n}`, name, birth, 'Nữ', unit, 'VT01', '01/07/2024']

test('several sheets, a title over merged cells, a national motto: the list is found', async () => {
  const bytes = await xlsx({ 'Hướng dẫn': [['Đọc kỹ']], 'Danh sách': [['UBND QUẬN HOÀN KIẾM', null, null, 'CỘNG HÒA XÃ HỘI'], ['DANH SÁCH CÁN BỘ'], [], HEAD, ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)'], row(1, 'Nguyễn Thị Hương'), ['I. Văn phòng'], row(2, 'Trần Văn Đức')] }, { merges: { 'Danh sách': ['A2:H2'] } })
  const id = await upload(world.hr, world.district.id, bytes)
  expect(await proposed(world.hr, id)).toMatchObject({ sheet: 1, headerRow: 3 })
  const rows = await rowsOf(await planned(world.hr, world.district.id, bytes))
  expect(rows.map(({ kind, rowNumber, entry }) => [kind, rowNumber, entry['fullName']])).toEqual([['skipped', 5, '(1) | (2) | (3) | (4) | (5) | (6) | (7) | (8)'], ['created', 6, 'Nguyễn Thị Hương'], ['skipped', 7, 'I. Văn phòng'], ['created', 8, 'Trần Văn Đức']])
})

test.each([false, true])('days: dates of Excel, serials, texts, a year alone; counted from 1904: %s', async (date1904) => {
  const { serialOfDay } = await import('../../app/domain/roster/excel-day')
  const bytes = await xlsx({ S: [HEAD, row(1, 'An Văn Một', new Date('1985-03-05T00:00:00Z')), row(2, 'An Văn Hai', serialOfDay('1985-03-05', date1904)), row(3, 'An Văn Ba', '5/3/1985'), row(4, 'An Văn Bốn', '05-03-85'), row(5, 'An Văn Năm', 1985), row(6, 'An Văn Sáu', '12/31/1985')] }, { date1904 })
  const rows = await rowsOf(await planned(world.hr, world.district.id, bytes))
  expect(rows.map(({ entry }) => entry['birth'])).toEqual([...Array.from({ length: 4 }, () => ({ day: '1985-03-05', precision: 'day' })), { day: '1985-01-01', precision: 'year' }, null])
  expect(rows[5]).toMatchObject({ kind: 'refused', faults: [{ column: 'birth', key: 'notADay' }] })
})

test('cells merged downwards, formulas by their last value, loose marks, no-break spaces, codes that are numbers', async () => {
  const bytes = await xlsx({ S: [HEAD, [1, 1234, '\u00a0Nguyễn  Thị\u00a0Hoà '.normalize('NFD'), 1985, 'nữ', 'Phường Hàng Bạc', { formula: 'A1', result: 'VT01' }, '01/07/2024'], [2, 1235, 'Lê Văn Tám', 1986, 'Nam', null, 'VT01', '01/07/2024']] }, { merges: { S: ['F2:F3'] } })
  const rows = await rowsOf(await planned(world.hr, world.district.id, bytes, { codeWidth: 6 }))
  expect(rows.map(({ entry }) => [entry['staffCode'], entry['fullName'], entry['unit'], entry['position']])).toEqual([['001234', 'Nguyễn Thị Hoà', 'Phường Hàng Bạc', 'VT01'], ['001235', 'Lê Văn Tám', 'Phường Hàng Bạc', 'VT01']])
})

const people = ['Nguyễn Thị Hương', 'Trần Văn Đức', 'Phạm Quỳnh Giang', 'Đỗ Thuỷ Tiên']
const list = (write: (text: string) => string) => csv([HEAD, ...people.map((name, at) => row(at + 1, name))].map((cells) => cells.map((cell) => (typeof cell === 'string' ? write(cell) : Number(cell)))))

test.each(['tcvn3', 'vni'] as const)('a workbook typed for %s, headings and all', async (font) => {
  const bytes = await xlsx({ S: [HEAD, ...people.map((name, at) => row(at + 1, name))].map((cells) => cells.map((cell) => (typeof cell === 'string' ? encodeLegacy(cell, font) : (cell as number)))) })
  const rows = await rowsOf(await planned(world.hr, world.district.id, bytes))
  expect(rows.map(({ kind, entry, faults }) => [kind, entry['fullName'], entry['unit'], faults])).toEqual(people.map((name) => ['created', name, 'Phường Hàng Bạc', []]))
})

test.each([
  ['UTF-8', Buffer.from(list((text) => text))], ['UTF-8 with a mark', Buffer.from(`\ufeff${list((text) => text)}`)], ['UTF-16', utf16(list((text) => text))], ['UTF-16 without a mark', utf16(list((text) => text)).subarray(2)],
  ['Windows-1258', windows1258(list((text) => text))], ['TCVN3 bytes', Buffer.from(list((text) => encodeLegacy(text, 'tcvn3')), 'latin1')], ['VNI bytes', Buffer.from(list((text) => encodeLegacy(text, 'vni')), 'latin1')], ['tabs', Buffer.from(list((text) => text).replaceAll(';', '\t'))], ['commas', Buffer.from(list((text) => text).replaceAll(';', ','))],
])('a CSV file in %s', async (_, bytes) => {
  const rows = await rowsOf(await planned(world.hr, world.district.id, bytes))
  expect(rows.map(({ kind, entry }) => [kind, entry['fullName']])).toEqual(people.map((name) => ['created', name]))
})

describe('what is refused, by its content', () => {
  test.each([
    ['fileEmpty', () => Buffer.alloc(0)], ['fileXls', () => oldXls], ['filePassword', () => withPassword], ['fileMacros', withMacros], ['fileBomb', bomb], ['fileDamaged', () => Buffer.from('PK\u0003\u0004 and nothing else')],
    ['fileUnknown', () => Buffer.from('%PDF-1.7\n%\u00e2\u00e3')], ['fileUnknown', () => Buffer.from('chỉ một dòng chữ')], ['fileUnknown', () => Buffer.from(Array.from({ length: 4000 }, (__, at) => (at * 37) % 256))],
  ] as const)('%s', async (reason, make) => expect(await inspectFile(make())).toEqual({ ok: false, reason }))

  test('a file cut short', async () => {
    const whole = await xlsx({ S: [HEAD, row(1, 'An')] })
    expect(await inspectFile(whole.subarray(0, whole.length - 400))).toEqual({ ok: false, reason: 'fileDamaged' })
  })
})

test('a mapping is remembered for the unit, with the width of its codes', async () => {
  const bytes = csv([['Tên', 'Nơi', 'Việc', 'Họ và tên'], ['An Văn A', 'Phường Hàng Bạc', 'VT01', 'x']])
  const id = await upload(world.hr, world.sister.id, bytes)
  const { beginWork } = await import('../../app/server/roster/begin-work.server')
  const column = (field: 'fullName' | 'unit' | 'position' | null) => ({ field, encoding: 'unicode' as const })
  const settings = { sheet: 0, headerRow: 0, columns: [column('fullName'), column('unit'), column('position'), column(null)], from: '2026-11-28', decision: 'x', codeWidth: 6 }
  expect(await beginWork({ by: world.hr, id, work: { kind: 'plan', settings }, now: new Date('2026-11-28T05:00:00Z') })).toEqual({ ok: true, value: null })
  await db().rosterImport.update({ where: { id }, data: { state: 'planned' } })
  const again = await upload(world.hr, world.sister.id, bytes)
  expect((await proposed(world.hr, again)).columns.map(({ field }) => field)).toEqual(['fullName', 'unit', 'position', null])
  expect((await proposed(world.hr, again)).codeWidth).toBe(6)
})

test('what a database cannot keep (NUL, halves of signs) does not stop an import', async () => {
  const name = 'An\u0000 Văn\ud83d Bình'
  const rows = await rowsOf(await planned(world.hr, world.district.id, await xlsx({ S: [HEAD, row(1, name.replace('\u0000', '_x0000_')), row(2, `Lê \\\\u0000 ${'😀'.repeat(30)}`)] })))
  expect(rows.map(({ kind }) => kind)).toEqual(['created', 'refused'])
})
