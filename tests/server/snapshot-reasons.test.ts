/** Every row that differs from what was signed says what was learnt or decided since, when and by whom: a test for each kind of cause. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { defaultCountingRule } from '~/domain/compliance/absence'
import { factForm } from '~/domain/compliance/fact-form'
import { type Day, addDays, dayOfInstant } from '~/domain/kernel/day'
import { revokeCertificate } from '~/server/certificate/revoke-certificate.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { recordFact } from '~/server/fact/record-fact.server'
import { withdrawFact } from '~/server/fact/withdraw-fact.server'
import { newId } from '~/server/id.server'
import { findSnapshots } from '~/server/snapshot/find-snapshots.server'
import type { Difference } from '~/server/snapshot/find-differences.server'
import { loadSnapshot } from '~/server/snapshot/load-snapshot.server'
import { signSnapshot } from '~/server/snapshot/sign-snapshot.server'
import { continueStandingRewrites } from '~/server/standing/continue-standing-rewrites.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { scheduleStandingRewrite } from '~/server/standing/schedule-standing-rewrite.server'
import { setCountingRule } from '~/server/standing/set-counting-rule.server'
import { makeEvidence } from '../factories/evidence'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { carryOut, makeWorld, start } from './reorganisation-world'
import { testDatabase } from './database'

await testDatabase()
const MINUTE = 60_000
/** What is set up is recorded by the clock of the database: everything signed and learnt here comes after it. */
const SIGNED = new Date(Date.now() + 5 * MINUTE)
const LATER = new Date(Date.now() + 60 * MINUTE)
const TODAY = dayOfInstant(LATER)
const AS_OF = addDays(dayOfInstant(new Date()), -1)
const typed = (day: Day) => day.split('-').reverse().join('/')
let city: string, hr: Actor, positionId: string, certificateTypeId: string

beforeAll(async () => {
  city = (await makeUnit({ level: 'city' })).id
  hr = await makeUser({ displayName: 'Trần Thị Nhân Sự', roles: [{ role: 'hr', unitId: city }] })
  positionId = (await makePosition()).id
  certificateTypeId = (await makeCertificateType()).id
  await makeStandard({ positionId, validFrom: '2020-01-01', requirements: [{ certificateTypeId }] })
})

const rewrite = (...ids: string[]) => db().$transaction((tx) => rewriteStanding(tx, ids))
type Made = { readonly unitId: string; readonly officerId: string; readonly postingId: string; readonly evidenceId: string | null }
/** One officer in a unit of his own, with or without the proof. */
async function officer({ proven = true, position = positionId, validFrom = '2024-01-01', certificateId = null, parentId = city }: { proven?: boolean; position?: string; validFrom?: string; certificateId?: string | null; parentId?: string } = {}): Promise<Made> {
  const unitId = (await makeUnit({ parentId })).id
  const { officerId, id } = await makePosting({ unitId, positionId: position, validFrom })
  if (certificateId !== null) await db().certificate.create({ data: { id: certificateId, code: 'BBBB-CCCC-0001', registryBook: certificateId, registryNumber: 1, officerId, certificateTypeId, issuedOn: toColumn('2025-01-01'), validFrom: toColumn('2025-01-01'), snapshot: {} } })
  const evidence = proven ? await makeEvidence({ certificateTypeId }, { officerId, certificateId, validFrom: '2024-01-01' }) : null
  await rewrite(officerId)
  return { unitId, officerId, postingId: id, evidenceId: evidence?.id ?? null }
}
const sign = async (unitId: string) => {
  const signed = await signSnapshot({ by: hr, unitId, asOf: AS_OF, note: '', now: SIGNED })
  if (!signed.ok) throw new Error(signed.reason)
  return signed.value.id
}
async function differences(id: string): Promise<readonly Difference[]> {
  const found = await loadSnapshot({ by: hr, id, page: 1, today: TODAY })
  if (!found.ok) throw new Error(found.reason)
  return found.value.differences
}
/** The one row that differs. */
async function difference(id: string) {
  const [only, ...others] = await differences(id)
  expect(others).toEqual([])
  return { change: only?.change, facts: only?.facts.map(({ kind, by }) => [kind, by]), late: only?.facts.every(({ at }) => at > SIGNED) }
}
const BY = 'Trần Thị Nhân Sự'

