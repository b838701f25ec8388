import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toColumn } from '~/server/day-column.server'
import { applyStructure } from '~/server/content/apply-structure.server'
import { loadContent } from '~/server/content/load-content.server'
import { documentTypes } from '~/domain/standard/document-type'
import { findCourseFile } from '~/server/course/find-course-file.server'
import { db, pool } from '~/server/db.server'
import { makePosting } from '../factories/posting'
import { testDatabase } from './database'

await testDatabase()

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'content-'))
  await cp('content', folder, { recursive: true })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const ofKH2 = { course: { code: 'KH2' } }
const load = (structures?: string[]) => loadContent({ actorName: 'test', folder, ...(structures ? { structures } : {}) })

async function edit(file: string, change: (text: string) => string): Promise<() => Promise<void>> {
  const name = path.join(folder, file)
  const before = await readFile(name, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  await writeFile(name, after)
  return () => writeFile(name, before)
}

/** Every row that content makes, but for what a load may touch (the times in content_file). */
async function snapshot(): Promise<string> {
  const rows = await Promise.all([
    db().unitVersion.findMany({ orderBy: { id: 'asc' } }), db().unit.findMany({ orderBy: { id: 'asc' } }), db().unitEventMember.count(), db().calendarDay.findMany({ orderBy: [{ date: 'asc' }, { kind: 'asc' }] }),
    db().glossaryTerm.findMany({ orderBy: { code: 'asc' } }), db().competencyLevel.findMany({ orderBy: [{ competencyId: 'asc' }, { level: 'asc' }] }), db().positionStandard.findMany({ orderBy: { id: 'asc' } }),
    db().standardRequirement.findMany({ orderBy: { id: 'asc' } }), db().courseVersion.findMany({ orderBy: { id: 'asc' } }), db().lesson.findMany({ orderBy: { id: 'asc' } }), db().question.findMany({ orderBy: { id: 'asc' } }),
    db().contentFile.findMany({ orderBy: { path: 'asc' } }), db().auditEvent.count(),
  ])
  return JSON.stringify(rows)
}

async function unitsOn(day: string): Promise<{ districts: number; communes: number }> {
  const at = toColumn(day)
  const count = (level: string) => db().unitVersion.count({ where: { validFrom: { lte: at }, OR: [{ validTo: null }, { validTo: { gt: at } }], unit: { level } } })
  return { districts: await count('district'), communes: await count('commune') }
}

describe('loading content', () => {
  test('fills an empty database and says what it did', async () => {
    const loaded = await load()
    const courses = await db().course.count()
    // A sentence for each course, and for units, calendar, glossary, certificates, competencies, positions, paths and standards.
    expect(loaded.ok && loaded.value).toHaveLength(courses + 8)
    expect(await unitsOn('2012-03-01')).toEqual({ districts: 29, communes: 577 })
    expect(await unitsOn('2008-07-31')).toEqual({ districts: 0, communes: 0 })
    expect([await db().competency.count(), await db().competencyLevel.count(), await db().position.count(), await db().positionStandard.count()]).toEqual([20, 100, 14, 14])
    const version = await db().courseVersion.findFirstOrThrow({ where: ofKH2, include: { lessons: { include: { body: true } }, _count: { select: { questions: true } } } })
    expect([version.number, version.isCurrent, version.lessons.length, version._count.questions >= 120]).toEqual([1, true, 6, true])
    expect(version.lessons.every(({ body }) => body.code.includes('return Component'))).toBe(true)
    expect(await db().auditEvent.count({ where: { action: 'content.load' } })).toBe(1)
  })

  test('changes nothing the second time, and soon', async () => {
    const before = await snapshot()
    const start = performance.now()
    expect(await load()).toEqual({ ok: true, value: [] })
    expect(performance.now() - start).toBeLessThan(1000)
    expect(await snapshot()).toBe(before)
  })

  test.each([
    ['units/2012.csv', (text: string) => text.replace('\n001,Ba Đình,quan,01,', '\n001,Ba Đình,quân,01,'), /^content\/units\/2012\.csv:3:3 .*quân/],
    ['calendar/holidays.csv', (text: string) => text.replace('2012-01-02,', '2012-02-30,'), /^content\/calendar\/holidays\.csv:3:1 .*2012-02-30/],
    ['courses/KH2/course.yaml', (text: string) => text.replace('pass_percent: 80', 'pass_percent: rất cao'), /^content\/courses\/KH2\/course\.yaml:\d+:17 .*pass_percent/],
    ['courses/KH2/lessons/2.3.mdx', (text: string) => `${text}\n<script>alert(1)</script>\n`, /^content\/courses\/KH2\/lessons\/2\.3\.mdx:\d+:1 .*HTML/],
    ['courses/KH2/questions/2.3a.yaml', (text: string) => text.replace('answer: "2026-05-04"', 'answer: "2026-05-05"'), /^content\/courses\/KH2\/questions\/2\.3a\.yaml:\d+:13 .*04\/05\/2026/],
    ['courses/KH2/figures/2.3-dong-ho.svg', (text: string) => text.replace('</svg>', '<script>a</script></svg>'), /^content\/courses\/KH2\/figures\/2\.3-dong-ho\.svg:\d+:\d+ .*script/],
    ['glossary/glossary.csv', (text: string) => `${text}"chưa đóng,a,b\n`, /^content\/glossary\/glossary\.csv:\d+:1 /],
    ['standards/positions.csv', (text: string) => text.replace('CC-CCHC CC-MC', 'CC-CCHC CC-XX'), /^content\/standards\/positions\.csv:2:4 .*CC-XX/],
    ['standards/positions.csv', (text: string) => text.replace('CC-CCHC CC-MC', 'CC-CCHC CC-MC(D)'), /^content\/standards\/positions\.csv:2:4 .*A, B hoặc C/],
    ['standards/positions.csv', (text: string) => text.replace('CC-CCHC CC-MC', 'CC-CCHC CC-CCHC'), /^content\/standards\/positions\.csv:2:4 /],
    ['standards/positions.csv', (text: string) => text.replace(',3,2,2,3,', ',3,7,2,3,'), /^content\/standards\/positions\.csv:2:6 .*“7”.*0 đến 5/],
    ['standards/standards.yaml', (text: string) => text.replace('education: trung_cap}', 'education: tien_si}'), /^content\/standards\/standards\.yaml:\d+:\d+ .*“tien_si” không phải trình độ/],
    ['standards/standards.yaml', (text: string) => text.replace('education: trung_cap}', 'training_hours: 5000}'), /^content\/standards\/standards\.yaml:\d+:\d+ .*“5000”.*1 đến 1000/],
    ['standards/standards.yaml', (text: string) => text.replace('education: trung_cap}', 'documents: BANG_LAI}'), /^content\/standards\/standards\.yaml:\d+:\d+ .*BANG_LAI.*LY_LICH/],
    ['standards/standards.yaml', (text: string) => text.replace('education: trung_cap}', 'grace_days: 2000}'), /^content\/standards\/standards\.yaml:\d+:\d+ .*“2000”/],
    ['standards/standards.yaml', (text: string) => text.replace('education: trung_cap}', 'transition_until: "2012-01-01"}'), /^content\/standards\/standards\.yaml:\d+:\d+ .*phải sau.*01\/01\/2012/],
    ['standards/standards.yaml', (text: string) => text.replace('education: trung_cap}', 'tolerates: true}'), /^content\/standards\/standards\.yaml:\d+:\d+ .*tolerates/],
  ])('refuses a bad %s with file, line and column, and leaves the database as it was', async (file, change, sentence) => {
    const before = await snapshot()
    const restore = await edit(file, change)
    const refused = await load()
    await restore()
    expect(refused.ok).toBe(false)
    if (!refused.ok) expect(refused.reason.filter((line) => sentence.test(line)), refused.reason.join('\n')).not.toEqual([])
    expect(await snapshot()).toBe(before)
  })

  test('publishes a changed course as a new version and leaves the old as it was', async () => {
    const old = await db().courseVersion.findFirstOrThrow({ where: { ...ofKH2, isCurrent: true }, include: { lessons: { orderBy: { ordinal: 'asc' } }, questions: { orderBy: { code: 'asc' } } } })
    const bodies = await db().lessonBody.count()
    const restore = await edit('courses/KH2/lessons/2.3.mdx', (text) => text.replace('Đặt bút lên từng ô lịch.', 'Đặt đầu bút lên từng ô lịch.'))
    expect(await load()).toMatchObject({ ok: true, value: [expect.stringContaining('phiên bản 2')] })
    const versions = await db().courseVersion.findMany({ where: ofKH2, orderBy: { number: 'asc' }, select: { number: true, isCurrent: true } })
    expect(versions).toEqual([{ number: 1, isCurrent: false }, { number: 2, isCurrent: true }])
    expect(await db().lessonBody.count()).toBe(bodies + 1)
    const kept = await db().courseVersion.findUniqueOrThrow({ where: { id: old.id }, include: { lessons: { orderBy: { ordinal: 'asc' } }, questions: { orderBy: { code: 'asc' } } } })
    expect({ ...kept, isCurrent: true }).toEqual(old)
    await restore()
    expect(await load()).toMatchObject({ ok: true, value: [expect.stringContaining('dùng lại phiên bản 1')] })
    expect(await db().courseVersion.findFirstOrThrow({ where: { ...ofKH2, isCurrent: true }, select: { number: true } })).toEqual({ number: 1 })
  })

  test('a comment makes no version', async () => {
    const restore = await edit('courses/KH2/course.yaml', (text) => `# Lời ghi\n${text}`)
    expect(await load()).toEqual({ ok: true, value: [] })
    await restore()
    await load()
    expect(await db().courseVersion.count({ where: ofKH2 })).toBe(2)
  })

  test('refuses to change a published standard; a new version with a later day ends the one before', async () => {
    const before = await snapshot()
    const restore = await edit('standards/positions.csv', (text) => text.replace(/(\nVT14,.*),2,2,/, '$1,3,2,'))
    const refused = await load()
    await restore()
    expect(refused).toMatchObject({ ok: false, reason: [expect.stringMatching(/VT14 phiên bản 1/)] })
    expect(await snapshot()).toBe(before)

    const line = /(  - code: VT14\n    versions:\n(.*)\n)/
    const undo = await edit('standards/standards.yaml', (text) => text.replace(line, (whole, _, row: string) => `${whole}${row.replace('number: 1', 'number: 2').replace('2012-01-01', '2026-01-01').replace('education: trung_cap', 'education: dai_hoc')}\n`))
    const { id: positionId } = await db().position.findUniqueOrThrow({ where: { code: 'VT14' } })
    const { officerId } = await makePosting({ positionId, unitId: (await db().unit.findFirstOrThrow({ where: { level: 'city' } })).id })
    // While the people of the position are computed, a request says so; it came with the standard, so a load that dies leaves it to the background.
    const client = await pool().connect()
    await client.query('BEGIN')
    await client.query('LOCK TABLE standing_span IN ACCESS EXCLUSIVE MODE')
    const loading = load()
    const open = () => db().standingRewrite.count({ where: { positionId, finishedAt: null, total: 1 } })
    try {
      await expect.poll(open, { timeout: 20_000 }).toBe(1)
      expect(await db().positionStandard.count({ where: { positionId } })).toBe(2)
    } finally {
      await client.query('COMMIT')
      client.release()
    }
    expect(await loading).toMatchObject({ ok: true, value: [expect.stringContaining('công bố 1 phiên bản')] })
    expect(await open()).toBe(0)
    expect(await db().standingSpan.count({ where: { officerId } })).toBeGreaterThan(0)
    const versions = await db().positionStandard.findMany({ where: { position: { code: 'VT14' } }, orderBy: { number: 'asc' }, select: { number: true, validFrom: true, validTo: true } })
    expect(versions).toEqual([{ number: 1, validFrom: toColumn('2012-01-01'), validTo: toColumn('2026-01-01') }, { number: 2, validFrom: toColumn('2026-01-01'), validTo: null }])
    await undo()
  })

  test('a version says all that one of the browser can; the second load changes nothing, another grade later is refused', async () => {
    const line = /(  - code: VT13\n    versions:\n(.*)\n)/
    const more = 'education: dai_hoc (B), training_hours: 40 (C), documents: LY_LICH CAM_KET(B), tolerates_one_below: true, grace_days: 90, transition_until: "2028-01-01"}'
    // The table of the versions before stays as it is: the new version has its own.
    const table = await readFile(path.join(folder, 'standards/positions.csv'), 'utf8')
    await writeFile(path.join(folder, 'standards/positions-2027.csv'), table.replace(/^(VT13,.*),CC-CCHC CC-LT (.*),4,4,4,4,4,3,/m, '$1,CC-CCHC CC-LT(A) $2,4 (B),4,4,4,4,3,'))
    const version2 = (row: string) => row.replace('number: 1', 'number: 2').replace('2012-01-01', '2027-01-01').replace('positions.csv', 'positions-2027.csv').replace('education: dai_hoc}', more)
    const undo = await edit('standards/standards.yaml', (text) => text.replace(line, (whole, _, row: string) => `${whole}${version2(row)}\n`))
    expect(await load()).toMatchObject({ ok: true, value: [expect.stringContaining('công bố 1 phiên bản')] })
    const stored = await db().positionStandard.findFirstOrThrow({ where: { position: { code: 'VT13' }, number: 2 }, include: { requirements: { orderBy: { ordinal: 'asc' }, include: { competency: true, certificateType: true } } } })
    expect(stored).toMatchObject({ toleratesOneBelow: true, graceDays: 90, transitionUntil: toColumn('2028-01-01') })
    const said = stored.requirements.map((one) => [one.education ?? one.hours ?? one.documentType ?? one.certificateType?.code ?? one.competency?.code, one.minGrade])
    expect(said.slice(0, 8)).toEqual([['dai_hoc', 'B'], [40, 'C'], ['CC-CCHC', null], ['CC-LT', 'A'], ['CC-CV', null], ['QLNN', null], ['LY_LICH', null], ['CAM_KET', 'B']])
    expect(said.slice(8, 10)).toEqual([['CH1', 'B'], ['CH2', null]])
    const again = await edit('standards/standards.yaml', (text) => `${text}# Lời ghi\n`)
    expect(await load()).toEqual({ ok: true, value: [] })
    await again()
    await load()
    const before = await snapshot()
    expect(await load()).toEqual({ ok: true, value: [] })
    expect(await snapshot()).toBe(before)
    const weaker = await edit('standards/standards.yaml', (text) => text.replace('training_hours: 40 (C)', 'training_hours: 40'))
    expect(await load()).toMatchObject({ ok: false, reason: [expect.stringMatching(/VT13 phiên bản 2/)] })
    await weaker()
    expect(await snapshot()).toBe(before)
    await undo()
    await rm(path.join(folder, 'standards/positions-2027.csv'))
  })

  test('content knows the kinds of documents that the database has', async () => {
    expect((await db().documentType.findMany({ orderBy: { ordinal: 'asc' } })).map(({ code }) => code)).toEqual([...documentTypes])
  })

  test('a row of units may be corrected but not added', async () => {
    const restore = await edit('units/2012.csv', (text) => text.replace('\n00001,Phúc Xá,', '\n00001,Phúc Xá A,').replace('\n00004,', '\n00004,'))
    expect(await load()).toMatchObject({ ok: true, value: [expect.stringContaining('đã sửa 1')] })
    expect(await db().unitVersion.findFirstOrThrow({ where: { officialCode: '00001' }, select: { name: true } })).toEqual({ name: 'Phúc Xá A' })
    await restore()
    const undo = await edit('units/2012.csv', (text) => `${text.trimEnd()}\n99999,Xã Mới,xa,001,sure,\n`)
    const undoMapping = await edit('units/2025-mapping.csv', (text) => `${text.trimEnd()}\n99999,Xã Mới,00004,Ba Đình,unknown,proposal,\n`)
    expect(await load()).toMatchObject({ ok: false, reason: [expect.stringContaining('99999')] })
    await undo()
    await undoMapping()
    await load()
  })
})

describe('the structure of 2025', () => {
  test('comes into force when asked for, and the days before stay as they were', async () => {
    expect(await unitsOn('2025-07-01')).toEqual({ districts: 29, communes: 577 })
    expect(await load(['2012', '2025'])).toMatchObject({ ok: true, value: [expect.stringContaining('kết thúc 606 đơn vị, lập 126')] })
    expect(await unitsOn('2025-06-30')).toEqual({ districts: 29, communes: 577 })
    expect(await unitsOn('2025-07-01')).toEqual({ districts: 0, communes: 126 })
    expect(await unitsOn('2012-03-01')).toEqual({ districts: 29, communes: 577 })
    expect(await db().unit.count({ where: { endedOn: toColumn('2025-07-01') } })).toBe(606)
    expect(await load(['2012', '2025'])).toEqual({ ok: true, value: [] })
  })

  test('gives a re-used code to a new unit, under the city, and records where the old one went', async () => {
    const both = await db().unitVersion.findMany({ where: { officialCode: '00082' }, orderBy: { validFrom: 'asc' }, select: { unitId: true, name: true, parentId: true } })
    expect(both.map(({ name }) => name)).toEqual(['Trần Hưng Đạo', 'Cửa Nam'])
    expect(both[0]?.unitId).not.toBe(both[1]?.unitId)
    const city = await db().unit.findFirstOrThrow({ where: { level: 'city' } })
    expect(both[1]?.parentId).toBe(city.id)
    const merge = await db().unitEvent.findUniqueOrThrow({ where: { key: '2025:merge:00082' }, include: { members: true } })
    expect(merge.members).toContainEqual(expect.objectContaining({ unitId: both[0]?.unitId, side: 'from', shareNote: expect.stringContaining('sourced') }))
    expect(merge.members).toContainEqual(expect.objectContaining({ unitId: both[1]?.unitId, side: 'to' }))
    const dissolved = await db().unitEvent.findUniqueOrThrow({ where: { key: '2025:dissolve:district' }, include: { members: true } })
    expect(dissolved.members).toHaveLength(29)
    expect(await db().unitEvent.count({ where: { type: 'merge' } })).toBe(126)
  })

  test('is not applied twice, nor one that content does not have', async () => {
    expect(await db().$transaction((tx) => applyStructure(tx, '2025'), { timeout: 30_000 })).toBeNull()
    await expect(db().$transaction((tx) => applyStructure(tx, '2099'))).rejects.toThrow('2099')
  })
})

describe('files of a course', () => {
  test('are found by hash and name, and by nothing else', async () => {
    const { definition } = await db().courseVersion.findFirstOrThrow({ where: { ...ofKH2, isCurrent: true }, select: { definition: true } })
    const { assets } = definition as { assets: Record<string, { hash: string; bytes: number }> }
    const [name = '', asset] = Object.entries(assets)[0] ?? []
    const found = await findCourseFile(asset?.hash ?? '', name)
    expect(found).toMatchObject({ type: 'image/svg+xml' })
    expect(found?.bytes.length).toBe(asset?.bytes)
    expect(await findCourseFile('0'.repeat(64), name)).toBeNull()
    expect(await findCourseFile(asset?.hash ?? '', '../course.yaml')).toBeNull()
    expect(await findCourseFile(asset?.hash ?? '', 'khac.svg')).toBeNull()
  })
})
