/**
 * Files in the background: asked twice is one file; whose they are when they are asked for, written and fetched; a worker that is
 * killed; expiry; the list of officers cell by cell, the same as the one taken at once.
 */
import { spawn } from 'node:child_process'
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { LONG_LIST, MOST_TRIES, MOST_WAITING } from '~/domain/export-file/export-file'
import type { ExportFormat, ExportRequest } from '~/domain/export-file/export-request'
import { nameSortKey, searchKey } from '~/domain/kernel/vietnamese-text'
import { fileWords } from '~/process/file-words'
import { loader as exportLoader } from '~/routes/compliance-export'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { askFile } from '~/server/export-file/ask-file.server'
import { deleteFile } from '~/server/export-file/delete-file.server'
import { fetchFile } from '~/server/export-file/fetch-file.server'
import { findFiles } from '~/server/export-file/find-files.server'
import { purgeFiles } from '~/server/export-file/purge-files.server'
import { retryFile } from '~/server/export-file/retry-file.server'
import { writeFiles } from '~/server/export-file/write-files.server'
import { newId } from '~/server/id.server'
import { findNotifications } from '~/server/notification/find-notifications.server'
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
import { root } from './test-server'

const database = await testDatabase()
const now = new Date('2026-11-28T03:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const TODAY = '2026-11-28'
const ids = { city: '', ba: '', cau: '', position: '' }
/** Beyond what comes at once, so that pages and yields are passed. */
const CROWD = LONG_LIST + 150
let cityHr: Actor
let baHr: Actor

/** Many people of one unit, with the projection they would have: none complies. */
async function makeCrowd(unitId: string): Promise<void> {
  const officers = Array.from({ length: CROWD }, (_, index) => ({ id: newId(), name: `Trần Văn Đông ${String(index).padStart(5, '0')}` }))
  await db().officer.createMany({ data: officers.map(({ id, name }, index) => ({ id, staffCode: `D${index}`, fullName: name, sortKey: nameSortKey(name), searchKey: searchKey(name) })) })
  await db().posting.createMany({ data: officers.map(({ id }) => ({ id: newId(), officerId: id, unitId, positionId: ids.position, kind: 'main', validFrom: toColumn('2020-01-01'), decision: 'QĐ thử' })) })
  await db().standingSpan.createMany({ data: officers.map(({ id }) => ({ id: newId(), officerId: id, unitId, positionId: ids.position, validFrom: toColumn('2020-01-01'), validTo: null, meets: false, metCount: 0, totalCount: 1 })) })
}

beforeAll(async () => {
  ids.city = (await makeUnit({ level: 'city', name: 'Hà Nội' })).id
  ids.ba = (await makeUnit({ level: 'district', name: 'Ba Đình', parentId: ids.city })).id
  ids.cau = (await makeUnit({ level: 'district', name: 'Cầu Giấy', parentId: ids.city })).id
  ids.position = (await makePosition({ code: 'VT99', name: '-Vị trí thử' })).id
  const { id: certificateTypeId } = await makeCertificateType()
  await makeStandard({ positionId: ids.position, requirements: [{ certificateTypeId }] })
  const people = await Promise.all([['Nguyễn Thị Ánh', true], ['@SUM(1) Đức', false], ['Trần Văn Bảo', true]].map(async ([fullName, met]) => {
    const { id } = await makeOfficer({ fullName: fullName as string })
    await makePosting({ officerId: id, unitId: ids.ba, positionId: ids.position })
    if (met) await makeEvidence({ certificateTypeId }, { officerId: id, validFrom: '2021-01-01', validTo: '2030-01-01' })
    return id
  }))
  await db().$transaction((tx) => rewriteStanding(tx, people))
  await makeCrowd(ids.cau)
  cityHr = await makeUser({ roles: [{ role: 'hr', unitId: ids.city }] })
  baHr = await makeUser({ roles: [{ role: 'hr', unitId: ids.ba }] })
})

const officers = (unitId: string, query: Record<string, string> = {}): ExportRequest => ({ kind: 'officers', unitId, asOf: TODAY, query })
const ask = (by: Actor, request: ExportRequest, format: ExportFormat = 'csv', at = now) => askFile({ by, request, format, locale: 'vi', now: at })
const write = (at = now) => writeFiles(() => at, fileWords)
const hr = (unitId: string) => makeUser({ roles: [{ role: 'hr', unitId }] })
const stored = (id: string) => db().exportFile.findUniqueOrThrow({ where: { id } })

async function asked(by: Actor, request: ExportRequest, format: ExportFormat = 'csv', at = now): Promise<string> {
  const done = await ask(by, request, format, at)
  if (!done.ok) throw new Error(`refused: ${done.reason}`)
  return done.value.id
}

async function bytesOf(by: Actor, id: string, at = now): Promise<Buffer> {
  const fetched = await fetchFile({ by, id, now: at })
  if (!fetched.ok) throw new Error(`refused: ${fetched.reason}`)
  const chunks: Uint8Array[] = []
  const reader = fetched.value.bytes.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) chunks.push(next.value)
  const bytes = Buffer.concat(chunks)
  expect(bytes.length).toBe(fetched.value.size)
  return bytes
}

