/** Lists and files of the programme against its figures: retained and completed by name, why a list is not as long as its figure, every file read again cell by cell. */
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { addDays } from '~/domain/kernel/day'
import { programmeFigures } from '~/domain/programme/progress'
import { askedStages, stages, type Stage } from '~/domain/programme/stage'
import { loader } from '~/routes/programme-export'
import { db } from '~/server/db.server'
import { toColumn } from '~/server/day-column.server'
import { newId } from '~/server/id.server'
import { findMemberFacts } from '~/server/programme/find-member-facts.server'
import { findMembers, type MemberFilter } from '~/server/programme/find-members.server'
import { loadProgramme } from '~/server/programme/load-programme.server'
import { startSession } from '~/server/session/start-session.server'
import { makeOfficer, type OfficerOverrides } from '../factories/officer'
import { makePosting } from '../factories/posting'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()
const TODAY = '2026-06-15'
const ids = { city: '', ba: '', cau: '', dong: '', quan: '', phuc: '', dich: '', hoi: '', desk: '', programme: '', cohort: '' }
let hr: Actor, baHr: Actor, cauHr: Actor, dongHr: Actor, trainer: Actor

type Entry = readonly [Stage, string]
type Post = readonly [unitId: string, from: string, to?: string]
async function member(unitId: string, entries: readonly Entry[], posts: readonly Post[], officer: OfficerOverrides = {}): Promise<string> {
  const { id: officerId } = await makeOfficer(officer)
  for (const [unit, validFrom, validTo] of posts) await makePosting({ officerId, unitId: unit, validFrom, ...(validTo === undefined ? {} : { validTo }) })
  const memberId = newId()
  await db().programmeMember.create({ data: { id: memberId, programmeId: ids.programme, officerId, unitId, cohortId: ids.cohort } })
  for (const [index, [stage, on]] of entries.entries()) await db().programmeStage.create({ data: { id: newId(), memberId, number: index + 1, stage, happenedOn: toColumn(on), decision: 'QĐ 1' } })
  return memberId
}
const way = (appointedOn: string): Entry[] => [['selected', '2024-01-10'], ['studying', '2024-02-01'], ['graduated', '2024-07-01'], ['appointed', appointedOn]]

beforeAll(async () => {
  ids.city = (await makeUnit({ level: 'city', name: 'Hà Nội' })).id
  ids.ba = (await makeUnit({ level: 'district', name: 'Ba Đình', parentId: ids.city, officialCode: '001' })).id
  ids.cau = (await makeUnit({ level: 'district', name: 'Cầu Giấy', parentId: ids.city, officialCode: '005' })).id
  ids.dong = (await makeUnit({ level: 'district', name: 'Đống Đa', parentId: ids.city, officialCode: '006' })).id
  ids.quan = (await makeUnit({ name: 'Quán Thánh', parentId: ids.ba, officialCode: '00013' })).id
  ids.phuc = (await makeUnit({ name: 'Phúc Xá', parentId: ids.ba, officialCode: '00001' })).id
  ids.dich = (await makeUnit({ name: 'Dịch Vọng', parentId: ids.cau, officialCode: '00160' })).id
  ids.hoi = (await makeUnit({ name: 'Hàng Bột', parentId: ids.dong, officialCode: '00190' })).id
  ids.desk = (await makeUnit({ level: 'desk', name: 'Bộ phận một cửa', parentId: ids.quan })).id
  hr = await makeUser({ roles: [{ role: 'hr', unitId: ids.city }] })
  baHr = await makeUser({ roles: [{ role: 'hr', unitId: ids.ba }] })
  cauHr = await makeUser({ roles: [{ role: 'hr', unitId: ids.cau }] })
  dongHr = await makeUser({ roles: [{ role: 'hr', unitId: ids.dong }] })
  trainer = await makeUser({ roles: [{ role: 'trainer', unitId: null }] })
  ids.programme = newId()
  ids.cohort = newId()
  await db().programme.create({ data: { id: ids.programme, unitId: ids.city, name: '=Chương trình nguồn', target: 20, targetOn: toColumn('2027-12-31'), legalBasis: 'Kế hoạch số 1' } })
  await db().programmeQuota.createMany({ data: [{ programmeId: ids.programme, unitId: ids.ba, quota: 6 }, { programmeId: ids.programme, unitId: ids.cau, quota: 7 }] })
  await db().programmeCohort.create({ data: { id: ids.cohort, programmeId: ids.programme, name: 'Khóa 1', startsOn: toColumn('2024-02-01'), endsOn: toColumn('2024-07-01'), seats: 50 } })
  // Of Ba Đình: at its desk for two years; appointed a year ago to the day; a day less; gone to an office of the district; gone to Cầu Giấy; gone for good.
  await member(ids.ba, way('2024-08-01'), [[ids.desk, '2020-01-01']], { fullName: 'Nguyễn Thị Ánh', birthDate: '1960-01-01', birthPrecision: 'year', staffCode: 'BD1' })
  await member(ids.ba, way('2025-06-15'), [[ids.phuc, '2020-01-01']], { fullName: 'Trần Văn Bảo', birthDate: '1972-03-01', birthPrecision: 'month', staffCode: 'BD2' })
  await member(ids.ba, way('2025-06-16'), [[ids.phuc, '2020-01-01']], { fullName: 'Lê Thị Cúc', birthDate: '1985-03-05', staffCode: 'BD3' })
  await member(ids.ba, way('2024-08-01'), [[ids.quan, '2020-01-01', '2026-01-01'], [ids.ba, '2026-01-01']], { fullName: 'Phạm Văn Dũng', birthDate: null, staffCode: 'BD4' })
  await member(ids.ba, way('2024-08-01'), [[ids.quan, '2020-01-01', '2026-01-01'], [ids.dich, '2026-01-01']], { fullName: 'Vũ Thị Giang', staffCode: 'BD5' })
  await member(ids.ba, [...way('2024-08-01'), ['dropped', '2026-02-01']], [[ids.quan, '2020-01-01', '2026-02-01']], { fullName: 'Đỗ Văn Hải', staffCode: 'BD6' })
  // Of Cầu Giấy, at work in Ba Đình; and one who only studies.
  await member(ids.cau, way('2024-08-01'), [[ids.dich, '2020-01-01', '2026-03-01'], [ids.quan, '2026-03-01']], { fullName: 'Bùi Văn Khoa', staffCode: 'CG1' })
  await member(ids.cau, [['selected', '2024-01-10'], ['studying', '2024-02-01']], [[ids.dich, '2020-01-01']], { fullName: 'Hồ Thị Lan', staffCode: 'CG2' })
  // Selected where there is no quota, and gone since.
  await member(ids.dong, way('2024-08-01'), [[ids.hoi, '2020-01-01', '2026-01-01'], [ids.phuc, '2026-01-01']], { fullName: 'Tô Văn Mạnh', staffCode: 'DD1' })
})

