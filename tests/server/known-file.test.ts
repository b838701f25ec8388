/**
 * Two times of more people than are judged while somebody waits: computed in the background, cell by cell what the file taken at
 * once says; the page offers it, follows it and shows its totals; whose it is when it is asked for, written and shown.
 */
import { parse } from 'csv-parse/sync'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/access/role'
import type { ExportFormat, ExportRequest } from '~/domain/export-file/export-request'
import { knownHead, knownLine } from '~/components/snapshot/known-words'
import { i18nFor } from '~/messages/catalogues.server'
import { fileWords } from '~/process/file-words'
import { loader as pageLoader } from '~/routes/known-standing'
import { loader as exportLoader } from '~/routes/known-standing-export'
import { knownSheet } from '~/domain/compliance/known-sheet'
import { dayOfInstant } from '~/domain/kernel/day'
import { openKnownStanding } from '~/server/compliance/open-known-standing.server'
import { loadKnownStanding } from '~/server/compliance/load-known-standing.server'
import { toColumn } from '~/server/day-column.server'
import { db, pool } from '~/server/db.server'
import { askFile } from '~/server/export-file/ask-file.server'
import { fetchFile } from '~/server/export-file/fetch-file.server'
import { findKnownFiles } from '~/server/export-file/find-known-files.server'
import { writeFiles } from '~/server/export-file/write-files.server'
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

// The page judges two people while somebody waits, the rest of this small world in the background.
process.env['KNOWN_AT_ONCE'] = '2'
await testDatabase()

const AS_OF = '2026-06-30'
const KNOWN = '2026-07-05'
const [EARLY, LATE] = [new Date('2026-02-01T02:00:00Z'), new Date('2026-07-20T02:00:00Z')]
const now = new Date()
const today = dayOfInstant(now)
const unit = { district: '', commune: '', quiet: '', elsewhere: '' }

type Story = { readonly name: string; readonly unitId: string; readonly proofAt: Date | null; readonly postAt?: Date }

beforeAll(async () => {
  unit.district = (await makeUnit({ level: 'district', name: 'Ba Đình' })).id
  unit.commune = (await makeUnit({ level: 'commune', name: 'Đội Cấn', parentId: unit.district })).id
  unit.quiet = (await makeUnit({ level: 'commune', name: 'Cống Vị', parentId: unit.district })).id
  unit.elsewhere = (await makeUnit({ level: 'district', name: 'Cầu Giấy' })).id
  const positionId = (await makePosition()).id
  const certificateTypeId = (await makeCertificateType({ code: '=CC1' })).id
  await makeStandard({ positionId, validFrom: '2020-01-01', requirements: [{ certificateTypeId }] })
  const stories: Story[] = [
    { name: '=HYPERLINK("x") Ánh', unitId: unit.commune, proofAt: LATE }, { name: 'Trần Văn Bảo', unitId: unit.commune, proofAt: EARLY, postAt: LATE }, { name: '@SUM(1) Đức', unitId: unit.commune, proofAt: LATE },
    { name: 'Lê Thị Cúc', unitId: unit.district, proofAt: null, postAt: LATE }, { name: 'Phạm Văn An', unitId: unit.commune, proofAt: EARLY }, { name: 'Vũ Thị Yến', unitId: unit.quiet, proofAt: LATE },
  ]
  for (const { name, unitId, proofAt, postAt } of stories) {
    const { id: officerId } = await makeOfficer({ fullName: name })
    await makePosting({ officerId, positionId, unitId, validFrom: '2024-01-01', recordedAt: postAt ?? EARLY })
    if (proofAt) await makeEvidence({ certificateTypeId }, { officerId, validFrom: '2025-01-01', recordedAt: proofAt })
    await db().$transaction((tx) => rewriteStanding(tx, [officerId]))
  }
})

const hr = (unitId: string) => makeUser({ roles: [{ role: 'hr', unitId }] })
const request = (unitId: string): ExportRequest => ({ kind: 'known_standing', unitId, asOf: AS_OF, known: KNOWN })
const stored = (id: string) => db().exportFile.findUniqueOrThrow({ where: { id } })
const write = (words = fileWords) => writeFiles(() => new Date(), words)

async function asked(by: Actor, unitId: string, format: ExportFormat): Promise<string> {
  const done = await askFile({ by, request: request(unitId), format, locale: 'vi', now: new Date() })
  if (!done.ok) throw new Error(`refused: ${done.reason}`)
  return done.value.id
}