describe('a unit that moves out of the charge', () => {
  it('takes the file with it: whoever no longer sees its people does not fetch them either', async () => {
    const away = (await makeUnit({ name: 'Đội Cấn', parentId: ids.ba, validFrom: '2020-01-01' })).id
    const by = await hr(ids.ba)
    for (const request of [officers(ids.ba), { kind: 'commune_quality', unitId: ids.ba, asOf: TODAY } as const]) {
      const id = await asked(by, request)
      await write()
      expect((await bytesOf(by, id)).length).toBeGreaterThan(100)
      const version = await db().unitVersion.findFirstOrThrow({ where: { unitId: away, validTo: null } })
      await db().unitVersion.update({ where: { id: version.id }, data: { validTo: toColumn('2026-11-01') } })
      const moved = await db().unitVersion.create({ data: { ...version, id: newId(), parentId: ids.cau, validFrom: toColumn('2026-11-01'), validTo: null } })
      expect(await fetchFile({ by, id, now })).toEqual({ ok: false, reason: 'right' })
      await db().unitVersion.delete({ where: { id: moved.id } })
      await db().unitVersion.update({ where: { id: version.id }, data: { validTo: null } })
    }
  })
})

describe('asking', () => {
  it('twice while it waits gives one file, also at the same moment; another format is another file', async () => {
    const by = await hr(ids.ba)
    const both = await Promise.all([ask(by, officers(ids.ba, { q: 'tran', sort: 'name' })), ask(by, officers(ids.ba, { sort: 'name', q: 'tran' }))])
    expect(new Set(both.map((one) => one.ok && one.value.id)).size).toBe(1)
    expect(both.map((one) => one.ok && one.value.again).sort()).toEqual([false, true])
    expect(await ask(by, officers(ids.ba, { q: 'tran', sort: 'name' }), 'xlsx')).toMatchObject({ ok: true, value: { again: false } })
    expect(await db().auditEvent.count({ where: { actorId: by.userId, action: 'export.ask' } })).toBe(2)
  })

  it('lets one person have few that wait', async () => {
    const by = await hr(ids.ba)
    for (let i = 0; i < MOST_WAITING; i += 1) await asked(by, officers(ids.ba, { q: `x${i}` }))
    expect(await ask(by, officers(ids.ba, { q: 'one more' }))).toEqual({ ok: false, reason: 'tooMany' })
  })

  it.each([
    ['a foreign district', () => ids.cau, 'scope'],
    ['nothing known', () => '0199a8f0-0000-7000-8000-000000000001', 'not_found'],
  ])('about %s is refused', async (_name, unit, reason) => {
    expect(await ask(baHr, officers(unit()))).toEqual({ ok: false, reason })
  })
})

