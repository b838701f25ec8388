/** Lists of proofs from the dry run to undoing: facts stay append-only and dated, standing follows, the same list again changes nothing. */
import { spawn } from 'node:child_process'
import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import { encodeLegacy } from '~/domain/roster/legacy-text'
import { csv, xlsx } from './roster-files'
import { testDatabase } from './database'
import { root } from './test-server'

const database = await testDatabase()
const { db } = await import('../../app/server/db.server')
const { beginEvidenceWork } = await import('../../app/server/evidence-import/begin-evidence-work.server')
const { loadOfficerStanding } = await import('../../app/server/compliance/load-officer-standing.server')
const { proposeEvidence } = await import('../../app/http/evidence-form')
const { exportRefusedProofs } = await import('../../app/server/evidence-import/export-refused-proofs.server')
const { getEvidenceImport } = await import('../../app/server/evidence-import/get-evidence-import.server')
const { loadEvidenceImport } = await import('../../app/server/evidence-import/load-evidence-import.server')
const { loadEvidenceUndo } = await import('../../app/server/evidence-import/load-evidence-undo.server')
const { makeEvidenceTemplate } = await import('../../app/server/evidence-import/make-evidence-template.server')
const { startEvidenceImport } = await import('../../app/server/evidence-import/start-evidence-import.server')
const { workEvidenceImports } = await import('../../app/server/evidence-import/work-evidence-imports.server')
const { withdrawFact } = await import('../../app/server/fact/withdraw-fact.server')
const { loadPersonFacts, queriesOf } = await import('../../app/server/standing/load-person-facts.server')
const { makeCompetency } = await import('../factories/standard')
const { makeUser } = await import('../factories/user')
const { later } = await import('./roster-world')
const { verifyChain } = await import('../../app/server/audit/verify-chain.server')
const { HEAD, NOW, TODAY, apply, certificate, faultsOf, kindsOf, list, makeEvidenceWorld, plan, planned, rowsOf, stateOf, undo, upload } = await import('./evidence-import-world')

let world: Awaited<ReturnType<typeof makeEvidenceWorld>>
beforeAll(async () => {
  world = await makeEvidenceWorld()
})

async function meets(officerId: string, on = TODAY): Promise<boolean | null> {
  const [row] = await db().$queryRaw<{ meets: boolean }[]>`SELECT meets FROM standing_span WHERE officer_id = ${officerId}::uuid AND valid_from <= ${on}::date AND (valid_to IS NULL OR valid_to > ${on}::date)`
  return row?.meets ?? null
}
const standing = (officerId: string) => db().evidence.count({ where: { officerId, supersededAt: null } })

