/** Lists of proofs from the dry run to undoing: facts stay append-only and dated, standing follows, the same list again changes nothing. */
import { beforeAll, expect, test } from 'vitest'
import { csv } from './roster-files'
import { testDatabase } from './database'

await testDatabase()
const { db } = await import('../../app/server/db.server')
const { beginEvidenceWork } = await import('../../app/server/evidence-import/begin-evidence-work.server')
const { loadOfficerStanding } = await import('../../app/server/compliance/load-officer-standing.server')
const { verifyChain } = await import('../../app/server/audit/verify-chain.server')
const { HEAD, NOW, TODAY, apply, faultsOf, kindsOf, makeEvidenceWorld, planned, rowsOf, stateOf, undo } = await import('./evidence-import-world')

let world: Awaited<ReturnType<typeof makeEvidenceWorld>>
beforeAll(async () => {
  world = await makeEvidenceWorld()
})

type Line = readonly string[]
const list = (...lines: readonly Line[]) => csv([HEAD, ...lines.map((line) => [...line, '', ''].slice(0, HEAD.length))])
const certificate = (code: string, paper: string, changes: { name?: string; from?: string; lastDay?: string; subject?: string } = {}): Line =>
  [code, changes.name ?? '', 'Chứng nhận', changes.subject ?? 'CC-THU', '', '', paper, changes.from ?? '01/06/2026', changes.lastDay ?? '', 'Trường Lê Hồng Phong']
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