describe('the list of officers', () => {
  beforeAll(() => write().then(() => undefined))

  it('is in .csv what the page says, with formulas neutralised, and the owner is told', async () => {
    const by = await hr(ids.ba)
    const id = await asked(by, officers(ids.ba))
    expect(await write()).toBe(1)
    const bytes = await bytesOf(by, id)
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const rows: string[][] = parse(bytes, { bom: true, delimiter: ';', relax_column_count: true })
    expect(rows.slice(0, 4).map(([first]) => first)).toEqual(['Cán bộ, công chức và tình trạng đạt chuẩn', 'Đơn vị: Quận Ba Đình', 'Số liệu tại ngày: 28/11/2026', 'Đơn vị báo cáo: UBND quận Ba Đình'])
    expect(rows.slice(5).map((row) => [row[0], row[2], row[6], row[7]])).toEqual([['1', 'Nguyễn Thị Ánh', "'-Vị trí thử", 'Đạt chuẩn'], ['2', 'Trần Văn Bảo', "'-Vị trí thử", 'Đạt chuẩn'], ['3', "'@SUM(1) Đức", "'-Vị trí thử", 'Chưa đạt chuẩn'], ['3', 'Tổng cộng', '', '2 trên 3']])
    expect((await findNotifications({ by, unreadOnly: true, page: 1 })).rows.map(({ kind, values }) => [kind, values])).toEqual([['file_done', { kind: 'officers', unit: 'Ba Đình', unitType: 'quan', format: 'csv' }]])
    expect(await db().auditEvent.findFirst({ orderBy: { sequence: 'desc' } })).toMatchObject({ actorId: by.userId, action: 'export.download', subjectId: id })
  })

  it('of a length that does not come at once is whole, in order, and paged in parts', async () => {
    const id = await asked(cityHr, officers(ids.city, { q: 'dong' }), 'xlsx')
    expect(await write()).toBe(1)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await bytesOf(cityHr, id)) as unknown as ExcelJS.Buffer)
    const names: unknown[] = []
    book.worksheets[0]?.eachRow((row) => void (typeof row.getCell(1).value === 'number' && names.push(row.getCell(3).value)))
    expect(names).toEqual([...Array.from({ length: CROWD }, (_, index) => `Trần Văn Đông ${String(index).padStart(5, '0')}`), 'Tổng cộng'])
    expect((await stored(id))).toMatchObject({ state: 'done', total: CROWD })
  }, 60_000)

  it('at once only up to some length; a longer one leads to the question', async () => {
    const get = async (unit: string): Promise<Response> => {
      const cookie = (await startSession(cityHr.userId, new Date())).split(';')[0] ?? ''
      const request = new Request(`http://local.test/compliance/export?what=officers&format=csv&unit=${unit}&on=28/11/2026`, { headers: { cookie } })
      return exportLoader({ request, context: {}, params: {} } as unknown as Parameters<typeof exportLoader>[0]).catch((thrown: unknown) => thrown as Response)
    }
    expect((await get(ids.ba)).status).toBe(200)
    const long = await get(ids.cau)
    expect([long.status, long.headers.get('location')]).toEqual([302, expect.stringMatching(/^\/files\/new\?.*kind=officers/)])
  })
})

describe('fetching', () => {
  beforeAll(() => write().then(() => undefined))

  it('is for the owner only, when it is done, until it expires', async () => {
    const by = await hr(ids.ba)
    const id = await asked(by, officers(ids.ba))
    expect(await fetchFile({ by, id, now })).toEqual({ ok: false, reason: 'notReady' })
    await write()
    expect(await fetchFile({ by: cityHr, id, now })).toEqual({ ok: false, reason: 'notFound' })
    expect((await bytesOf(by, id, later(7 * 24 * 60 - 1))).length).toBeGreaterThan(100)
    expect(await fetchFile({ by, id, now: later(7 * 24 * 60) })).toEqual({ ok: false, reason: 'expired' })
    expect((await findFiles({ by, page: 1, now: later(7 * 24 * 60) })).rows).toEqual([])
    expect(await purgeFiles(later(7 * 24 * 60))).toBeGreaterThan(0)
    expect([await db().exportFile.count({ where: { id } }), await db().exportFilePart.count({ where: { fileId: id } })]).toEqual([0, 0])
  })

  it('is refused when the right over the unit is gone, whatever the link', async () => {
    const by = await hr(ids.ba)
    const id = await asked(by, officers(ids.ba))
    await write()
    const moved: Actor = { ...by, roles: [{ role: 'hr', unitId: ids.cau }] }
    const before = await db().auditEvent.count()
    expect(await fetchFile({ by: moved, id, now })).toEqual({ ok: false, reason: 'right' })
    expect(await fetchFile({ by: { ...by, roles: [{ role: 'officer', unitId: null }] }, id, now })).toEqual({ ok: false, reason: 'right' })
    expect(await db().auditEvent.count()).toBe(before)
    expect((await fetchFile({ by, id, now })).ok).toBe(true)
  })

  it('of a file by the structure of today asks for all that was in charge when it was written', async () => {
    const by = await makeUser({ roles: [{ role: 'hr', unitId: ids.ba }, { role: 'hr', unitId: ids.cau }] })
    const id = await asked(by, officers(ids.ba, { structure: 'today' }))
    await write()
    expect((await fetchFile({ by, id, now })).ok).toBe(true)
    expect(await fetchFile({ by: { ...by, roles: [{ role: 'hr', unitId: ids.ba }] }, id, now })).toEqual({ ok: false, reason: 'right' })
  })
})