test('planned, applied onto the file and the standing, unchanged the next time, undone', async () => {
  const [one, two] = [await world.person('Nguyễn Văn An'), await world.person('Trần Thị Bình')]
  const file = list(certificate(one.code, 'Số 1', { name: 'NGUYỄN VĂN AN' }), [two.code, '', 'Số tiết bồi dưỡng', '', '', '40', 'Lớp 3', '16/10/2025'], certificate(two.code, 'Số 2', { from: '31/02/2026' }), certificate('M99999', 'Số 3'))
  const id = await planned(world.districtHr, world.district.id, file)
  expect(await stateOf(id)).toEqual(['planned', null])
  expect(await kindsOf(id)).toEqual(['created', 'created', 'refused', 'refused'])
  expect(await faultsOf(id)).toEqual([[], [], ['from notADay'], ['staffCode officerUnknown']])
  expect([await standing(one.id), await meets(one.id)]).toEqual([0, false])

  expect(await beginEvidenceWork({ by: world.districtHr, id, work: { kind: 'apply', mode: 'all' }, now: NOW })).toEqual({ ok: false, reason: 'hasRefused' })
  await apply(world.hr, id, 'valid')
  expect(await stateOf(id)).toEqual(['applied', null])
  expect([await meets(one.id, '2026-05-31'), await meets(one.id), await meets(one.id, '2029-05-31'), await meets(one.id, '2029-06-01')]).toEqual([false, true, true, false])
  const page = await loadOfficerStanding({ actor: world.hr, officerId: one.id, asOf: TODAY })
  expect(page.ok && page.value.evidence[0]).toMatchObject({ source: 'import', grade: 'C', paper: 'Số 1', note: 'Trường Lê Hồng Phong', mayWithdraw: true, recorded: { by: world.hr.displayName, on: TODAY } })
  expect(await db().evidence.findMany({ where: { officerId: two.id }, select: { kind: true, hours: true, source: true, recordedById: true, validTo: true } })).toEqual([{ kind: 'training_hours', hours: 40, source: 'import', recordedById: world.hr.userId, validTo: null }])

  const again = await planned(world.districtHr, world.district.id, file)
  expect(await kindsOf(again)).toEqual(['unchanged', 'unchanged', 'refused', 'refused'])
  expect((await rowsOf(again))[0]?.evidenceId).toBe((await rowsOf(id))[0]?.evidenceId)
  expect(await beginEvidenceWork({ by: world.districtHr, id: again, work: { kind: 'apply', mode: 'valid' }, now: NOW })).toEqual({ ok: false, reason: 'nothingToApply' })

  await undo(world.districtHr, id)
  expect(await stateOf(id)).toEqual(['undone', null])
  expect([await standing(one.id), await meets(one.id), await db().evidence.count({ where: { officerId: one.id } })]).toEqual([0, false, 1])
  expect((await db().evidence.findFirstOrThrow({ where: { officerId: one.id } })).supersededReason).toBe('Hoàn tác nhập danh sách')
  expect(await kindsOf(await planned(world.districtHr, world.district.id, file))).toEqual(['created', 'created', 'refused', 'refused'])
  const events = await db().auditEvent.findMany({ where: { subjectId: id }, orderBy: { sequence: 'asc' } })
  expect(events.map(({ action }) => action)).toEqual(['evidence_import.upload', 'evidence_import.apply.start', 'evidence_import.apply', 'evidence_import.undo.start', 'evidence_import.undo'])
  expect(JSON.stringify(events.map(({ detail }) => detail))).not.toMatch(/Nguyễn|M0000/)
  expect(await verifyChain()).toMatchObject({ ok: true })
})

test('each kind of proof in its own shape; a code that lost its zeros; days and hours as a spreadsheet keeps them', async () => {
  const { id: competencyId, code } = await makeCompetency()
  const one = await world.person('Lê Thị Đủ')
  await db().officer.update({ where: { id: one.id }, data: { staffCode: '00778812' } })
  const rows = [['DANH SÁCH VĂN BẰNG'], HEAD, [778812, '', 'Năng lực', code, 4, '', 'BB 1', 45_356, '', ''], [778812, '', 'Trình độ', 'Đại học', '', '', 'Bằng 1', '05/03/2008', '', ''], [778812, '', 'Giấy tờ', 'LY_LICH', '', '', 'Số 9', '5/3/2024', '31/12/2030', ''], [778812, '', 'Số tiết', '', '', 40, 'Lớp 1', '16/10/2025', '', '']]
  const id = await planned(world.hr, world.city.id, await xlsx({ Ds: rows }))
  expect(await faultsOf(id)).toEqual([[], [], [], []])
  await apply(world.hr, id)
  const [facts] = await loadPersonFacts(queriesOf(db()), [one.id])
  expect(facts?.evidence.map(({ kind, span, source, grade, ...rest }) => ({ kind, span, source, grade, ...Object.fromEntries(Object.entries(rest).filter(([name]) => ['competencyId', 'level', 'education', 'hours', 'documentType'].includes(name))) })).sort((a, b) => (a.kind < b.kind ? -1 : 1))).toEqual([
    { kind: 'competency', span: { from: '2024-03-05', to: null }, source: 'import', grade: 'C', competencyId, level: 4 },
    { kind: 'document', span: { from: '2024-03-05', to: '2031-01-01' }, source: 'import', grade: 'C', documentType: 'LY_LICH' },
    { kind: 'education', span: { from: '2008-03-05', to: null }, source: 'import', grade: 'C', education: 'dai_hoc' },
    { kind: 'training_hours', span: { from: '2025-10-16', to: null }, source: 'import', grade: 'C', hours: 40 },
  ])
})

