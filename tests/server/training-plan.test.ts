/** The training plan of some of a unit's people, of a unit too large for a page, and as a file opened again cell by cell. */
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import type { ExportFormat, ExportRequest } from '~/domain/export-file/export-request'
import { fileWords } from '~/process/file-words'
import { loader as exportLoader } from '~/routes/unit-plan-export'
import { now, today } from '~/server/clock.server'
import { loadTrainingPlan } from '~/server/compliance/load-training-plan.server'
import { tallyTrainingPlan } from '~/server/compliance/tally-training-plan.server'
import { db } from '~/server/db.server'
import { askFile } from '~/server/export-file/ask-file.server'
import { fetchFile } from '~/server/export-file/fetch-file.server'
import { writeFiles } from '~/server/export-file/write-files.server'
import { newId } from '~/server/id.server'
import { startSession } from '~/server/session/start-session.server'
import { rebuildStanding } from '~/server/standing/rebuild-standing.server'
import { type MadeCourse, makeCourse } from '../factories/course'
import { makeEvidence } from '../factories/evidence'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()

const INJECTION = '=HYPERLINK("http://x.test";"Học")'
const world = { district: '', commune: '', elsewhere: '', positionId: '', otherId: '', course: {} as MadeCourse, second: {} as MadeCourse }

beforeAll(async () => {
  world.district = (await makeUnit({ level: 'district', name: 'Ba Đình' })).id
  world.commune = (await makeUnit({ name: 'Cống Vị', parentId: world.district })).id
  world.elsewhere = (await makeUnit({ level: 'district', name: 'Cầu Giấy' })).id
  world.positionId = (await makePosition({ name: 'Một cửa' })).id
  world.otherId = (await makePosition({ name: 'Văn thư' })).id
  world.course = await makeCourse({ code: 'KHA', shortTitle: INJECTION })
  world.second = await makeCourse({ code: 'KHB' })
  const paper = (await makeCertificateType({ code: 'GIAY', name: '+Giấy tờ' })).id
  await makeStandard({ positionId: world.positionId, requirements: [{ certificateTypeId: world.course.certificateTypeId }, { certificateTypeId: world.second.certificateTypeId }, { certificateTypeId: paper }] })
  await makeStandard({ positionId: world.otherId, requirements: [{ certificateTypeId: world.second.certificateTypeId }] })
  const person = async (fullName: string, sex: 'female' | 'male', positionId: string, has: string[]) => {
    const { id: officerId } = await makeOfficer({ fullName, sex })
    await makePosting({ officerId, unitId: world.commune, positionId })
    for (const certificateTypeId of has) await makeEvidence({ certificateTypeId }, { officerId })
    return officerId
  }
  await person('Nguyễn Thị An', 'female', world.positionId, [world.second.certificateTypeId, paper])
  const begun = await person('@SUM(1) Bình', 'male', world.positionId, [paper])
  await person('Lê Văn Cường', 'male', world.positionId, [world.course.certificateTypeId, world.second.certificateTypeId])
  await person('Phạm Thị Dung', 'female', world.otherId, [])
  await person('Vũ Văn Em', 'male', world.otherId, [world.second.certificateTypeId])
  await db().enrolment.create({ data: { id: newId(), officerId: begun, courseId: world.course.id, courseVersionId: world.course.versionId, source: 'self' } })
  await rebuildStanding()
})

const hr = (unitId: string) => makeUser({ roles: [{ role: 'hr', unitId }] })

async function planFor(actor: Actor, filter = {}) {
  const loaded = await loadTrainingPlan({ actor, act: 'viewUnitStanding', unitId: world.district, start: today(), pace: 4, filter, now: now() })
  if (!loaded.ok || loaded.value.plan === null) throw new Error('no plan')
  return { ...loaded.value, plan: loaded.value.plan }
}

