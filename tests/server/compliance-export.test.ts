import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { findUnitLife } from '~/server/compliance/find-unit-life.server'
import { findUnits } from '~/server/compliance/find-units.server'
import { loadOfficerPage } from '~/server/compliance/load-officer-page.server'
import { loadOfficersPage } from '~/server/compliance/load-officers-page.server'
import { loadUnitPage } from '~/server/compliance/load-unit-page.server'
import { loader } from '~/routes/compliance-export'
import { readOfficerQuery } from '~/domain/compliance/officer-query'
import { addDays } from '~/domain/kernel/day'
import { today } from '~/server/clock.server'
import { db } from '~/server/db.server'
import { startSession } from '~/server/session/start-session.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeEvidence } from '../factories/evidence'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()

// A city with two districts; Ba Đình has one commune of six people and one of three; the district itself has one.
const ids = { city: '', ba: '', cau: '', quan: '', phuc: '', old: '', position: '', moved: '' }
let cityHr: Actor
let baHr: Actor
let head: Actor
let trainer: Actor

async function makePerson(fullName: string, unitId: string, met: boolean, certificateTypeId: string): Promise<string> {
  const { id: officerId } = await makeOfficer({ fullName })
  await makePosting({ officerId, unitId, positionId: ids.position })
  if (met) await makeEvidence({ certificateTypeId }, { officerId, validFrom: '2021-01-01', validTo: '2030-01-01' })
  return officerId
}

beforeAll(async () => {
  ids.city = (await makeUnit({ level: 'city', name: 'Hà Nội', officialCode: '01' })).id
  ids.ba = (await makeUnit({ level: 'district', name: 'Ba Đình', parentId: ids.city, officialCode: '001' })).id
  ids.cau = (await makeUnit({ level: 'district', name: 'Cầu Giấy', parentId: ids.city, officialCode: '005' })).id
  ids.quan = (await makeUnit({ name: 'Quán Thánh', parentId: ids.ba, officialCode: '00013' })).id
  ids.phuc = (await makeUnit({ name: 'Phúc Xá', parentId: ids.ba, officialCode: '00001' })).id
  ids.old = (await makeUnit({ name: 'Quán Cũ', parentId: ids.ba, validTo: '2024-07-01' })).id
  ids.position = (await makePosition({ code: 'VT99', name: '+Vị trí thử' })).id
  const { id: certificate } = await makeCertificateType()
  await makeStandard({ positionId: ids.position, requirements: [{ certificateTypeId: certificate }] })
  const people: [string, string, boolean][] = [
    ['Nguyễn Thị Ánh', ids.quan, true], ['=cmd|calc Đức', ids.quan, false], ['Trần Văn Bảo', ids.quan, true], ['Lê Thị Dung', ids.quan, true], ['Đỗ Thị Hà', ids.quan, true], ['Vũ Văn Hòa', ids.quan, true],
    ['Phạm Văn Khoa', ids.phuc, true], ['Phạm Văn Long', ids.phuc, false], ['Phạm Văn Minh', ids.phuc, false], ['Bùi Thị Nga', ids.ba, true], ['Cao Văn Phú', ids.cau, true],
  ]
  const officers: string[] = []
  for (const [name, unit, met] of people) officers.push(await makePerson(name, unit, met, certificate))
  ids.moved = officers[0] as string
  await db().$transaction((tx) => rewriteStanding(tx, officers))
  cityHr = await makeUser({ roles: [{ role: 'hr', unitId: ids.city }] })
  baHr = await makeUser({ roles: [{ role: 'hr', unitId: ids.ba }] })
  head = await makeUser({ roles: [{ role: 'head', unitId: ids.quan }] })
  trainer = await makeUser({ roles: [{ role: 'trainer', unitId: null }] })
})