describe('who may, and about whom', () => {
  test('somebody of another tree is as unknown as nobody; nor is it said by the list of refused rows', async () => {
    const stranger = await world.person('Phạm Văn Xa', world.foreign.id)
    const id = await planned(world.districtHr, world.district.id, list(certificate(stranger.code, 'Số 1', { name: 'Phạm Văn Xa' }), certificate('M99998', 'Số 1', { name: 'Phạm Văn Xa' })))
    const rows = await rowsOf(id)
    expect(rows.map(({ kind, officerId, officerName, faults }) => ({ kind, officerId, officerName, faults: faults.map(({ values, ...fault }) => ({ ...fault, values: Object.keys(values) })) }))).toEqual(Array(2).fill({ kind: 'refused', officerId: null, officerName: '', faults: [{ column: 'staffCode', key: 'officerUnknown', values: ['text'] }] }))
    // The same file by HR of the city is about somebody known.
    expect(await kindsOf(await planned(world.hr, world.city.id, list(certificate(stranger.code, 'Số 1'))))).toEqual(['created'])
    // Whoever has a post below the unit of the list only is in it, also for HR of the city.
    expect(await kindsOf(await planned(world.hr, world.district.id, list(certificate(stranger.code, 'Số 1'))))).toEqual(['refused'])
  })

  test('a list of another unit is not there at all; a head has no lists', async () => {
    const one = await world.person('Lê Văn Kín')
    const id = await planned(world.hr, world.city.id, list(certificate(one.code, 'Số 1')))
    expect(await getEvidenceImport({ by: world.districtHr, id, now: NOW })).toEqual({ ok: false, reason: 'notFound' })
    expect(await beginEvidenceWork({ by: world.districtHr, id, work: { kind: 'apply', mode: 'all' }, now: NOW })).toEqual({ ok: false, reason: 'notFound' })
    expect(await loadEvidenceUndo(world.districtHr, id, NOW)).toEqual({ ok: false, reason: 'notFound' })
    const head = await makeUser({ roles: [{ role: 'head', unitId: world.city.id }] })
    expect(await getEvidenceImport({ by: head, id, now: NOW })).toEqual({ ok: false, reason: 'role' })
    expect(await startEvidenceImport({ by: world.districtHr, unitId: world.other.id, fileName: 'x', bytes: Buffer.from(list()), now: NOW })).toEqual({ ok: false, reason: 'scope' })
  })

  test('nobody brings in proofs about him- or herself, neither by uploading nor by deciding', async () => {
    const [self, other] = [await world.person('Lê Thị Mình'), await world.person('Lê Thị Khác')]
    const own = await makeUser({ officerId: self.id, roles: [{ role: 'hr', unitId: world.district.id }] })
    const file = list(certificate(self.code, 'Số 1'), certificate(other.code, 'Số 1'))
    expect(await faultsOf(await planned(own, world.district.id, file))).toEqual([['staffCode own'], []])
    const [valid, all] = [await planned(world.hr, world.district.id, file), await planned(world.hr, world.district.id, file)]
    await apply(own, all, 'all')
    expect([await stateOf(all), await standing(other.id)]).toEqual([['planned', 'changedSince'], 0])
    await apply(own, valid, 'valid')
    expect([await stateOf(valid), await faultsOf(valid), await standing(self.id), await standing(other.id)]).toEqual([['applied', null], [['own'], []], 0, 1])
  })
})