describe('of some of the people', () => {
  it.each<[string, () => object, { people: number; notMet: number; seats: [string, number][] }]>([
    ['everybody', () => ({}), { people: 5, notMet: 4, seats: [['KHA', 2], ['KHB', 2]] }],
    ['women', () => ({ sex: 'female' }), { people: 2, notMet: 2, seats: [['KHA', 1], ['KHB', 1]] }],
    ['a position', () => ({ positionId: world.otherId }), { people: 2, notMet: 1, seats: [['KHB', 1]] }],
    ['a position and a sex', () => ({ positionId: world.positionId, sex: 'male' }), { people: 2, notMet: 2, seats: [['KHA', 1], ['KHB', 1]] }],
    ['an age that nobody has', () => ({ age: 'under_30' }), { people: 0, notMet: 0, seats: [] }],
    ['a programme that nobody is in', () => ({ programme: 'member' }), { people: 0, notMet: 0, seats: [] }],
  ])('%s', async (_, filter, expected) => {
    const { people, notMet, plan, officers } = await planFor(await hr(world.district), filter())
    expect({ people, notMet, seats: plan.courses.map(({ courseCode, seats }) => [courseCode, seats]) }).toEqual(expected)
    expect(officers).toHaveLength(notMet)
    expect(plan).toMatchObject({ people, metNow: people - notMet })
  })
})

describe('of a unit of any size', () => {
  it('is the sum that a page shows, some people at a time, and says how far it is', async () => {
    const actor = await hr(world.district)
    const told: [number, number][] = []
    for (const filter of [{}, { sex: 'male' as const }]) {
      const made = await tallyTrainingPlan({ actor, unitId: world.district, filter, start: today(), pace: 4, now: now(), onProgress: async (done, total) => void told.push([done, total]) })
      expect(made.ok && made.value.plan).toEqual((await planFor(actor, filter)).plan)
    }
    expect(told).toEqual([[0, 4], [4, 4], [0, 2], [2, 2]])
  })

  it('is for those in charge of the unit', async () => {
    const ask = async (actor: Actor) => {
      const made = await tallyTrainingPlan({ actor, unitId: world.district, filter: {}, start: today(), pace: 4, now: now(), onProgress: async () => undefined })
      return made.ok ? 'ok' : made.reason
    }
    expect([await ask(await hr(world.district)), await ask(await hr(world.elsewhere)), await ask(await makeUser({ officerId: (await makeOfficer()).id }))]).toEqual(['ok', 'scope', 'role'])
  })
})

/** What the file must say, row by row. */
async function wanted(actor: Actor, only: 'all' | 'women'): Promise<(string | number)[][]> {
  const { plan } = await planFor(actor, only === 'women' ? { sex: 'female' } : {})
  const day = (code: string, end: 'first' | 'last') => formatDayTable(plan.courses.find(({ courseCode }) => courseCode === code)?.[end] ?? '')
  const all = only === 'all'
  const head = [
    ['Kế hoạch bồi dưỡng để đạt chuẩn'], ['Đơn vị: Quận Ba Đình'], ...(all ? [] : [['Điều kiện lọc: Giới tính: Nữ']]), [`Số liệu ngày: ${formatDayTable(today())}`], [`Bắt đầu học ngày: ${formatDayTable(today())}`], ['Số giờ học mỗi tuần: 4'],
  ]
  const course = (n: number, code: string, title: string, need: number, enrolled: number, hours: number) => [n, 'Học và thi', code, title, need, enrolled, 0, need, hours, day(code, 'first'), day(code, 'last')]
  const rows = all
    ? [course(1, 'KHA', INJECTION, 2, 1, 3.3), course(2, 'KHB', 'KHB', 2, 0, 3.3), [3, 'Nộp giấy tờ', 'GIAY', expect.stringMatching(/^\+Giấy tờ/), 1], ['Tổng số lượt', 4, 1, 0, 4, 6.7]]
    : [course(1, 'KHA', INJECTION, 1, 0, 1.7), course(2, 'KHB', 'KHB', 1, 0, 1.7), ['Tổng số lượt', 2, 0, 0, 2, 3.3]]
  return [...head, ['reach'], ['reporting'], ['TT', 'Việc', 'Mã', 'Nội dung', 'Cần học', 'Đã ghi danh', 'Đã có ca thi', 'Còn phải xếp chỗ', 'Giờ học và thi', 'Xong sớm nhất (người đầu)', 'Xong sớm nhất (người cuối)'], ...rows]
}

