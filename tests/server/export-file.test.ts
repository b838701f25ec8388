/**
 * Files in the background: asked twice is one file; whose they are when they are asked for and fetched; expiry; the list of
 * officers cell by cell, the same as the one taken at once. Writing them: export-file-writing.test.ts.
 */
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { MOST_WAITING } from '~/domain/export-file/export-file'
import { loader as exportLoader } from '~/routes/compliance-export'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { fetchFile } from '~/server/export-file/fetch-file.server'
import { findFiles } from '~/server/export-file/find-files.server'
import { purgeFiles } from '~/server/export-file/purge-files.server'
import { newId } from '~/server/id.server'
import { findNotifications } from '~/server/notification/find-notifications.server'
import { startSession } from '~/server/session/start-session.server'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'
import { ask, asked, bytesOf, CROWD, hr, ids, later, makeExportWorld, now, officers, stored, TODAY, write } from './export-file-world'

await testDatabase()
let cityHr: Actor
let baHr: Actor

beforeAll(async () => {
  ({ cityHr, baHr } = await makeExportWorld())
})

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

  it('is told the audit log without the words that were searched for', async () => {
    const by = await hr(ids.ba)
    await asked(by, officers(ids.ba, { q: 'Trần Thị Kín', mover: 'head' }))
    const { detail } = await db().auditEvent.findFirstOrThrow({ where: { actorId: by.userId, action: 'export.ask' } })
    expect(detail).toMatchObject({ searched: true, query: { mover: 'head' } })
    expect(JSON.stringify(detail)).not.toContain('Kín')
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