describe('what happens between', () => {
  test('a proof recorded, somebody moved away: all is not written, valid leaves those rows out', async () => {
    const [recorded, moved, still] = [await world.person('Lê Văn Một'), await world.person('Lê Văn Hai'), await world.person('Lê Văn Ba')]
    const file = list(...[recorded, moved, still].map(({ code }) => certificate(code, 'Số 7')))
    const [all, valid] = [await planned(world.districtHr, world.district.id, file), await planned(world.districtHr, world.district.id, file)]
    await apply(world.hr, await planned(world.hr, world.city.id, list(certificate(recorded.code, 'số  7'))))
    await db().posting.updateMany({ where: { officerId: moved.id }, data: { supersededAt: NOW } })
    await apply(world.districtHr, all, 'all')
    expect([await stateOf(all), await standing(still.id)]).toEqual([['planned', 'changedSince'], 0])
    await apply(world.districtHr, valid, 'valid')
    expect([await stateOf(valid), await kindsOf(valid), await faultsOf(valid)]).toEqual([['applied', null], ['refused', 'refused', 'created'], [['recordedSince'], ['movedSince'], []]])
    expect([await standing(recorded.id), await standing(moved.id), await standing(still.id)]).toEqual([1, 0, 1])
    const counted = await loadEvidenceImport({ by: world.districtHr, id: valid, kind: null, page: 1, now: NOW })
    expect(counted.ok && counted.value).toMatchObject({ counts: { refused: 2, created: 1 }, kind: 'refused' })
  })

  test('two presses count once, and two lists with the same proof record it once', async () => {
    const one = await world.person('Lê Văn Đôi')
    const file = list(certificate(one.code, 'Số 8'))
    const ids = [await planned(world.hr, world.city.id, file), await planned(world.districtHr, world.district.id, file)] as const
    const begin = (id: string) => beginEvidenceWork({ by: world.hr, id, work: { kind: 'apply', mode: 'valid' }, now: NOW })
    expect((await Promise.all([begin(ids[0]), begin(ids[0]), begin(ids[1])])).map((one) => (one.ok ? 'ok' : one.reason)).sort()).toEqual(['ok', 'ok', 'stateChanged'])
    await Promise.all([workEvidenceImports(() => NOW), workEvidenceImports(() => NOW)])
    expect([await stateOf(ids[0]), await stateOf(ids[1]), await standing(one.id)]).toEqual([['applied', null], ['applied', null], 1])
  })

  test('the officer is told once of all rows, and again when they are taken back', async () => {
    const one = await world.person('Lê Thị Nghe')
    const account = await makeUser({ officerId: one.id })
    const id = await planned(world.hr, world.city.id, list(certificate(one.code, 'Số 1'), certificate(one.code, 'Số 2')))
    await apply(world.hr, id)
    await undo(world.hr, id)
    const told = await db().notification.findMany({ where: { userId: account.userId }, orderBy: { id: 'asc' }, select: { kind: true, values: true } })
    expect(told).toEqual([{ kind: 'facts_imported', values: { number: 2, by: world.hr.displayName } }, { kind: 'facts_import_undone', values: { number: 2, by: world.hr.displayName } }])
  })
})