const everybody: MemberFilter = { search: '', stage: null, unitId: null, cohortId: null }
async function list(actor: Actor, filter: Partial<MemberFilter>, asOf = TODAY) {
  const found = await findMembers({ actor, asOf, filter: { ...everybody, ...filter }, page: null })
  if (!found.ok) throw new Error(found.reason)
  return found.value
}
const codes = async (actor: Actor, filter: Partial<MemberFilter>) => (await list(actor, filter)).rows.map(({ staffCode }) => staffCode)
async function page(actor: Actor, asOf = TODAY) {
  const found = await loadProgramme(actor, asOf)
  if (!found.ok) throw new Error(found.reason)
  return found.value
}

describe('those who are asked for by what follows', () => {
  test('are named: twelve months after the appointment, at a commune or its desk, and not beyond', async () => {
    expect(await codes(hr, { stage: 'retained' })).toEqual(['BD1', 'BD2', 'BD5', 'CG1', 'DD1'])
    expect(await codes(hr, { stage: 'completed' })).toEqual(['BD1', 'BD2', 'BD3', 'BD4', 'BD5', 'BD6', 'CG1', 'DD1'])
    expect((await list(hr, {})).rows.filter(({ retained }) => retained).map(({ staffCode }) => staffCode)).toEqual(['BD1', 'BD2', 'BD5', 'CG1', 'DD1'])
  })

  test('are as many as the figure says, by the rule of the domain, on every day', async () => {
    let days = 0
    for (let day = '2023-12-31'; day < '2026-09-01'; day = addDays(day, 31)) {
      const figures = programmeFigures(await findMemberFacts(ids.programme, null, day), day)
      const found = await Promise.all(askedStages.map(async (stage) => [stage, (await list(hr, { stage }, day)).total]))
      expect([day, Object.fromEntries(found)]).toEqual([day, { ...Object.fromEntries(stages.map((stage) => [stage, figures.now[stage]])), completed: figures.completed, retained: figures.retained }])
      expect((await page(hr, day)).figures).toEqual(figures)
      days += 1
    }
    expect(days).toBeGreaterThan(30)
    expect((await page(hr)).quotas.map(({ unit, figures }) => [unit.name, figures?.retained])).toEqual([['Ba Đình', 3], ['Cầu Giấy', 1], ['Đống Đa', 1]])
  })
})