describe('what a row that differs says', () => {
  test('a proof recorded late', async () => {
    const { unitId, officerId } = await officer({ proven: false })
    const id = await sign(unitId)
    const form = factForm('certificate', TODAY).parse({ key: newId(), from: '01/06/2025', paper: 'Số 12', certificateTypeId })
    expect(await recordFact({ by: hr, officerId, form, now: LATER })).toMatchObject({ ok: true })
    expect(await difference(id)).toEqual({ change: 'meets', facts: [['evidence', BY]], late: true })
    expect((await differences(id))[0]?.facts[0]).toMatchObject({ of: 'certificate', at: LATER, what: expect.stringContaining('Chứng chỉ') as unknown })
  })

  test('a proof withdrawn', async () => {
    const { unitId, officerId, evidenceId } = await officer()
    const id = await sign(unitId)
    expect(await withdrawFact({ by: hr, officerId, table: 'evidence', factId: evidenceId ?? '', form: { reason: 'Ghi nhầm người', lastDay: null }, now: LATER })).toMatchObject({ ok: true })
    expect(await difference(id)).toEqual({ change: 'fails', facts: [['evidence_superseded', BY]], late: true })
  })

  test('a certificate revoked from an earlier day', async () => {
    const certificateId = newId()
    const { unitId } = await officer({ certificateId })
    const id = await sign(unitId)
    expect(await revokeCertificate({ actor: hr, certificateId, revokedOn: addDays(AS_OF, -10), reason: 'Thi hộ', now: LATER })).toEqual({ ok: true, value: null })
    const { change, facts, late } = await difference(id)
    expect([change, late, facts]).toEqual(['fails', true, expect.arrayContaining([['revocation', BY], ['evidence_superseded', BY]]) as unknown])
    expect((await differences(id))[0]?.facts.find(({ kind }) => kind === 'revocation')?.what).toBe('Thi hộ')
  })

  test('a post corrected, with the list that corrected it', async () => {
    const { unitId, officerId, postingId } = await officer()
    const id = await sign(unitId)
    const elsewhere = (await makeUnit({ parentId: city })).id
    await db().posting.update({ where: { id: postingId }, data: { supersededAt: LATER, reason: 'Nhập nhầm đơn vị' } })
    await makePosting({ officerId, unitId: elsewhere, positionId, validFrom: '2024-01-01', recordedAt: LATER, decision: 'Quyết định 77' })
    await db().auditEvent.create({ data: { sequence: 900_001n, at: LATER, actorId: hr.userId, actorName: hr.username, action: 'roster.apply', subjectType: 'roster_import', subjectId: newId(), detail: {}, previousHash: 'x', hash: newId() } })
    await rewrite(officerId)
    const [only] = await differences(id)
    expect([only?.change, only?.facts.map(({ kind, what, by }) => [kind, what, by]).sort()]).toEqual(['removed', [['posting', 'Quyết định 77', BY], ['posting_superseded', 'Quyết định thử', BY]]])
  })

  test('an earlier post in the same position, entered late, which ends the time of a new appointee', async () => {
    const position = (await makePosition()).id
    const standard = await makeStandard({ positionId: position, requirements: [{ certificateTypeId }] })
    await db().$executeRaw`ALTER TABLE position_standard DISABLE TRIGGER USER`
    await db().positionStandard.update({ where: { id: standard.id }, data: { graceDays: 90 } })
    await db().$executeRaw`ALTER TABLE position_standard ENABLE TRIGGER USER`
    const began = addDays(AS_OF, -30)
    const { unitId, officerId } = await officer({ proven: false, position, validFrom: began })
    const id = await sign(unitId)
    await makePosting({ officerId, unitId: (await makeUnit({ parentId: city })).id, positionId: position, validFrom: '2024-01-01', validTo: began, recordedAt: new Date(LATER.getTime() + MINUTE) })
    await rewrite(officerId)
    expect(await difference(id)).toMatchObject({ change: 'fails', facts: [['posting', null]], late: true })
  })

  test('a waiver, and its withdrawal', async () => {
    const { unitId, officerId } = await officer({ proven: false })
    const id = await sign(unitId)
    const form = factForm('waiver', TODAY).parse({ key: newId(), from: typed(addDays(AS_OF, -20)), subject: `certificate:${certificateTypeId}`, reason: 'Sắp nghỉ hưu', decision: 'QĐ 5' })
    expect(await recordFact({ by: hr, officerId, form, now: LATER })).toMatchObject({ ok: true })
    expect(await difference(id)).toEqual({ change: 'meets', facts: [['waiver', BY]], late: true })
    const other = await officer({ proven: false })
    await recordFact({ by: hr, officerId: other.officerId, form: { ...form, key: newId() }, now: new Date(SIGNED.getTime() - MINUTE) })
    const second = await sign(other.unitId)
    const waiver = await db().waiver.findFirstOrThrow({ where: { officerId: other.officerId } })
    expect(await withdrawFact({ by: hr, officerId: other.officerId, table: 'waiver', factId: waiver.id, form: { reason: 'Sai', lastDay: null }, now: LATER })).toMatchObject({ ok: true })
    expect(await difference(second)).toEqual({ change: 'fails', facts: [['waiver_superseded', BY]], late: true })
  })

  test('an absence, and its withdrawal', async () => {
    const { unitId, officerId } = await officer()
    const id = await sign(unitId)
    const form = factForm('absence', TODAY).parse({ key: newId(), from: typed(addDays(AS_OF, -20)), kind: 'retirement', decision: 'QĐ 6' })
    expect(await recordFact({ by: hr, officerId, form, now: LATER })).toMatchObject({ ok: true })
    expect(await difference(id)).toEqual({ change: 'removed', facts: [['absence', BY]], late: true })
    const district = (await makeUnit({ level: 'district', parentId: city })).id
    const away = await officer({ parentId: district })
    await officer({ parentId: district }) // somebody has to be counted
    await recordFact({ by: hr, officerId: away.officerId, form: { ...form, key: newId() }, now: new Date(SIGNED.getTime() - MINUTE) })
    const second = await sign(district)
    const absence = await db().absence.findFirstOrThrow({ where: { officerId: away.officerId } })
    expect(await withdrawFact({ by: hr, officerId: away.officerId, table: 'absence', factId: absence.id, form: { reason: 'Sai', lastDay: null }, now: LATER })).toMatchObject({ ok: true })
    expect(await difference(second)).toEqual({ change: 'added', facts: [['absence_superseded', BY]], late: true })
  })

  test('a leave extended by a decision that speaks of other days, and the extension withdrawn', async () => {
    const { unitId, officerId } = await officer()
    const leave = (from: number, to: number | null, decision: string) => factForm('absence', TODAY).parse({ key: newId(), from: typed(addDays(AS_OF, from)), lastDay: to === null ? '' : typed(addDays(AS_OF, to)), kind: 'leave', decision })
    await recordFact({ by: hr, officerId, form: leave(-20, 220, 'QĐ 1'), now: new Date(SIGNED.getTime() - MINUTE) })
    const id = await sign(unitId)
    const extension = leave(221, 400, 'QĐ 2')
    expect(await recordFact({ by: hr, officerId, form: extension, now: LATER })).toMatchObject({ ok: true })
    expect(await difference(id)).toEqual({ change: 'removed', facts: [['absence', BY]], late: true })
    expect((await differences(id))[0]?.facts.map(({ what }) => what)).toEqual(['QĐ 2'])
    expect(await withdrawFact({ by: hr, officerId, table: 'absence', factId: extension.key, form: { reason: 'Sai', lastDay: null }, now: LATER })).toMatchObject({ ok: true })
    expect(await differences(id)).toEqual([])

    const district = (await makeUnit({ level: 'district', parentId: city })).id
    const away = await officer({ parentId: district })
    await officer({ parentId: district }) // somebody has to be counted
    const second = leave(221, 400, 'QĐ 2')
    for (const form of [leave(-20, 220, 'QĐ 1'), second]) expect(await recordFact({ by: hr, officerId: away.officerId, form, now: new Date(SIGNED.getTime() - MINUTE) })).toMatchObject({ ok: true })
    const signed = await sign(district)
    expect(await withdrawFact({ by: hr, officerId: away.officerId, table: 'absence', factId: second.key, form: { reason: 'Sai', lastDay: null }, now: LATER })).toMatchObject({ ok: true })
    expect(await difference(signed)).toEqual({ change: 'added', facts: [['absence_superseded', BY]], late: true })
  })

  test('a standard that came into force before the day and was put on record after signing', async () => {
    const position = (await makePosition()).id
    const old = await makeStandard({ positionId: position, requirements: [{ certificateTypeId }] })
    const { unitId } = await officer({ position })
    const id = await sign(unitId)
    const from = addDays(AS_OF, -3)
    await db().positionStandard.update({ where: { id: old.id }, data: { validTo: toColumn(from) } })
    const fresh = await makeStandard({ positionId: position, number: 2, validFrom: from, decision: 'QĐ 99', requirements: [{ certificateTypeId: (await makeCertificateType()).id }] })
    await db().$executeRaw`ALTER TABLE position_standard DISABLE TRIGGER USER`
    await db().positionStandard.update({ where: { id: fresh.id }, data: { publishedAt: LATER } })
    await db().$executeRaw`ALTER TABLE position_standard ENABLE TRIGGER USER`
    await db().standardPublication.create({ data: { standardId: fresh.id, legalBasis: 'NĐ', publishedBy: hr.displayName } })
    await db().$transaction((tx) => scheduleStandingRewrite(tx, { positionId: position, requestedById: hr.userId, now: LATER }))
    await continueStandingRewrites(LATER)
    expect(await difference(id)).toEqual({ change: 'fails', facts: [['standard', BY]], late: true })
  })

  test('the rule of counting, for who is absent that day', async () => {
    const { unitId, officerId } = await officer()
    await db().absence.create({ data: { id: newId(), officerId, kind: 'secondment', validFrom: toColumn(addDays(AS_OF, -20)), decision: 'QĐ 8' } })
    await rewrite(officerId)
    const id = await sign(unitId)
    expect(await setCountingRule({ by: hr, rule: { ...defaultCountingRule, excludesSecondment: true }, yearlyHours: 40, now: LATER })).toEqual({ ok: true, value: { changed: true } })
    await continueStandingRewrites(LATER)
    expect(await difference(id)).toEqual({ change: 'removed', facts: [['counting_rule', BY]], late: true })
    await setCountingRule({ by: hr, rule: defaultCountingRule, yearlyHours: 40, now: LATER })
    await continueStandingRewrites(LATER)
    expect(await differences(id)).toEqual([])
  })

  test('a fact that was on its way when the figures were signed is dated before, and told all the same', async () => {
    const { unitId, officerId } = await officer({ proven: false })
    const id = await sign(unitId)
    await makeEvidence({ certificateTypeId }, { officerId, validFrom: '2025-01-01', recordedAt: new Date(SIGNED.getTime() - MINUTE) })
    await rewrite(officerId)
    expect((await differences(id))[0]?.facts.map(({ kind }) => kind)).toContain('evidence')
  })
})

