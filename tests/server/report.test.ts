/** The official reports, opened again cell by cell against facts that were made; whose they are; formulas that stay text. */
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { PDFDocument } from 'pdf-lib'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/access/role'
import type { ExportFormat, ReportRequest } from '~/domain/export-file/export-request'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { db } from '~/server/db.server'
import { countLearners } from '~/server/report/find-learners.server'
import { findTrainingCounts } from '~/server/report/find-training-counts.server'
import { exportReport } from '~/server/report/export-report.server'
import { loadReportChoices } from '~/server/report/load-report-choices.server'
import { loadReportPage } from '~/server/report/load-report-page.server'
import { toColumn } from '~/server/day-column.server'
import { newId } from '~/server/id.server'
import { answerAll, makeAttempt, makeLearner } from '../factories/attempt'
import { makeCourse, type MadeCourse } from '../factories/course'
import { makeEvidence } from '../factories/evidence'
import { makeOfficer, type OfficerOverrides } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()
const now = new Date('2026-11-28T03:00:00Z')
const TODAY = '2026-11-28'
const ids = { city: '', ba: '', quan: '', phuc: '', cau: '', chair: '', clerk: '', clerkBa: '' }
const types = { LLCT: '', QLNN: '', 'CC-CNTT': '', 'CC-MC': '' }
let cityHr: Actor
let baHr: Actor
let cauHr: Actor
let head: Actor
let course: MadeCourse

async function person(unitId: string, positionId: string, overrides: OfficerOverrides = {}): Promise<string> {
  const { id } = await makeOfficer(overrides)
  await makePosting({ officerId: id, unitId, positionId })
  return id
}
const certified = (officerId: string, code: keyof typeof types, validFrom: string, validTo: string | null = null) => makeEvidence({ certificateTypeId: types[code] }, { officerId, validFrom, validTo })

/** Two communes of Ba Đình; one chair, clerks, one officer of the district; somebody of another district who must never be counted. */
async function makePeople(): Promise<void> {
  const chair = await person(ids.quan, ids.chair, { fullName: 'Trần Văn Chủ', sex: 'male', birthDate: '1970-11-28' })
  const an = await person(ids.quan, ids.clerk, { fullName: 'Nguyễn Thị An', sex: 'female', birthDate: '1996-11-28' })
  const binh = await person(ids.phuc, ids.clerk, { fullName: 'Lê Thị Bình', sex: 'female', birthDate: '1995-11-28' })
  const lone = await person(ids.phuc, ids.clerk, { fullName: 'Hồ Văn Cơ', sex: null, birthDate: null })
  const staff = await person(ids.ba, ids.clerkBa, { fullName: 'Đỗ Thị Dung', sex: 'female' })
  const stranger = await person(ids.cau, ids.clerk, { fullName: 'Vũ Thị Ê', sex: 'female' })
  // In the year: the chair twice (two contents), An twice in one content, Bình once, the district's officer once.
  await certified(chair, 'LLCT', '2026-02-01')
  await certified(chair, 'QLNN', '2026-03-01')
  await certified(an, 'CC-MC', '2026-01-01', '2029-01-01')
  await certified(an, 'CC-MC', '2026-06-01', '2029-06-01')
  await certified(binh, 'CC-CNTT', '2026-05-01', '2029-05-01')
  await certified(staff, 'CC-CNTT', '2026-05-01')
  // Not in the year, withdrawn, of another district.
  await certified(lone, 'CC-CNTT', '2025-12-31', '2026-10-31')
  await makeEvidence({ certificateTypeId: types.LLCT }, { officerId: lone, validFrom: '2026-04-01', supersededAt: now })
  await certified(stranger, 'LLCT', '2026-02-01')
  await makeEvidence({ education: 'dai_hoc' }, { officerId: an, validFrom: '2018-06-01' })
  await makeEvidence({ education: 'sau_dai_hoc' }, { officerId: an, validFrom: '2026-09-01' })
  await makeEvidence({ education: 'trung_cap' }, { officerId: binh, validFrom: '2015-06-01' })
  await db().evidence.create({ data: { id: newId(), officerId: binh, kind: 'training_hours', hours: 16, source: 'class', grade: 'C', validFrom: toColumn('2026-07-01') } })
  await db().absence.create({ data: { id: newId(), officerId: chair, kind: 'retirement', validFrom: toColumn('2026-11-01'), decision: 'QĐ thử' } })
}