async function bytesOf(by: Actor, id: string): Promise<Buffer> {
  const fetched = await fetchFile({ by, id, now: new Date() })
  if (!fetched.ok) throw new Error(`refused: ${fetched.reason}`)
  return Buffer.from(await new Response(fetched.value.bytes).arrayBuffer())
}

/** The sheet that is taken at once where few people have changed. */
async function atOnce(by: Actor) {
  const found = await loadKnownStanding({ actor: by, act: 'exportStanding', unitId: unit.district, asOf: AS_OF, known: KNOWN, today, from: 0, count: 100, most: 100 })
  if (!found.ok || found.value.compared === null) throw new Error('not told')
  const { t } = i18nFor('vi')
  const { compared } = found.value
  return { compared, sheet: knownSheet(compared.differences, (row) => knownLine(t, row), knownHead(t, { unit: found.value.unit, asOf: AS_OF, known: KNOWN, today, totals: compared })) }
}

/** The address of the page or its file, asked by somebody signed in. */
async function argsOf(by: Actor, unitId: string, query = ''): Promise<Parameters<typeof pageLoader>[0]> {
  const cookie = (await startSession(by.userId, new Date())).split(';')[0] ?? ''
  const asking = new Request(`http://local.test/compliance/units/${unitId}/known?on=30/06/2026&known=05/07/2026${query}`, { headers: { cookie } })
  return { request: asking, context: {}, params: { unitId } } as unknown as Parameters<typeof pageLoader>[0]
}