describe('a figure and its list', () => {
  test('that differ say so in numbers; what is not a figure says nothing', async () => {
    const figures = (await page(baHr)).figures
    for (const stage of askedStages) {
      const { total, beside } = await list(baHr, { stage })
      const counted = stage === 'completed' ? figures.completed : figures.now[stage]
      expect([stage, total, beside?.counted ?? total]).toEqual([stage, total, counted])
      if (beside) expect(beside.counted - beside.away + beside.others).toBe(total)
    }
    expect((await list(baHr, { stage: 'completed' })).beside).toEqual({ counted: 6, away: 2, others: 2 })
    expect((await list(baHr, { unitId: ids.ba, stage: 'completed' })).beside).toEqual({ counted: 6, away: 2, others: 0 })
    expect((await list(hr, { stage: 'completed' })).beside).toBeNull()
    expect((await list(baHr, { stage: 'completed' }, '2025-12-31')).beside).toBeNull()
  })

  test('never tell whether somebody who is not seen is among them', async () => {
    for (const filter of [{ search: 'Giang' }, { search: 'BD5' }, { cohortId: ids.cohort }, { search: 'Giang', stage: 'completed' as const }]) expect((await list(baHr, filter)).beside).toBeNull()
    expect((await list(baHr, { search: 'BD5' })).total).toBe(0)
    // The quota of a unit that is not the reader's is no figure of his.
    expect((await list(baHr, { unitId: ids.cau })).beside).toEqual({ counted: 0, away: 0, others: 1 })
  })

  test('are of those who work there where there is no quota, and agree', async () => {
    const { figures, programme } = await page(dongHr)
    expect([programme.target, figures.completed, (await list(dongHr, { stage: 'completed' })).total]).toEqual([0, 0, 0])
    expect((await list(dongHr, {})).beside).toBeNull()
    expect((await page(dongHr, '2025-12-31')).figures.completed).toBe(1)
  })
})