async function makeLearners(): Promise<void> {
  course = await makeCourse({ code: 'KT1' })
  const learner = async (fullName: string, unitId: string, lessonsDone?: number) => {
    const made = await makeLearner(course, { fullName, birthDate: '1985-01-01', birthPrecision: 'year', ...(lessonsDone === undefined ? {} : { lessonsDone }) })
    await makePosting({ officerId: made.officerId, unitId, positionId: ids.clerk })
    return made
  }
  const take = async (made: Awaited<ReturnType<typeof learner>>, wrong: boolean) => {
    const { attemptId, now: at } = await makeAttempt({ course, learner: made })
    await answerAll(attemptId, made.officerId, at, () => wrong)
    expect((await submitAttempt({ actor: made, attemptId, now: at })).ok).toBe(true)
  }
  await take(await learner('Phan Thị Yến', ids.quan), false)
  await take(await learner('=HYPERLINK("x") Anh', ids.quan), true)
  await learner('Bùi Văn Đạt', ids.phuc, 1)
  await learner('Cao Văn Đức', ids.phuc, 0)
  await makeAttempt({ course, learner: await learner('Lý Thị Dần', ids.phuc) })
  await learner('Mai Thị Hà', ids.phuc)
  await learner('Người Nơi Khác', ids.cau)
}

beforeAll(async () => {
  ids.city = (await makeUnit({ level: 'city', name: 'Hà Nội' })).id
  ids.ba = (await makeUnit({ level: 'district', name: 'Ba Đình', parentId: ids.city })).id
  ids.cau = (await makeUnit({ level: 'district', name: 'Cầu Giấy', parentId: ids.city })).id
  ids.quan = (await makeUnit({ name: 'Quán Thánh', parentId: ids.ba })).id
  ids.phuc = (await makeUnit({ name: 'Phúc Xá', parentId: ids.ba })).id
  ids.chair = (await makePosition({ code: 'VT08', name: 'Chủ tịch UBND cấp xã', level: 'xa' })).id
  ids.clerk = (await makePosition({ code: 'VT01', name: '+Công chức một cửa', level: 'xa' })).id
  ids.clerkBa = (await makePosition({ code: 'VT12', name: 'Chuyên viên phòng Nội vụ', level: 'huyen' })).id
  for (const code of Object.keys(types) as (keyof typeof types)[]) types[code] = (await makeCertificateType({ code })).id
  cityHr = await makeUser({ roles: [{ role: 'hr', unitId: ids.city }] })
  baHr = await makeUser({ roles: [{ role: 'hr', unitId: ids.ba }] })
  cauHr = await makeUser({ roles: [{ role: 'hr', unitId: ids.cau }] })
  head = await makeUser({ roles: [{ role: 'head', unitId: ids.quan }] })
  await makePeople()
})

async function file(actor: Actor, request: ReportRequest, format: ExportFormat): Promise<Buffer> {
  const made = await exportReport({ actor, request, format, now })
  if (!made.ok) throw new Error(`refused: ${made.reason}`)
  expect(made.value.name).toMatch(new RegExp(`^[a-z0-9-]+\\.${format}$`))
  return made.value.bytes
}

async function sheetOf(actor: Actor, request: ReportRequest): Promise<ExcelJS.Worksheet> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await file(actor, request, 'xlsx')) as unknown as ExcelJS.Buffer)
  const [sheet] = book.worksheets
  if (!sheet) throw new Error('no sheet')
  return sheet
}
const cells = (sheet: ExcelJS.Worksheet, row: number, count: number) => Array.from({ length: count }, (_, index) => sheet.getRow(row).getCell(index + 1).value)
const rowsOf = (bytes: Buffer) => parse(bytes, { bom: true, delimiter: ';', relax_column_count: true })
/** The words of each page, as a reader finds them. */
async function pagesOf(bytes: Buffer): Promise<string[]> {
  const document = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  return Promise.all(Array.from({ length: document.numPages }, async (_, index) => {
    const { items } = await (await document.getPage(index + 1)).getTextContent()
    return items.map((item) => ('str' in item ? item.str : '')).join(' ').replace(/\s+/g, ' ').trim()
  }))
}