describe('a reorganisation recorded late', () => {
  test('is named with its legal basis and who carried it out, for those who moved and those whose unit did', async () => {
    const world = await makeWorld()
    const signed = async (unitId: string) => {
      const done = await signSnapshot({ by: world.hr, unitId, asOf: '2026-10-31', note: '', now: new Date('2026-11-20T03:00:00Z') })
      if (!done.ok) throw new Error(done.reason)
      return done.value.id
    }
    const [bac, district] = [await signed(world.bac.id), await signed(world.district.id)]
    const id = await start(world, ['Hàng Bạc;Hoàn Kiếm;Cửa Nam;Hoàn Kiếm;;;;', 'Cửa Nam;Hoàn Kiếm;Cửa Nam;Hoàn Kiếm;;;;'])
    await carryOut(world, id)
    const read = async (snapshot: string, by: Actor = world.hr) => {
      const found = await loadSnapshot({ by, id: snapshot, page: 1, today: '2026-11-28' })
      if (!found.ok) throw new Error(found.reason)
      return found.value
    }
    // The unit ended before the day that was signed: its figures stay readable, for the successor's HR too.
    const old = await read(bac)
    expect([old.people, old.now.people, old.different, old.endedOn]).toEqual([3, 0, 3, '2026-07-01'])
    for (const row of old.differences) expect(row.facts.filter(({ kind }) => kind === 'reorganisation').map(({ what, by }) => [what, by])).toEqual([['Nghị quyết số 1/NQ', world.hr.displayName]])
    const within = await read(district)
    expect([within.people, within.now.people, within.different]).toEqual([9, 9, 3])
    for (const row of within.differences) expect([row.change, row.facts.some(({ kind }) => kind === 'reorganisation')]).toEqual(['moved', true])
    const heir = await makeUser({ roles: [{ role: 'hr', unitId: world.nam.id }] })
    const stranger = await makeUser({ roles: [{ role: 'hr', unitId: world.gai.id }] })
    expect((await read(bac, heir)).different).toBe(3)
    expect(await loadSnapshot({ by: stranger, id: bac, page: 1, today: '2026-11-28' })).toEqual({ ok: false, reason: 'not_found' })
    expect(await loadSnapshot({ by: heir, id: district, page: 1, today: '2026-11-28' })).toEqual({ ok: false, reason: 'not_found' })
    const list = (by: Actor, unitId: string) => findSnapshots({ by, unitId, today: '2026-11-28' })
    for (const by of [heir, world.districtHr, world.hr]) expect(await list(by, world.bac.id)).toMatchObject({ ok: true, value: { endedOn: '2026-07-01', proposed: '2026-06-30', path: [{ name: 'Hàng Bạc' }, {}, {}], rows: [{ asOf: '2026-10-31' }] } })
    expect(await list(heir, world.nam.id)).toMatchObject({ ok: true, value: { endedOn: null, former: [{ unitId: world.bac.id, name: 'Hàng Bạc', signed: 1 }] } })
    expect(await list(stranger, world.bac.id)).toEqual({ ok: false, reason: 'scope' })
    expect(await list(world.hr, newId())).toEqual({ ok: false, reason: 'not_found' })
  })

  test('what was signed of a unit that was split is for who has every part; its last month can still be signed', async () => {
    const on = '2026-07-01'
    const top = await makeUnit({ level: 'city' })
    const old = await makeUnit({ parentId: top.id, validTo: on })
    const [one, two] = [await makeUnit({ parentId: top.id, validFrom: on }), await makeUnit({ parentId: top.id, validFrom: on })]
    const event = newId()
    await db().unitEvent.create({ data: { id: event, key: event, type: 'split', effectiveOn: toColumn(on), legalBasis: 'x', members: { create: [{ unitId: old.id, side: 'from' }, { unitId: one.id, side: 'to' }, { unitId: two.id, side: 'to' }] } } })
    const { officerId } = await makePosting({ unitId: old.id, positionId, validFrom: '2020-01-01', validTo: on })
    await rewrite(officerId)
    const hrOf = (...units: string[]) => makeUser({ roles: units.map((unitId) => ({ role: 'hr' as const, unitId })) })
    const [both, part] = [await hrOf(one.id, two.id), await hrOf(one.id)]
    const attempt = (by: Actor) => signSnapshot({ by, unitId: old.id, asOf: '2026-06-30', note: '', now: new Date('2026-07-05T03:00:00Z') })
    expect(await attempt(part)).toEqual({ ok: false, reason: 'scope' })
    expect(await attempt(both)).toMatchObject({ ok: true })
    expect(await findSnapshots({ by: both, unitId: old.id, today: '2026-08-01' })).toMatchObject({ ok: true, value: { rows: [{ people: 1 }] } })
    expect(await findSnapshots({ by: part, unitId: old.id, today: '2026-08-01' })).toEqual({ ok: false, reason: 'scope' })
    expect(await findSnapshots({ by: part, unitId: one.id, today: '2026-08-01' })).toMatchObject({ ok: true, value: { former: [] } })
  })
})