describe('the file made in the background', () => {
  it('says cell by cell what the one taken at once says, as .xlsx and as .csv, and runs no formula', async () => {
    const by = await hr(unit.district)
    const [xlsx, csv] = [await asked(by, unit.district, 'xlsx'), await asked(by, unit.district, 'csv')]
    expect(await write()).toBe(2)
    const { sheet, compared } = await atOnce(by)
    expect(compared.different).toBe(5)
    const wanted = [...sheet.lines.map((line) => [line]), sheet.columns.map(({ header }) => header), ...sheet.rows.map((row) => row.map(String))]

    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await bytesOf(by, xlsx)) as unknown as ExcelJS.Buffer)
    const cells: unknown[][] = []
    book.worksheets[0]?.eachRow((row) => { cells.push((row.values as ExcelJS.CellValue[]).slice(1)) })
    expect(cells.map((row) => row.map(String))).toEqual(wanted)
    expect(cells.flat().every((cell) => typeof cell === 'string' || typeof cell === 'number')).toBe(true)

    const rows: string[][] = parse(await bytesOf(by, csv), { bom: true, delimiter: ';', relax_column_count: true })
    expect(rows).toEqual(wanted.map((row) => row.map((cell) => (/^[=+\-@\t\r\n]/.test(cell) ? `'${cell}` : cell))))
    expect(rows.flat().filter((cell) => cell.startsWith('\'=') || cell.startsWith('\'@'))).toHaveLength(2)
    expect(wanted.slice(3, 4)).toEqual([['Đạt chuẩn: 1 trên 4 khi ấy, 5 trên 6 hiện nay']])
  })

  it('is the same however few people are judged at a time', async () => {
    const by = await hr(unit.district)
    const opened = await openKnownStanding({ actor: by, unitId: unit.district, asOf: AS_OF, known: KNOWN, today })
    if (!opened.ok) throw new Error(opened.reason)
    const { compared: { differences, different, ...totals } } = await atOnce(by)
    for (const chunk of [1, 2, 1000]) {
      const told: number[] = []
      const found = await opened.value.read(async (done) => void told.push(done), async ({ rows, ...figures }) => {
        const all = []
        for await (const row of rows) all.push(row)
        return { ...figures, all }
      }, chunk)
      expect(found).toEqual({ totals, different, all: differences })
      expect(told).toHaveLength(Math.ceil(5 / chunk))
    }
  })

  it('keeps no table, no open transaction, and the totals without any name', async () => {
    const by = await hr(unit.district)
    const id = await asked(by, unit.district, 'csv')
    await write()
    const { compared } = await atOnce(by)
    expect((await stored(id)).summary).toEqual({ then: compared.then, now: compared.now, different: 5, rows: compared.rows.map(({ unit: { unitId }, then, now: today }) => ({ unitId, then, now: today })) })
    const { rows } = await pool().query(`SELECT 1 FROM pg_class WHERE relname = 'known_difference'`)
    expect(rows).toEqual([])
    expect((await pool().query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`)).rows).toEqual([])
  })

  it.each([['a foreign district', () => unit.elsewhere, 'scope'], ['nothing known', () => '0199a8f0-0000-7000-8000-000000000001', 'not_found']])('is refused about %s', async (_name, of, reason) => {
    expect(await askFile({ by: await hr(unit.district), request: request(of()), format: 'csv', locale: 'vi', now })).toEqual({ ok: false, reason })
  })

  it('ends when the right ends while people are judged, and keeps nothing', async () => {
    const by = await hr(unit.district)
    const id = await asked(by, unit.district, 'csv')
    // The worker waits for the proofs while the role ends.
    const holding = await pool().connect()
    await holding.query('BEGIN')
    await holding.query('LOCK TABLE evidence IN ACCESS EXCLUSIVE MODE')
    const working = write()
    await expect.poll(async () => (await holding.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'evidence'::regclass`)).rowCount).toBeGreaterThan(0)
    expect(await stored(id)).toMatchObject({ state: 'running' })
    await db().roleAssignment.updateMany({ where: { userId: by.userId }, data: { validTo: toColumn(today) } })
    await holding.query('COMMIT')
    holding.release()
    expect(await working).toBe(1)
    expect(await stored(id)).toMatchObject({ state: 'failed', fault: 'right', size: null, summary: null })
    expect(await db().exportFilePart.count({ where: { fileId: id } })).toBe(0)
  })

  it('is kept nowhere when it was deleted while it was judged, and a fault is told', async () => {
    const by = await hr(unit.district)
    const deleted = await asked(by, unit.district, 'csv')
    const holding = await pool().connect()
    await holding.query('BEGIN')
    await holding.query('LOCK TABLE evidence IN ACCESS EXCLUSIVE MODE')
    const working = write()
    await expect.poll(async () => (await holding.query(`SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'evidence'::regclass`)).rowCount).toBeGreaterThan(0)
    await db().exportFile.delete({ where: { id: deleted } })
    await holding.query('COMMIT')
    holding.release()
    expect(await working).toBe(1)
    expect(await db().exportFilePart.count({ where: { fileId: deleted } })).toBe(0)
    const broken = await asked(by, unit.district, 'csv')
    await write((locale) => ({ ...fileWords(locale), knownHead: () => { throw new Error('no words') } }))
    expect(await stored(broken)).toMatchObject({ state: 'failed', fault: 'broken', summary: null })
    expect((await pool().query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`)).rows).toEqual([])
  })
})

describe('the page', () => {
  const shown = async (by: Actor, unitId = unit.district) => pageLoader(await argsOf(by, unitId))

  it('answers a small question at once and offers to compute a large one, follows it and shows its totals', async () => {
    const by = await hr(unit.district)
    expect((await shown(by, unit.quiet)).data).toMatchObject({ compared: { different: 1 }, background: null })
    expect((await shown(by)).data).toMatchObject({ compared: null, background: { latest: null, ready: null } })
    await expect(exportLoader(await argsOf(by, unit.district, '&format=csv'))).rejects.toMatchObject({ init: { status: 404 } })
    await asked(by, unit.district, 'xlsx')
    const waiting = await shown(by)
    expect(waiting.data.background).toMatchObject({ latest: { state: 'queued' }, ready: null })
    expect(JSON.stringify(waiting.init)).toContain('Refresh')
    await write()
    const { compared } = await atOnce(by)
    const done = await shown(by)
    expect(done.data.background).toMatchObject({ latest: null, ready: { totals: { different: 5, then: compared.then, now: compared.now } } })
    expect(done.init).toBeNull()
  })

  it('shows nobody the file of another, nor one that tells of units out of the page', async () => {
    const [by, other] = [await hr(unit.district), await hr(unit.district)]
    const id = await asked(by, unit.district, 'xlsx')
    await write()
    expect((await shown(other)).data.background).toEqual({ latest: null, ready: null })
    const question = { by, request: { unitId: unit.district, asOf: AS_OF, known: KNOWN }, now: new Date() }
    expect((await findKnownFiles({ ...question, unitIds: [unit.district, unit.commune, unit.quiet] })).ready?.id).toBe(id)
    expect((await findKnownFiles({ ...question, unitIds: [unit.district, unit.commune] })).ready).toBeNull()
    expect((await findKnownFiles({ ...question, request: { ...question.request, known: '2026-07-06' }, unitIds: [unit.district, unit.commune, unit.quiet] })).latest).toBeNull()
    await db().exportFile.update({ where: { id }, data: { expiresAt: new Date(now.getTime() - 1) } })
    expect((await findKnownFiles({ ...question, unitIds: [unit.district, unit.commune, unit.quiet] })).latest).toBeNull()
  })
})