describe('writing', () => {
  beforeAll(() => write().then(() => undefined))

  it('asks the right again: lost meanwhile, the file fails, says why, and can be asked again only with the right', async () => {
    const by = await hr(ids.ba)
    const id = await asked(by, officers(ids.ba))
    await db().roleAssignment.updateMany({ where: { userId: by.userId }, data: { validTo: toColumn(TODAY) } })
    await write()
    expect(await stored(id)).toMatchObject({ state: 'failed', fault: 'right', size: null })
    expect(await retryFile({ by: { ...by, roles: [] }, id, now })).toEqual({ ok: false, reason: 'right' })
    await db().roleAssignment.updateMany({ where: { userId: by.userId }, data: { validTo: null } })
    expect(await retryFile({ by, id, now })).toEqual({ ok: true, value: null })
    expect(await retryFile({ by, id, now })).toEqual({ ok: true, value: null })
    expect(await write()).toBe(1)
    expect((await bytesOf(by, id)).length).toBeGreaterThan(100)
  })

  it('killed in the middle is taken up again when the worker has been silent, and is written whole, once', { timeout: 120_000 }, async () => {
    const by = await hr(ids.cau)
    const id = await asked(by, officers(ids.cau), 'xlsx')
    const { PATH } = process.env
    const child = spawn(process.execPath, ['--import', 'tsx', 'tests/server/export-file-child.ts', now.toISOString()], { cwd: root, env: { PATH, NODE_ENV: 'production', LOG_LEVEL: 'silent', EMBEDDED_DATABASE_URL: database.url }, stdio: 'pipe' })
    const gone = new Promise((resolve) => child.on('close', resolve))
    // In the middle: some pages of rows have been read.
    for (;;) {
      const { done } = await stored(id)
      if (done > 0 || child.exitCode !== null) break
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
    child.kill('SIGKILL')
    await gone
    expect(await stored(id)).toMatchObject({ state: 'running', tries: 1, size: null })
    expect(await db().exportFilePart.count({ where: { fileId: id } })).toBe(0)
    expect(await write()).toBe(0)
    expect(await write(later(2))).toBe(1)
    expect(await stored(id)).toMatchObject({ state: 'done', tries: 2 })
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await bytesOf(by, id, later(2))) as unknown as ExcelJS.Buffer)
    expect(book.worksheets[0]?.rowCount).toBe(5 + CROWD + 1)
    expect((await findNotifications({ by, unreadOnly: true, page: 1 })).total).toBe(1)
  })

  it('that kills every worker is given up', async () => {
    const by = await hr(ids.ba)
    const id = await asked(by, officers(ids.ba))
    await db().exportFile.update({ where: { id }, data: { state: 'running', tries: MOST_TRIES, workedAt: now } })
    expect(await write(later(2))).toBe(1)
    expect(await stored(id)).toMatchObject({ state: 'failed', fault: 'broken' })
  })

  it('is not kept when the file was deleted meanwhile, or taken up by another worker', async () => {
    const by = await hr(ids.cau)
    const deleted = await asked(by, officers(ids.cau, { q: 'dong' }))
    const during: Promise<unknown>[] = []
    // While the first of some thousand rows is read.
    const meddled = (meddle: () => Promise<unknown>): typeof fileWords => (locale) => ({ ...fileWords(locale), head: (head) => {
      during.push(meddle())
      return fileWords(locale).head(head)
    } })
    expect(await writeFiles(() => now, meddled(() => deleteFile({ by, id: deleted, now })))).toBe(1)
    const taken = await asked(by, officers(ids.cau, { q: 'tran' }))
    expect(await writeFiles(() => now, meddled(async () => { await db().exportFile.update({ where: { id: taken }, data: { tries: { increment: 1 } } }) }))).toBe(1)
    expect(await Promise.all(during)).toHaveLength(2)
    expect(await db().exportFilePart.count({ where: { fileId: { in: [deleted, taken] } } })).toBe(0)
    expect(await stored(taken)).toMatchObject({ state: 'running', size: null })
    expect((await findFiles({ by, page: 1, now })).rows.map(({ id }) => id)).toEqual([taken])
    expect(await deleteFile({ by: cityHr, id: taken, now })).toEqual({ ok: false, reason: 'notFound' })
    expect(await deleteFile({ by, id: taken, now })).toEqual({ ok: true, value: null })
  })

  it('about a course that is no more says so', async () => {
    const by = await hr(ids.cau)
    const id = await asked(by, { kind: 'eligible_learners', unitId: ids.cau, asOf: TODAY, courseCode: 'KH999', from: '2026-01-01' }, 'pdf')
    await write()
    expect(await stored(id)).toMatchObject({ state: 'failed', fault: 'course' })
  })
})