describe('undoing', () => {
  test('is refused while a proof has been shortened, or a later list rests on it; not for one that was withdrawn', async () => {
    const [shortened, shared, withdrawn] = [await world.person('Lê Văn Ngắn'), await world.person('Lê Văn Chung'), await world.person('Lê Văn Rút')]
    const brought = async (code: string) => {
      const id = await planned(world.hr, world.city.id, list(certificate(code, 'Số 5')))
      await apply(world.hr, id)
      return { id, factId: (await rowsOf(id))[0]?.evidenceId ?? '' }
    }
    const withdraw = (officerId: string, factId: string, lastDay: string | null) => withdrawFact({ by: world.hr, officerId, table: 'evidence', factId, form: { reason: 'Sai', lastDay }, now: later(60) })
    const first = await brought(shortened.code)
    expect(await withdraw(shortened.id, first.factId, '2026-10-01')).toMatchObject({ ok: true })
    expect(await loadEvidenceUndo(world.hr, first.id, NOW)).toMatchObject({ ok: true, value: { rows: 1, dependents: [{ kind: 'shortened', staffCode: shortened.code }] } })
    await undo(world.hr, first.id)
    expect([await stateOf(first.id), await standing(shortened.id)]).toEqual([['applied', 'depended'], 1])

    const second = await brought(shared.code)
    const after = await planned(world.hr, world.city.id, list(certificate(shared.code, 'Số 5'), certificate(shared.code, 'Số 6')))
    await apply(world.hr, after)
    expect(await loadEvidenceUndo(world.hr, second.id, NOW)).toMatchObject({ value: { dependents: [{ kind: 'laterImport' }] } })
    await undo(world.hr, second.id)
    expect([await stateOf(second.id), await standing(shared.id)]).toEqual([['applied', 'depended'], 2])
    await undo(world.hr, after)
    await undo(world.hr, second.id)
    expect([await stateOf(second.id), await standing(shared.id)]).toEqual([['undone', null], 0])

    const third = await brought(withdrawn.code)
    expect(await withdraw(withdrawn.id, third.factId, null)).toMatchObject({ ok: true })
    await undo(world.hr, third.id)
    expect(await stateOf(third.id)).toEqual(['undone', null])
    expect((await db().evidence.findUniqueOrThrow({ where: { id: third.factId } })).supersededReason).toBe('Sai')
  })

  test('both times hold: as known before, between and after', async () => {
    const one = await world.person('Lê Văn Biết')
    const id = await planned(world.hr, world.city.id, list(certificate(one.code, 'Số 5', { from: '01/01/2026' })))
    await apply(world.hr, id, 'all', later(3600))
    await undo(world.hr, id, later(7200))
    const known = async (seconds: number) => (await loadPersonFacts(queriesOf(db()), [one.id], { knownAt: later(seconds) }))[0]?.evidence.length
    expect([await known(0), await known(3600), await known(7199), await known(7200)]).toEqual([0, 1, 1, 0])
  })
})

test('a certificate issued here and revoked is not brought back by a list', async () => {
  const one = await world.person('Lê Thị Thu Hồi')
  const type = await db().certificateType.findUniqueOrThrow({ where: { code: 'CC-THU' } })
  const day = new Date('2026-06-01')
  const issue = async (registryNumber: number, revoked: boolean) => {
    const { id } = await db().certificate.create({ data: { id: crypto.randomUUID(), code: `M${registryNumber}-AAAA-AAAA`, registryBook: '2026', registryNumber, officerId: one.id, certificateTypeId: type.id, issuedOn: day, validFrom: day, snapshot: {} } })
    await db().evidence.create({ data: { id: crypto.randomUUID(), officerId: one.id, kind: 'certificate', certificateTypeId: type.id, source: 'exam', grade: 'B', validFrom: day, certificateId: id } })
    if (revoked) await db().certificateRevocation.create({ data: { certificateId: id, revokedOn: day, reason: 'Sai' } })
  }
  await issue(901, true)
  await issue(902, false)
  const id = await planned(world.hr, world.city.id, list(certificate(one.code, '0901/2026/BD-SNV'), certificate(one.code, 'm901-aaaa-aaaa', { from: '02/06/2026' }), certificate(one.code, '0902/2026/bd-snv')))
  expect([await kindsOf(id), (await faultsOf(id))[0]]).toEqual([['refused', 'refused', 'unchanged'], ['paper revokedHere']])
})