/** The file, or the status of the refusal. */
async function fetchFile(actor: Actor, query: Record<string, string>): Promise<Response | number> {
  const cookie = (await startSession(actor.userId, new Date())).split(';')[0] ?? ''
  const request = new Request(`http://local.test/compliance/export?${new URLSearchParams(query)}`, { headers: { cookie } })
  try {
    return await loader({ request, context: {}, params: {} } as unknown as Parameters<typeof loader>[0])
  } catch (thrown) {
    return thrown instanceof Response ? thrown.status : ((thrown as { init?: { status?: number } }).init?.status ?? 500)
  }
}

async function csv(actor: Actor, query: Record<string, string>): Promise<string[]> {
  const file = await fetchFile(actor, { format: 'csv', ...query })
  if (typeof file === 'number') throw new Error(`refused: ${file}`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  return new TextDecoder().decode(bytes).trimEnd().split('\r\n')
}

describe('units as a file', () => {
  it('says what it is, numbers its rows, and adds up', async () => {
    const lines = await csv(cityHr, { what: 'units', unit: ids.ba, sort: 'name', dir: 'asc' })
    expect(lines.slice(0, 4)).toEqual(['Cán bộ, công chức đạt chuẩn vị trí theo đơn vị', 'Đơn vị: Quận Ba Đình', expect.stringMatching(/^Số liệu tại ngày: \d\d\/\d\d\/\d{4}$/), 'Đơn vị báo cáo: SỞ NỘI VỤ'])
    expect(lines[4]).toBe('STT;Mã đơn vị;Đơn vị;Số người;Đạt chuẩn;Chưa đạt;Tỷ lệ đạt (%);Hết hạn trong 90 ngày')
    expect(lines.slice(5)).toEqual([
      '1;001;Quận Ba Đình (cơ quan);1;1;0;ít người;0',
      '2;00001;Phường Phúc Xá;3;1;2;ít người;0',
      '3;00013;Phường Quán Thánh;6;5;1;83,3;0',
      ';;Tổng cộng;10;7;3;70;0',
    ])
  })

  it('names the district as the reporting unit for its own HR', async () => {
    expect(await csv(baHr, { what: 'units', unit: ids.quan })).toContain('Đơn vị báo cáo: UBND quận Ba Đình')
  })
})

describe('people as a file', () => {
  it('lists by given name, neutralises formulas, and writes who took it into the audit log', async () => {
    const before = await db().auditEvent.count()
    const lines = await csv(baHr, { what: 'officers', unit: ids.quan })
    const names = lines.slice(5, -1).map((line) => line.split(';')[2])
    expect(names).toEqual(['Nguyễn Thị Ánh', 'Trần Văn Bảo', 'Lê Thị Dung', "'=cmd|calc Đức", 'Đỗ Thị Hà', 'Vũ Văn Hòa'])
    expect(lines.at(-1)).toBe('6;;Tổng cộng;;;;;5 trên 6;5;6;1;')
    expect(lines[5]).toContain(";'+Vị trí thử;Đạt chuẩn;1;1;0;31/12/2029")
    const event = await db().auditEvent.findFirst({ orderBy: { sequence: 'desc' } })
    expect(await db().auditEvent.count()).toBe(before + 1)
    expect(event).toMatchObject({ actorId: baHr.userId, action: 'standing.export', subjectType: 'unit', subjectId: ids.quan, detail: { format: 'csv', people: 6, asOf: today() } })
  })

  it('holds the same people as the list with the same filters, and says that it is filtered', async () => {
    const lines = await csv(cityHr, { what: 'officers', unit: ids.city, state: 'missing', q: 'pham' })
    expect(lines).toContain('Điều kiện lọc: Tìm “pham”, Chưa đạt chuẩn')
    const page = await loadOfficersPage({ actor: cityHr, asOf: today(), today: today(), query: readOfficerQuery((name) => ({ unit: ids.city, state: 'missing', q: 'pham' })[name] ?? null) })
    expect(page.ok && page.value.list.rows.map(({ fullName }) => fullName)).toEqual(['Phạm Văn Long', 'Phạm Văn Minh'])
    expect(lines.slice(6, -1).map((line) => line.split(';')[2])).toEqual(['Phạm Văn Long', 'Phạm Văn Minh'])
    // The audit trail, which those read who see no people, says that somebody was searched for, not who.
    const { detail } = await db().auditEvent.findFirstOrThrow({ where: { actorId: cityHr.userId, action: 'standing.export' }, orderBy: { sequence: 'desc' } })
    expect((detail as { filter: unknown }).filter).toMatchObject({ state: 'missing', searched: true })
    expect(JSON.stringify(detail)).not.toMatch(/pham/i)
  })

  it('names the position it is filtered by also where nobody holds it, and tells the audit log that somebody was searched, not whom', async () => {
    const free = await makePosition({ code: 'VT98', name: 'Chưa ai giữ' })
    const lines = await csv(cityHr, { what: 'officers', unit: ids.city, position: free.id, q: 'nguyen van kin' })
    expect(lines).toContain('Điều kiện lọc: Tìm “nguyen van kin”, Vị trí: VT98 – Chưa ai giữ')
    const event = await db().auditEvent.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
    expect(event).toMatchObject({ action: 'standing.export', detail: { people: 0, filter: { searched: true, positionId: free.id } } })
    expect(JSON.stringify(event.detail)).not.toContain('nguyen van kin')
  })

  it.each(['units', 'heat', 'causes', 'trend'])('%s: figures of some say of whom, by code and name', async (what) => {
    expect(await csv(cityHr, { what, unit: ids.ba, position: ids.position, sex: 'female', structure: 'today' })).toContain("Điều kiện lọc: Vị trí: VT99 – +Vị trí thử, Giới tính: Nữ, Cơ cấu đơn vị: Theo hiện nay")
    expect((await csv(cityHr, { what, unit: ids.ba, q: 'pham' })).some((line) => line.startsWith('Điều kiện lọc'))).toBe(false)
  })

  it('keeps numbers as numbers and text as text in .xlsx', async () => {
    const file = await fetchFile(cityHr, { what: 'officers', format: 'xlsx', unit: ids.quan })
    if (typeof file === 'number') throw new Error(`refused: ${file}`)
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[a-z0-9-]+\.xlsx"$/)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await file.arrayBuffer())
    const sheet = workbook.worksheets[0]
    expect(sheet?.getCell('A1').value).toBe('Cán bộ, công chức và tình trạng đạt chuẩn')
    expect(sheet?.getCell('C9').value).toBe('=cmd|calc Đức')
    expect(sheet?.getCell('C9').type).toBe(ExcelJS.ValueType.String)
    expect(['A9', 'I9', 'J9', 'K9'].map((cell) => sheet?.getCell(cell).value)).toEqual([4, 0, 1, 1])
  })
})

describe('pictures of the overview as files', () => {
  async function cells(query: Record<string, string>): Promise<ExcelJS.CellValue[][]> {
    const file = await fetchFile(cityHr, { format: 'xlsx', unit: ids.ba, ...query })
    if (typeof file === 'number') throw new Error(`refused: ${file}`)
    const workbook = new ExcelJS.Workbook()
    await workbook.xlsx.load(await file.arrayBuffer())
    const sheet = workbook.worksheets[0]
    if (workbook.worksheets.length !== 1 || sheet === undefined) throw new Error('one sheet expected')
    const rows: ExcelJS.CellValue[][] = []
    sheet.eachRow({ includeEmpty: false }, (row) => rows.push((row.values as ExcelJS.CellValue[]).slice(1)))
    return rows
  }
  const figures = async () => {
    const page = await loadUnitPage({ actor: cityHr, unitId: ids.ba, asOf: today(), today: today(), filter: {}, structure: 'then', target: null })
    if (!page.ok) throw new Error(page.reason)
    return page.value.overview
  }

  it('units by requirement: one line each, numbers as numbers, a name that begins like a formula as text', async () => {
    const type = await db().certificateType.findFirstOrThrow()
    await db().certificateType.update({ where: { id: type.id }, data: { name: '=1+1' } })
    const rows = await cells({ what: 'heat' })
    await db().certificateType.update({ where: { id: type.id }, data: { name: type.name } })
    expect(rows[4]).toEqual(['Đơn vị', 'Mã yêu cầu', 'Yêu cầu', 'Phải có', 'Đã có', 'Còn thiếu', 'Tỷ lệ đạt (%)'])
    expect(rows.slice(5)).toEqual([
      ['Phường Phúc Xá', type.code, '=1+1', 3, 1, 2, 'ít người'],
      ['Phường Quán Thánh', type.code, '=1+1', 6, 5, 1, 83.3],
      ['Quận Ba Đình (cơ quan)', type.code, '=1+1', 1, 1, 0, 'ít người'],
    ])
  })

  it('causes by mover: the cells of the page, and totals that add up both ways', async () => {
    const rows = await cells({ what: 'causes' })
    const { causes, notMet } = await figures()
    const lines = rows.slice(5)
    expect(rows[4]).toEqual(['Nguyên nhân đầu tiên', 'Cán bộ, công chức', 'Thủ trưởng đơn vị', 'Bộ phận nhân sự', 'Hệ thống: chưa có khóa, chưa có chỗ học', 'Tổng cộng'])
    for (const line of lines) expect(line.slice(1, 5).reduce((sum: number, one) => sum + Number(one), 0)).toBe(line[5])
    const last = lines.at(-1) ?? []
    for (let at = 1; at <= 5; at++) expect(lines.slice(0, -1).reduce((sum, line) => sum + Number(line[at]), 0)).toBe(last[at])
    expect([last[0], last[5]]).toEqual(['Tổng cộng', notMet])
    expect(causes.map(({ people }) => people).sort()).toEqual(lines.slice(0, -1).flatMap((line) => line.slice(1, 5)).filter((one) => one !== 0).sort())
  })

  const sheetDay = (day: string) => day.split('-').reverse().join('/')

  it('the share over time: every point of the picture, which of them are losses that are certain, and the target', async () => {
    const rows = await cells({ what: 'trend' })
    const { trend } = await figures()
    const points = [...trend.actual, ...trend.forecast]
    const counted = rows.slice(5, 5 + points.length)
    expect(counted.map(([, , people, met, notMet]) => [people, met, notMet])).toEqual(points.map(({ people, met }) => [people, met, people - met]))
    expect(counted.map(([day]) => day)).toEqual(points.map(({ on }) => sheetDay(on)))
    expect(counted.map(([, kind]) => kind)).toEqual(points.map(({ on }) => (on > today() ? 'chắc chắn nếu không gia hạn' : 'thực tế')))
    const [target, ...rest] = rows.slice(5 + points.length)
    expect([target?.[0], target?.[1], target?.[2] ?? null, target?.[5], rest]).toEqual(['31/12/2027', 'mục tiêu', null, 100, []])
  })

  it('the share over time of a past day: as the page, nothing after the day, also where it is past by now', async () => {
    const asOf = addDays(today(), -400)
    const rows = await cells({ what: 'trend', on: sheetDay(asOf) })
    const days = rows.slice(5).filter(([, kind]) => kind === 'thực tế').map(([day]) => day)
    expect(days).toHaveLength(9)
    expect(days.at(-1)).toBe(sheetDay(asOf))
    expect(rows.slice(5).map(([, kind]) => kind)).toEqual([...days.map(() => 'thực tế'), 'mục tiêu'])
  })
})

describe('what is refused', () => {
  it.each([
    ['a foreign district', () => baHr, { what: 'officers', format: 'csv' }, () => ids.cau, 404],
    ['the city, asked by a district', () => baHr, { what: 'units', format: 'csv' }, () => ids.city, 404],
    ['the district, asked by the head of a commune', () => head, { what: 'units', format: 'xlsx' }, () => ids.ba, 404],
    ['a trainer', () => trainer, { what: 'units', format: 'csv' }, () => ids.city, 403],
    ['an unknown unit', () => cityHr, { what: 'units', format: 'csv' }, () => '0199a8f0-0000-7000-8000-000000000001', 404],
    ['no unit', () => cityHr, { what: 'units', format: 'csv' }, () => 'x', 400],
    ['an unknown format', () => cityHr, { what: 'units', format: 'pdf' }, () => ids.city, 400],
    ['a day that is none', () => cityHr, { what: 'units', format: 'csv', on: '31/02/2024' }, () => ids.city, 400],
  ])('%s', async (_name, actor, query, unit, status) => {
    const before = await db().auditEvent.count()
    expect(await fetchFile(actor(), { ...query, unit: unit() } as Record<string, string>)).toBe(status)
    expect(await db().auditEvent.count()).toBe(before)
  })
})

describe('pages', () => {
  const find = async (actor: Actor, search: string) => (await findUnits({ actor, search, asOf: today() })).map(({ unit }) => unit.name)

  it.each([
    ['quan thanh', ['Quán Thánh']],
    ['phường quán thánh', ['Quán Thánh']],
    ['ba dinh', ['Ba Đình']],
    ['thanh ba dinh', ['Quán Thánh']],
    ['nowhere', []],
  ])('finds units by %s', async (search, names) => {
    expect(await find(cityHr, search)).toEqual(names)
  })

  it('finds only units in charge', async () => {
    expect(await find(baHr, 'cau giay')).toEqual([])
    expect(await find(cityHr, 'cau giay')).toEqual(['Cầu Giấy'])
  })

  it('shows people where there is nothing further down, and units otherwise', async () => {
    const [commune, district] = await Promise.all([ids.phuc, ids.ba].map((unitId) => loadUnitPage({ actor: baHr, unitId, asOf: today(), today: today(), filter: {}, structure: 'then', target: null })))
    expect(commune?.ok && commune.value.officers?.rows.length).toBe(3)
    expect(district?.ok && district.value.officers).toBeNull()
    expect(district?.ok && district.value.reporting.unitId).toBe(ids.ba)
  })

  it('draws the map only where every unit of the day has a tile', async () => {
    const places = async (unitId: string) => {
      const page = await loadUnitPage({ actor: cityHr, unitId, asOf: today(), today: today(), filter: {}, structure: 'then', target: null })
      return page.ok ? page.value.places : undefined
    }
    expect(await places(ids.city)).toEqual({ '001': { column: 6, row: 3 }, '005': { column: 4, row: 4 } })
    expect(await places(ids.ba)).toBeNull()
  })

  it('says from when to when a unit existed, only to who had it in charge', async () => {
    expect(await findUnitLife({ actor: baHr, unitId: ids.old })).toMatchObject({ unit: { name: 'Quán Cũ' }, from: '2008-08-01', to: '2024-07-01' })
    expect(await findUnitLife({ actor: head, unitId: ids.old })).toBeNull()
  })

  it('tells who oversees an officer today that there was no post on another day; nobody else learns of the officer', async () => {
    const page = (actor: Actor, asOf: string) => loadOfficerPage({ actor, officerId: ids.moved, asOf, today: today(), now: new Date(), pace: 4, mark: null })
    expect(await page(head, '2019-12-31')).toMatchObject({ ok: true, value: { kind: 'away', fullName: 'Nguyễn Thị Ánh' } })
    expect(await page(head, addDays(today(), 90))).toMatchObject({ ok: true, value: { kind: 'here' } })
    const stranger = { ...head, roles: [{ role: 'head' as const, unitId: ids.phuc }] }
    expect(await page(stranger, '2019-12-31')).toEqual({ ok: false, reason: 'scope' })
  })
})