const training = (unitId: string, year = 2026): ReportRequest => ({ kind: 'training_results', unitId, year, asOf: year === 2026 ? TODAY : `${year}-12-31` })
const quality = (unitId: string, asOf = TODAY): ReportRequest => ({ kind: 'commune_quality', unitId, asOf })
const learners = (unitId: string, from = '2026-01-01', asOf = TODAY): ReportRequest => ({ kind: 'eligible_learners', unitId, courseCode: 'KT1', from, asOf })
const nil = null

describe('results of training in a year', () => {
  it('counts people by content, each once in the total, and turns apart; what is not held is empty, not 0', async () => {
    const sheet = await sheetOf(baHr, training(ids.ba))
    expect([sheet.getCell('A1').value, sheet.getCell('A2').value, sheet.getCell('L1').value, sheet.getCell('A4').value]).toEqual(['UBND THÀNH PHỐ HÀ NỘI', 'UBND QUẬN BA ĐÌNH', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'KẾT QUẢ ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ, CÔNG CHỨC, VIÊN CHỨC NĂM 2026'])
    expect(sheet.getCell('A5').value).toBe('Đơn vị báo cáo: UBND quận Ba Đình')
    expect(String(sheet.getCell('A7').value)).toContain('đến ngày 28/11/2026')
    expect(sheet.getCell('C8').value).toBe('Lý luận chính trị')
    //                                              LLCT                QLNN                     LĐ KN QP TH NN DT CM  người nữ DT lượt tiền
    const zero = [0, nil, nil, nil, 0, nil, nil, nil, nil, 0, 0, nil, 0, nil, nil, 0, 0, 0, nil, 0, nil]
    expect(cells(sheet, 10, 23)).toEqual([1, 'Công chức lãnh đạo, quản lý cấp thành phố', ...zero])
    expect(cells(sheet, 13, 23)).toEqual([4, 'Công chức tham mưu, nghiệp vụ cấp huyện', 0, nil, nil, nil, 0, nil, nil, nil, nil, 0, 0, nil, 1, nil, nil, 0, 1, 1, nil, 1, nil])
    expect(cells(sheet, 14, 23)).toEqual([5, 'Cán bộ cấp xã', 1, nil, nil, nil, 1, nil, nil, nil, nil, 0, 0, nil, 0, nil, nil, 0, 1, 0, nil, 2, nil])
    // An: skills twice and a degree; Bình: computing, and hours of a class (skills). Two people, five turns.
    expect(cells(sheet, 15, 23)).toEqual([6, 'Công chức cấp xã', 0, nil, nil, nil, 0, nil, nil, nil, nil, 0, 2, nil, 1, nil, nil, 1, 2, 2, nil, 5, nil])
    expect(cells(sheet, 18, 23)).toEqual([9, 'Viên chức', ...zero.map(() => nil)])
    expect(cells(sheet, 19, 23)).toEqual([nil, 'Tổng cộng', 1, nil, nil, nil, 1, nil, nil, nil, nil, 0, 2, nil, 2, nil, nil, 1, 4, 3, nil, 8, nil])
    expect(typeof sheet.getCell('S19').value).toBe('number')
  })

  it('counts only the tree asked for, and another year apart', async () => {
    expect(cells(await sheetOf(head, training(ids.quan)), 19, 23).slice(18)).toEqual([2, 1, nil, 5, nil])
    expect(cells(await sheetOf(cityHr, training(ids.city)), 19, 23).slice(18)).toEqual([5, 4, nil, 9, nil])
    expect(cells(await sheetOf(baHr, training(ids.ba, 2025)), 19, 23).slice(18)).toEqual([1, 0, nil, 1, nil])
  })

  it('says the same in .csv, with a byte order mark', async () => {
    const bytes = await file(baHr, training(ids.ba), 'csv')
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows = rowsOf(bytes)
    expect(rows.find(([, name]) => name === 'Tổng cộng')?.slice(2)).toEqual(['1', '', '', '', '1', '', '', '', '', '0', '2', '', '2', '', '', '1', '4', '3', '', '8', ''])
    expect(rows.find(([number]) => number === 'STT')?.slice(2, 4)).toEqual(['Lý luận chính trị: Chung', 'Lý luận chính trị: Cao cấp'])
    expect(rows.at(-1)).toEqual(['NGƯỜI LẬP BIỂU', 'THỦ TRƯỞNG ĐƠN VỊ'])
  })

  it('is a lying A4 page that holds the words in composed Vietnamese', async () => {
    const bytes = await file(baHr, training(ids.ba), 'pdf')
    const pdf = await PDFDocument.load(bytes)
    expect(pdf.getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())])[0]).toEqual([842, 595])
    const text = (await pagesOf(bytes)).join(' ')
    expect(text).toBe(text.normalize('NFC'))
    for (const words of ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc', 'UBND QUẬN BA ĐÌNH', 'Đơn vị nhận báo cáo: SỞ NỘI VỤ', 'Tổng cộng', 'NGƯỜI LẬP BIỂU', 'THỦ TRƯỞNG ĐƠN VỊ', 'ngày 28 tháng 11 năm 2026']) expect(text).toContain(words)
  })
})