async function file(actor: Actor, query: Record<string, string>): Promise<Response | number> {
  const cookie = (await startSession(actor.userId, new Date())).split(';')[0] ?? ''
  const request = new Request(`http://local.test/programme/export?${new URLSearchParams({ on: '15/6/2026', ...query })}`, { headers: { cookie } })
  try {
    return await loader({ request, context: {}, params: {} } as unknown as Parameters<typeof loader>[0])
  } catch (thrown) {
    return thrown instanceof Response ? thrown.status : ((thrown as { init?: { status?: number } }).init?.status ?? 500)
  }
}
/** The cells of a file, the same from both formats but that text of a spreadsheet is neutralised in the other one. */
async function cells(actor: Actor, query: Record<string, string>): Promise<string[][]> {
  const [csv, xlsx] = [await file(actor, { ...query, format: 'csv' }), await file(actor, { ...query, format: 'xlsx' })]
  if (typeof csv === 'number' || typeof xlsx === 'number') throw new Error(`refused: ${String(csv)}, ${String(xlsx)}`)
  const rows = parse(await csv.text(), { bom: true, delimiter: ';', relax_column_count: true }) as string[][]
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(await xlsx.arrayBuffer())
  const sheet = book.worksheets[0]
  for (const [at, row] of rows.entries()) {
    for (const [column, text] of row.entries()) {
      const { value } = sheet?.getRow(at + 1).getCell(column + 1) ?? { value: undefined }
      expect([at, column, typeof value === 'number' ? String(value).replace('.', ',') : String(value ?? '')]).toEqual([at, column, text.replace(/^'(?==)/, '')])
    }
  }
  return rows
}

describe('files', () => {
  const head = ["'=Chương trình nguồn", 'Kế hoạch số 1']
  test('of quotas: each unit, its stages, retained and completed, and the sum', async () => {
    expect(await cells(hr, { what: 'quotas' })).toEqual([
      ...[...head, 'Phân bổ chỉ tiêu', 'Đơn vị: Thành phố Hà Nội', 'Tại ngày 15/06/2026', 'Mỗi người tính vào chỉ tiêu của đơn vị nơi được chọn, dù nay công tác ở đâu.'].map((line) => [line]),
      ['STT', 'Mã đơn vị', 'Đơn vị', 'Chỉ tiêu', 'Đã chọn', 'Đang học', 'Chờ bố trí', 'Đã bố trí', 'Còn làm sau 12 tháng', 'Thôi tham gia', 'Đã hoàn thành', 'Tỷ lệ (%)'],
      ['1', '001', 'Quận Ba Đình', '6', '0', '0', '0', '5', '3', '1', '6', '100'],
      ['2', '005', 'Quận Cầu Giấy', '7', '0', '1', '0', '1', '1', '0', '1', '14,2'],
      ['3', '006', 'Quận Đống Đa', '0', '0', '0', '0', '1', '1', '0', '1', ''],
      ['', '', 'Tổng cộng', '13', '0', '1', '0', '7', '5', '1', '8', '61,5'],
    ])
    expect((await cells(cauHr, { what: 'quotas' })).slice(3)).toEqual([['Đơn vị: Quận Cầu Giấy'], ['Tại ngày 15/06/2026'], expect.anything(), expect.anything(), ['1', '005', 'Quận Cầu Giấy', '7', '0', '1', '0', '1', '1', '0', '1', '14,2'], ['', '', 'Tổng cộng', '7', '0', '1', '0', '1', '1', '0', '1', '14,2']])
  })

  test('of stages, of the way to the target, and of every commune', async () => {
    expect((await cells(baHr, { what: 'stages' })).slice(5)).toEqual([['Giai đoạn', 'Số người'], ['Đã chọn', '0'], ['Đang học', '0'], ['Đã hoàn thành, chờ bố trí', '0'], ['Đã bố trí về cơ sở', '5'], ['Trong đó còn làm việc sau 12 tháng', '3'], ['Thôi tham gia', '1'], ['Tổng cộng', '6']])
    const line = (await cells(hr, { what: 'line', on: '01/7/2024' })).slice(5)
    expect([line[0], line[1], line.at(-2), line.at(-1)]).toEqual([['Ngày', 'Đã hoàn thành', 'Chỉ tiêu'], ['01/07/2023', '0', '20'], ['01/06/2024', '0', '20'], ['01/07/2024', '8', '20']])
    expect((await cells(hr, { what: 'communes' })).slice(5)).toEqual([
      ['STT', 'Mã đơn vị', 'Xã, phường, thị trấn', 'Quận, huyện, thị xã', 'Số người'],
      ['1', '00013', 'Phường Quán Thánh', 'Quận Ba Đình', '2'], ['2', '00001', 'Phường Phúc Xá', 'Quận Ba Đình', '3'], ['3', '00160', 'Phường Dịch Vọng', 'Quận Cầu Giấy', '1'], ['4', '00190', 'Phường Hàng Bột', 'Quận Đống Đa', '0'],
      ['', '', 'Tổng cộng', '', '6'],
    ])
  })

  test('of members: what they are filtered by, what is not named, and no more of a birth than is known', async () => {
    const rows = await cells(baHr, { stage: 'retained' })
    expect(rows.slice(2, 7)).toEqual([['Người trong chương trình'], ['Đơn vị: Quận Ba Đình'], ['Tại ngày 15/06/2026'], ['Điều kiện lọc: Còn làm việc sau 12 tháng'], ['Số liệu của chương trình ở đây là 3 người, tính theo chỉ tiêu của nơi được chọn. Trong đó 1 người nay không công tác tại đây, không nêu tên trong danh sách. Danh sách có 2 người tính vào chỉ tiêu của đơn vị khác.']])
    expect(rows.slice(8).map((row) => row.filter((_, at) => [1, 3, 4, 7, 9].includes(at)))).toEqual([
      ['BD1', '1960', 'Quận Ba Đình', 'Đã bố trí về cơ sở', 'Có'], ['BD2', '03/1972', 'Quận Ba Đình', 'Đã bố trí về cơ sở', 'Có'], ['CG1', '05/03/1985', 'Quận Cầu Giấy', 'Đã bố trí về cơ sở', 'Có'], ['DD1', '05/03/1985', 'Quận Đống Đa', 'Đã bố trí về cơ sở', 'Có'],
    ])
    const all = await cells(hr, {})
    expect(all.map(([line]) => line)).not.toContainEqual(expect.stringMatching(/^Điều kiện lọc/))
    expect(all.find(([, code]) => code === 'BD4')).toMatchObject({ 3: '', 9: 'Không' })
    expect((await cells(hr, { q: 'lan', unit: ids.cau, cohort: ids.cohort, stage: 'studying' }))[5]).toEqual(['Điều kiện lọc: Tìm “lan”, Đơn vị phân bổ: Quận Cầu Giấy, Khóa: Khóa 1, Đang học'])
  })

  test('are for who sees the page; lists by name are in the log, without what was searched for', async () => {
    const before = await db().auditEvent.count()
    await file(hr, { what: 'quotas', format: 'csv' })
    expect(await db().auditEvent.count()).toBe(before)
    await file(hr, { q: 'Bùi Văn Khoa', stage: 'retained', format: 'csv' })
    const event = await db().auditEvent.findFirstOrThrow({ orderBy: { sequence: 'desc' } })
    expect(event).toMatchObject({ action: 'programme.export', actorId: hr.userId, detail: { people: 1, stage: 'retained', searched: true } })
    expect(JSON.stringify(event.detail)).not.toContain('Khoa')
    for (const what of ['quotas', 'stages', 'line', 'communes', 'members']) expect(await file(trainer, { what, format: 'csv' })).toBe(403)
    expect([await file(hr, { what: 'names', format: 'csv' }), await file(hr, { what: 'quotas', format: 'pdf' })]).toEqual([400, 400])
  })
})