describe('files as they come', () => {
  test('with a mark of UTF-8, in the letters of an old font, and with headings that say too little', async () => {
    const one = await world.person('Nguyễn Thị Hằng')
    const marked = await planned(world.hr, world.city.id, `\ufeff${list(certificate(one.code, 'Số 31', { name: 'Nguyễn Thị Hằng' }))}`)
    expect(await faultsOf(marked)).toEqual([[]])
    const old = (text: string) => encodeLegacy(text, 'tcvn3')
    const legacy = csv([HEAD.map(old), [one.code, old('Nguyễn Thị Hằng'), old('Chứng nhận'), 'CC-THU', '', '', old('Số 32 của Trường'), '01/06/2026', '', old('Trường Đào tạo cán bộ')]])
    const id = await planned(world.hr, world.city.id, Buffer.from(legacy, 'latin1'))
    expect(await faultsOf(id)).toEqual([[]])
    expect((await rowsOf(id))[0]?.entry).toMatchObject({ fullName: 'Nguyễn Thị Hằng', paper: 'Số 32 của Trường', issuer: 'Trường Đào tạo cán bộ' })

    const bare = await upload(world.hr, world.city.id, csv([['Mã cán bộ', 'Chứng chỉ', 'Ngày'], [one.code, 'CC-THU', '01/06/2026']]))
    const found = await getEvidenceImport({ by: world.hr, id: bare, now: NOW })
    const proposed = found.ok ? proposeEvidence(found.value.inspection) : null
    expect([proposed?.settings, Object.keys(proposed?.faults ?? {})]).toEqual([null, ['kind', 'paper']])
    expect(await beginEvidenceWork({ by: world.hr, id: bare, work: { kind: 'plan', settings: proposed?.typed as never }, now: NOW })).toEqual({ ok: false, reason: 'settingsWrong' })
    await plan(world.hr, bare, { kind: 'certificate', paper: 'Công văn 9' })
    expect((await rowsOf(bare))[0]).toMatchObject({ kind: 'created', proof: { paper: 'Công văn 9' } })
  })

  test.each(['vi', 'en'] as const)('our own template (%s) is read without a question, and its example is of nobody', async (language) => {
    const words = (await import(`../../app/messages/${language}/evidenceImport.json`) as { default: Record<string, string> }).default
    const bytes = await makeEvidenceTemplate({ name: 'Mẫu', lines: [words['templateTitle'] ?? '', words['templateHow'] ?? '', words['templateKinds'] ?? ''], codes: (kind, codes) => `${kind}: ${codes}`, heading: (field) => words[`field_${field}`] ?? '', example: (field) => words[`example_${field}`] ?? '' })
    const id = await upload(world.hr, world.city.id, bytes)
    const found = await getEvidenceImport({ by: world.hr, id, now: NOW })
    if (!found.ok) throw new Error(found.reason)
    const { settings } = proposeEvidence(found.value.inspection)
    if (settings === null) throw new Error('the template says too little')
    expect(await beginEvidenceWork({ by: world.hr, id, work: { kind: 'plan', settings }, now: NOW })).toMatchObject({ ok: true })
    await workEvidenceImports(() => NOW)
    // CC-CCHC is of the real catalogue, which this database has not.
    expect(await faultsOf(id)).toEqual([['staffCode officerUnknown', 'subject unknown_certificate']])
  })

  test('refused rows come back as a sheet with reasons and as text, to correct and import', async () => {
    const one = await world.person('Lê Thị Sửa')
    const id = await planned(world.hr, world.city.id, list(certificate(one.code, '=1+1', { from: '31/02/2026' }), certificate(one.code, '-12/QĐ', { from: '31/02/2026' }), certificate(one.code, 'Số 41')))
    const made = await exportRefusedProofs(world.hr, id, { name: 'Dòng', row: 'Dòng', reason: 'Lý do', sentence: ({ column, key }) => `${column} ${key}` }, NOW)
    if (!made.ok) throw new Error(made.reason)
    const book = new ExcelJS.Workbook()
    await book.xlsx.load(made.value.bytes as unknown as ArrayBuffer)
    const sheet = book.worksheets[0]
    expect(sheet?.getRow(1).values).toEqual([undefined, ...HEAD, 'Dòng', 'Lý do'])
    expect([sheet?.rowCount, sheet?.getCell('G2').value, sheet?.getCell('G3').value, sheet?.getCell('K2').value, sheet?.getCell('L2').value]).toEqual([3, '=1+1', '-12/QĐ', 2, 'from notADay'])
    if (sheet) sheet.getCell('H3').value = '28/02/2026'
    const corrected = await planned(world.hr, world.city.id, Buffer.from(await book.xlsx.writeBuffer()))
    expect([await kindsOf(corrected), (await rowsOf(corrected))[1]?.proof?.paper]).toEqual([['refused', 'created'], '-12/QĐ'])
  })
})