describe('number and quality of commune officers', () => {
  it('lists officials before officers, with schooling, training valid on the day, and full years of age', async () => {
    const sheet = await sheetOf(baHr, quality(ids.ba))
    //                                                    tổng nữ đv dt tg  SĐH ĐH CĐ TC TH ?  LLCT QLNN TH NN  ≤30 40 50 60 >60 ? hưu
    expect(cells(sheet, 10, 24)).toEqual([1, 'Chủ tịch UBND cấp xã', 1, 0, nil, nil, nil, 0, 0, 0, 0, 0, 1, 1, 1, 0, nil, 0, 0, 0, 1, 0, 0, 1])
    // An turned 30 that day, Bình 31; the third has no birth date, and a computing certificate that has run out.
    expect(cells(sheet, 11, 24)).toEqual([2, '+Công chức một cửa', 3, 2, nil, nil, nil, 1, 0, 0, 1, 0, 1, 0, 0, 1, nil, 1, 1, 0, 0, 0, 1, 0])
    expect(cells(sheet, 12, 24)).toEqual([nil, 'Tổng cộng', 4, 2, nil, nil, nil, 1, 0, 0, 1, 0, 2, 1, 1, 1, nil, 1, 1, 0, 1, 0, 1, 1])
    expect(sheet.getCell('B11').type).toBe(ExcelJS.ValueType.String)
  })

  it('tells another day as it was', async () => {
    const sheet = await sheetOf(baHr, quality(ids.ba, '2026-08-31'))
    expect(cells(sheet, 12, 24)).toEqual([nil, 'Tổng cộng', 4, 2, nil, nil, nil, 0, 1, 0, 1, 0, 2, 1, 1, 2, nil, 2, 0, 0, 1, 0, 1, 0])
  })

  it('neutralises a formula in .csv', async () => {
    expect(rowsOf(await file(baHr, quality(ids.ba), 'csv')).find(([number]) => number === '2')?.[1]).toBe("'+Công chức một cửa")
  })

  it('has no rows where nobody was', async () => {
    const page = await loadReportPage({ actor: baHr, request: quality(ids.ba, '2019-12-31'), today: TODAY })
    expect(page.ok && [page.value.length, page.value.total.slice(0, 4)]).toEqual([0, [nil, 'Tổng cộng', 0, 0]])
  })
})