/** Cells as a library reads them, empty ones left out. */
async function cellsOf(bytes: ArrayBuffer): Promise<{ cells: unknown[][]; types: ExcelJS.ValueType[] }> {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load(bytes)
  const [cells, types]: [unknown[][], ExcelJS.ValueType[]] = [[], []]
  book.worksheets[0]?.eachRow((row) => {
    const line: unknown[] = []
    row.eachCell((cell) => { line.push(cell.value); types.push(cell.type) })
    cells.push(line)
  })
  return { cells, types }
}

async function fromPage(actor: Actor, query: string): Promise<ArrayBuffer> {
  const cookie = (await startSession(actor.userId, new Date())).split(';')[0] ?? ''
  const args = { request: new Request(`http://local.test/compliance/units/${world.district}/plan/export?pace=4&${query}`, { headers: { cookie } }), context: {}, params: { unitId: world.district } }
  return (await exportLoader(args as unknown as Parameters<typeof exportLoader>[0])).arrayBuffer()
}

async function fromBackground(by: Actor, format: ExportFormat, query: Record<string, string>): Promise<ArrayBuffer> {
  const request: ExportRequest = { kind: 'training_plan', unitId: world.district, asOf: today(), start: today(), pace: 4, query }
  const asked = await askFile({ by, request, format, locale: 'vi', now: new Date() })
  if (!asked.ok) throw new Error(asked.reason)
  await writeFiles(() => new Date(), fileWords)
  expect(await db().exportFile.findUniqueOrThrow({ where: { id: asked.value.id } })).toMatchObject({ state: 'done', fault: null, done: query['sex'] ? 2 : 4, total: query['sex'] ? 2 : 4 })
  const fetched = await fetchFile({ by, id: asked.value.id, now: new Date() })
  if (!fetched.ok) throw new Error(fetched.reason)
  return new Response(fetched.value.bytes).arrayBuffer()
}

describe('as a file', () => {
  it.each([['all', '', {}], ['women', '&sex=female', { sex: 'female' }]] as const)('says cell by cell what the plan says, at once and in the background, and runs no formula: %s', async (only, address, query) => {
    const by = await hr(world.district)
    const rows = await wanted(by, only)
    for (const bytes of [await fromPage(by, `format=xlsx${address}`), await fromBackground(by, 'xlsx', query)]) {
      const { cells, types } = await cellsOf(bytes)
      const at = only === 'women' ? 6 : 5
      expect([cells[at]?.[0], cells[at + 1]?.[0]]).toEqual([expect.stringMatching(/^Nếu làm hết, đến ngày .*: \d+ trên \d+ người đạt chuẩn$/), expect.stringMatching(/^Đơn vị báo cáo: /)])
      expect([...cells.slice(0, at), ['reach'], ['reporting'], ...cells.slice(at + 2)]).toEqual(rows)
      expect(new Set(types)).toEqual(new Set([ExcelJS.ValueType.String, ExcelJS.ValueType.Number]))
    }
    for (const bytes of [await fromPage(by, `format=csv${address}`), await fromBackground(by, 'csv', query)]) {
      const lines: string[][] = parse(Buffer.from(bytes), { bom: true, delimiter: ';', relax_column_count: true })
      expect(lines.flat()).toContain(`'${INJECTION}`)
      expect(lines.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    }
  })

  it('of the people neutralises names too', async () => {
    const { cells } = await cellsOf(await fromPage(await hr(world.district), 'format=xlsx&what=people'))
    expect(cells.slice(-5, -4)[0]?.[0]).toBe('TT')
    expect(cells.slice(-4).map((row) => row[2]).sort()).toEqual(['@SUM(1) Bình', 'Lê Văn Cường', 'Nguyễn Thị An', 'Phạm Thị Dung'])
  })
})