test.each(['all', 'valid'] as const)('kill -9 in the middle of applying (%s), then going on: nothing twice, nothing lost', { timeout: 120_000 }, async (mode) => {
  const codes = Array.from({ length: 1500 }, (_, at) => `${mode === 'all' ? 'KA' : 'KV'}${String(at).padStart(5, '0')}`)
  await db().$executeRaw`INSERT INTO officer (id, staff_code, full_name, sort_key, search_key) SELECT gen_random_uuid(), code, 'Lê Văn Nhiều', 'nhieu', 'nhieu' FROM unnest(${codes}::text[]) code`
  await db().$executeRaw`INSERT INTO posting (id, officer_id, unit_id, position_id, kind, valid_from, decision) SELECT gen_random_uuid(), id, ${world.sister.id}::uuid, ${world.desk.id}::uuid, 'main', '2024-01-01', 'QĐ' FROM officer WHERE staff_code = ANY(${codes})`
  const account = await makeUser({ officerId: (await db().officer.findUniqueOrThrow({ where: { staffCode: codes[0] as string } })).id })
  // Two proofs each, far apart in the list.
  const id = await planned(world.hr, world.city.id, list(...['Số 1', 'Số 2'].flatMap((paper) => codes.map((code) => certificate(code, paper)))))
  expect(await beginEvidenceWork({ by: world.hr, id, work: { kind: 'apply', mode }, now: NOW })).toMatchObject({ ok: true })
  const { PATH = '' } = process.env
  const child = spawn(process.execPath, ['--import', 'tsx', 'tests/server/evidence-import-child.ts', NOW.toISOString()], { cwd: root, env: { PATH, NODE_ENV: 'production', LOG_LEVEL: 'silent', EMBEDDED_DATABASE_URL: database.url }, stdio: 'pipe' })
  const gone = new Promise((resolve) => child.on('close', resolve))
  for (;;) {
    const { done } = await db().evidenceImport.findUniqueOrThrow({ where: { id }, select: { done: true } })
    if (done >= 500 || child.exitCode !== null) break
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  child.kill('SIGKILL')
  await gone
  const between = await db().evidenceRow.count({ where: { importId: id, appliedAt: { not: null } } })
  expect([mode === 'all' ? between === 0 : between % 500 === 0 && between > 0 && between < 3000, (await stateOf(id))[0]]).toEqual([true, 'applying'])
  // Too early: the worker might only be slow. Its connection is gone once the server has noticed.
  await new Promise((resolve) => setTimeout(resolve, 500))
  await workEvidenceImports(() => new Date(Date.now() + 31_000))
  expect(await stateOf(id)).toEqual(['applied', null])
  const found = await db().officer.findMany({ where: { staffCode: { in: codes } }, select: { evidence: { select: { paper: true } }, _count: { select: { spans: true } } } })
  expect(found).toHaveLength(1500)
  expect(found.filter(({ evidence, _count }) => evidence.map(({ paper }) => paper).sort().join() !== 'Số 1,Số 2' || _count.spans !== 3)).toEqual([])
  expect(await db().notification.findMany({ where: { userId: account.userId }, select: { kind: true, values: true } })).toEqual([{ kind: 'facts_imported', values: { number: 2, by: world.hr.displayName } }])
})