describe('learners eligible and not', () => {
  beforeAll(makeLearners)

  it('lists by given name what each did and why not, and adds up', async () => {
    const sheet = await sheetOf(baHr, learners(ids.ba))
    const line = (row: number) => cells(sheet, row, 12)
    const [qt, px, post] = ['Phường Quán Thánh', 'Phường Phúc Xá', '+Công chức một cửa']
    expect(line(10)).toEqual([1, '=HYPERLINK("x") Anh', '1985', qt, post, 2, 2, 1, 0, 6, 'Chưa đủ', 'Thi chưa đạt'])
    expect(line(11)).toEqual([2, 'Lý Thị Dần', '1985', px, post, 2, 2, 1, nil, nil, 'Chưa đủ', 'Bài thi đang làm hoặc đang chấm'])
    expect(line(12)).toEqual([3, 'Bùi Văn Đạt', '1985', px, post, 1, 2, 0, nil, nil, 'Chưa đủ', 'Còn 1 bài chưa học xong'])
    expect(line(13)).toEqual([4, 'Cao Văn Đức', '1985', px, post, 0, 2, 0, nil, nil, 'Chưa đủ', 'Chưa học bài nào'])
    expect(line(14)).toEqual([5, 'Mai Thị Hà', '1985', px, post, 2, 2, 0, nil, nil, 'Chưa đủ', 'Chưa thi cuối khóa'])
    expect(line(15)).toEqual([6, 'Phan Thị Yến', '1985', qt, post, 2, 2, 1, 6, 6, 'Đủ', nil])
    expect(line(16)).toEqual([nil, 'Tổng cộng: 6 người', nil, nil, nil, nil, nil, 3, nil, nil, 1, '5 người chưa đủ'])
    expect(sheet.getCell('B10').type).toBe(ExcelJS.ValueType.String)
    expect(rowsOf(await file(baHr, learners(ids.ba), 'csv')).find(([number]) => number === '1')?.[1]).toBe('\'=HYPERLINK("x") Anh')
  })

  it('previews the same rows and totals', async () => {
    const page = await loadReportPage({ actor: baHr, request: learners(ids.ba), today: TODAY })
    expect(page.ok && [page.value.length, page.value.rows.map((row) => row[1]), page.value.total[10]]).toEqual([6, ['=HYPERLINK("x") Anh', 'Lý Thị Dần', 'Bùi Văn Đạt', 'Cao Văn Đức', 'Mai Thị Hà', 'Phan Thị Yến'], 1])
  })

  it('judges by what was known at the end of the period', async () => {
    const before = await loadReportPage({ actor: baHr, request: learners(ids.quan, '2026-01-01', '2026-05-19'), today: TODAY })
    expect(before.ok && before.value.rows.map((row) => [row[1], row[7], row[11]])).toEqual([['=HYPERLINK("x") Anh', 0, 'Chưa thi cuối khóa'], ['Phan Thị Yến', 0, 'Chưa thi cuối khóa']])
    // Who was done before the period is not in it; who was not, still is.
    const after = await loadReportPage({ actor: baHr, request: learners(ids.quan, '2026-06-01'), today: TODAY })
    expect(after.ok && after.value.rows.map((row) => row[1])).toEqual(['=HYPERLINK("x") Anh'])
  })

  it('repeats its head on every page of a long paper and numbers them', async () => {
    for (let i = 0; i < 70; i += 1) {
      const made = await makeLearner(course, { fullName: `Nguyễn Thị Thu Hường Số ${i}`, lessonsDone: 1 })
      await makePosting({ officerId: made.officerId, unitId: ids.cau, positionId: ids.clerk })
    }
    const bytes = await file(cauHr, learners(ids.cau), 'pdf')
    const pages = await pagesOf(bytes)
    expect(pages.length).toBeGreaterThan(2)
    pages.slice(1, -1).forEach((page, index) => {
      expect(page.startsWith(`${index + 2} `)).toBe(true)
      expect(page).toContain('Họ và tên')
    })
    expect(pages.join('').match(/Hường/g)).toHaveLength(70)
  }, 60_000)
})

describe('a test marked after the period in which it was handed in', () => {
  it('counts where its verdict was given', async () => {
    const units = [{ unitId: ids.quan, parentId: ids.ba, name: 'Quán Thánh', type: 'phuong', code: null, level: 'commune' }]
    const passed = async (from: string, asOf: string) => (await countLearners({ units, courseCode: 'KT1', from, asOf })).reduce((sum, one) => sum + (one.passed ? one.people : 0), 0)
    const first = await db().attemptResult.findFirstOrThrow({ where: { passed: true, attempt: { enrolment: { officer: { fullName: 'Phan Thị Yến' } } } } })
    const year = first.gradedAt.getUTCFullYear()
    const next = [`${year + 1}-01-01`, `${year + 1}-12-31`] as const
    expect([await passed(`${year}-01-01`, `${year}-12-31`), await passed(...next)]).toEqual([1, 0])
    const { id: courseId } = await db().course.findUniqueOrThrow({ where: { code: 'KT1' }, select: { id: true } })
    const { id: regradeId } = await db().regrade.create({ data: { id: newId(), courseId, at: now, actorName: 'thử', reason: 'Chấm lại', decision: {} } })
    await db().attemptResult.create({ data: { ...first, regradeId, id: newId(), number: first.number + 1, gradedAt: new Date(`${year + 1}-03-01T03:00:00Z`), detail: first.detail as object, reason: 'Chấm lại' } })
    expect([await passed(`${year}-01-01`, `${year}-12-31`), await passed(...next), await passed(`${year + 2}-01-01`, `${year + 2}-12-31`)]).toEqual([1, 1, 0])
  })
})

describe('a certificate that was revoked', () => {
  it('counts in no report of a day from then on', async () => {
    const certificate = await db().certificate.findFirstOrThrow({ where: { officer: { fullName: 'Phan Thị Yến' } }, select: { id: true, validFrom: true } })
    const turns = async (asOf: string) => (await findTrainingCounts({ units: [ids.quan], from: '2026-01-01', asOf })).reduce((sum, one) => sum + (one.content === null ? one.turns : 0), 0)
    const year = certificate.validFrom.toISOString().slice(0, 10)
    const before = await turns('2099-12-31')
    await db().certificateRevocation.create({ data: { certificateId: certificate.id, revokedOn: toColumn('2090-01-01'), reason: 'Thử' } })
    expect([year <= '2099-12-31', await turns('2089-12-31'), await turns('2099-12-31')]).toEqual([true, before, before - 1])
  })
})

describe('whose reports', () => {
  it.each([
    ['a foreign district', () => baHr, () => training(ids.cau), 'scope'],
    ['the city, asked by a district', () => baHr, () => quality(ids.city), 'scope'],
    ['the district, asked by the head of a commune', () => head, () => learners(ids.ba), 'scope'],
    ['an unknown unit', () => cityHr, () => training('0199a8f0-0000-7000-8000-000000000001'), 'not_found'],
    ['a unit before it was', () => cityHr, () => quality(ids.ba, '2008-07-31'), 'not_found'],
    ['an unknown course', () => cityHr, () => ({ ...learners(ids.ba), courseCode: 'KH999' }) as ReportRequest, 'course'],
  ])('%s is refused, and nothing is written into the audit log', async (_name, actor, request, reason) => {
    const before = await db().auditEvent.count()
    expect(await exportReport({ actor: actor(), request: request(), format: 'csv', now })).toEqual({ ok: false, reason })
    expect(await db().auditEvent.count()).toBe(before)
  })

  it('a trainer makes none; who takes one stands in the audit log; the form offers one’s own tree', async () => {
    const trainer = await makeUser({ roles: [{ role: 'trainer', unitId: null }] })
    expect(await exportReport({ actor: trainer, request: training(ids.ba), format: 'csv', now })).toEqual({ ok: false, reason: 'role' })
    await file(baHr, training(ids.ba), 'csv')
    expect(await db().auditEvent.findFirst({ orderBy: { sequence: 'desc' } })).toMatchObject({ actorId: baHr.userId, action: 'report.export', subjectId: ids.ba, detail: { format: 'csv', year: 2026 } })
    const choices = await loadReportChoices(baHr, TODAY, { search: '', unitId: null })
    expect(choices.ok && choices.value.units.map(({ name }) => name)).toEqual(['Ba Đình', 'Phúc Xá', 'Quán Thánh'])
  })
})
