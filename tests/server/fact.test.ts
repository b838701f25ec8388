/** Facts recorded by hand: by HR of the unit only, once, with the standing that follows; withdrawn with a reason, never erased. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { type FactForm, factForm } from '~/domain/compliance/fact-form'
import type { Day } from '~/domain/kernel/day'
import { db } from '~/server/db.server'
import { loadOfficerStanding } from '~/server/compliance/load-officer-standing.server'
import { getFact } from '~/server/fact/get-fact.server'
import { recordFact } from '~/server/fact/record-fact.server'
import { withdrawFact } from '~/server/fact/withdraw-fact.server'
import { newId } from '~/server/id.server'
import { continueStandingRewrites } from '~/server/standing/continue-standing-rewrites.server'
import { findStandardCatalogue } from '~/server/standard/find-standard-catalogue.server'
import { loadCountingRulePage } from '~/server/standing/load-counting-rule-page.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { setCountingRule } from '~/server/standing/set-counting-rule.server'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()
const NOW = new Date('2026-07-05T03:00:00Z')
const TODAY = '2026-07-05'
let unitId: string, positionId: string, certificateTypeId: string, hr: Actor, elsewhere: Actor

beforeAll(async () => {
  unitId = (await makeUnit({ level: 'commune' })).id
  hr = await makeUser({ roles: [{ role: 'hr', unitId }] })
  elsewhere = await makeUser({ roles: [{ role: 'hr', unitId: (await makeUnit({ level: 'commune' })).id }] })
  positionId = (await makePosition()).id
  certificateTypeId = (await makeCertificateType({ validityMonths: 36 })).id
  await makeStandard({ positionId, validFrom: '2020-01-01', requirements: [{ certificateTypeId }] })
})

async function officer(): Promise<string> {
  const { officerId } = await makePosting({ unitId, positionId, validFrom: '2024-01-01' })
  await db().$transaction((tx) => rewriteStanding(tx, [officerId]))
  return officerId
}
const certificate = (typed: Record<string, string> = {}): FactForm => factForm('certificate', TODAY).parse({ key: newId(), from: '01/6/2026', paper: 'Số 12', certificateTypeId, ...typed })
const waiver = (typed: Record<string, string> = {}): FactForm => factForm('waiver', TODAY).parse({ key: newId(), from: '01/6/2026', subject: `certificate:${certificateTypeId}`, reason: 'Sắp nghỉ hưu', decision: 'QĐ 5', ...typed })
const absence = (typed: Record<string, string> = {}): FactForm => factForm('absence', TODAY).parse({ key: newId(), from: '01/6/2026', kind: 'retirement', decision: 'QĐ 6', ...typed })
const record = (officerId: string, form: FactForm, by = hr) => recordFact({ by, officerId, form, now: NOW })
/** What the stored projection says of a day: meets, does not, or is not counted. */
async function projected(officerId: string, on: Day): Promise<boolean | null> {
  const [row] = await db().$queryRaw<{ meets: boolean }[]>`SELECT meets FROM standing_span WHERE officer_id = ${officerId}::uuid AND valid_from <= ${on}::date AND (valid_to IS NULL OR valid_to > ${on}::date)`
  return row?.meets ?? null
}

describe('recording', () => {
  test('counts at once, lapses by the type of certificate, and tells the officer', async () => {
    const id = await officer()
    const account = await makeUser({ officerId: id })
    expect(await projected(id, TODAY)).toBe(false)
    expect(await record(id, certificate())).toEqual({ ok: true, value: null })
    expect([await projected(id, '2026-05-31'), await projected(id, TODAY), await projected(id, '2029-05-31'), await projected(id, '2029-06-01')]).toEqual([false, true, true, false])
    const page = await loadOfficerStanding({ actor: hr, officerId: id, asOf: TODAY })
    expect(page.ok && page.value.evidence[0]).toMatchObject({ source: 'certificate', grade: 'C', paper: 'Số 12', mayWithdraw: true, recorded: { by: hr.displayName, on: TODAY } })
    expect(await db().notification.findMany({ where: { userId: account.userId }, select: { kind: true, values: true } })).toEqual([{ kind: 'fact_recorded', values: { what: 'certificate', by: hr.displayName } }])
    expect(await db().auditEvent.count({ where: { action: 'evidence.record', actorId: hr.userId } })).toBeGreaterThan(0)
  })
  test('pressed twice, also at the same moment, is one fact; the same paper again is refused', async () => {
    const id = await officer()
    const form = certificate()
    expect(await Promise.all([1, 2, 3].map(() => record(id, form)))).toEqual(Array(3).fill({ ok: true, value: null }))
    expect(await db().evidence.count({ where: { officerId: id } })).toBe(1)
    expect(await record(id, certificate())).toEqual({ ok: false, reason: 'already' })
  })
  test('is for HR above the unit, and never about oneself', async () => {
    const id = await officer()
    expect(await record(id, certificate(), elsewhere)).toEqual({ ok: false, reason: 'scope' })
    expect(await record(id, certificate(), await makeUser({ roles: [{ role: 'head', unitId }] }))).toEqual({ ok: false, reason: 'role' })
    expect(await record(id, certificate(), await makeUser({ officerId: id, roles: [{ role: 'hr', unitId }] }))).toEqual({ ok: false, reason: 'own' })
    expect(await record(newId(), certificate())).toEqual({ ok: false, reason: 'not_found' })
    expect(await db().evidence.count({ where: { officerId: id } })).toBe(0)
  })
  test('refuses what the catalogue or the post does not know', async () => {
    const id = await officer()
    expect(await record(id, certificate({ certificateTypeId: newId() }))).toEqual({ ok: false, reason: 'unknown' })
    expect(await record(id, waiver({ subject: 'document:KHONG_CO' }))).toEqual({ ok: false, reason: 'unknown' })
    expect(await record(id, waiver({ subject: 'x' }))).toEqual({ ok: false, reason: 'unknown' })
  })
})

describe('waivers and absences', () => {
  test('a waiver counts as met on its days; two of one kind do not overlap', async () => {
    const id = await officer()
    expect(await record(id, waiver({ lastDay: '31/12/2026' }))).toEqual({ ok: true, value: null })
    expect([await projected(id, '2026-12-31'), await projected(id, '2027-01-01')]).toEqual([true, false])
    expect(await record(id, waiver({ from: '31/12/2026' }))).toEqual({ ok: false, reason: 'overlaps' })
    expect(await record(id, waiver({ from: '01/01/2027', lastDay: '31/01/2027' }))).toEqual({ ok: true, value: null })
  })
  test('who is retired is not counted; back at work from the day after the last', async () => {
    const id = await officer()
    const form = absence()
    await record(id, form)
    expect([await projected(id, '2026-05-31'), await projected(id, TODAY)]).toEqual([false, null])
    expect(await withdrawFact({ by: hr, officerId: id, table: 'absence', factId: form.key, form: { reason: 'Đi làm lại', lastDay: '2026-05-30' }, now: NOW })).toEqual({ ok: false, reason: 'last_day_outside' })
    expect(await withdrawFact({ by: hr, officerId: id, table: 'absence', factId: form.key, form: { reason: 'Đi làm lại', lastDay: '2026-07-01' }, now: NOW })).toEqual({ ok: true, value: null })
    expect([await projected(id, '2026-07-01'), await projected(id, '2026-07-02')]).toEqual([null, false])
    expect(await db().absence.findMany({ where: { officerId: id }, orderBy: { validTo: 'asc' }, select: { supersededReason: true } })).toEqual([{ supersededReason: null }, { supersededReason: 'Đi làm lại' }])
  })
})

describe('withdrawing', () => {
  test('takes the proof out of every day, keeps the row, happens once', async () => {
    const id = await officer()
    const form = certificate()
    await record(id, form)
    const withdraw = () => withdrawFact({ by: hr, officerId: id, table: 'evidence', factId: form.key, form: { reason: 'Ghi nhầm người', lastDay: null }, now: NOW })
    expect((await Promise.all([withdraw(), withdraw()])).map((one) => (one.ok ? 'done' : one.reason)).sort()).toEqual(['done', 'not_found'])
    expect(await projected(id, TODAY)).toBe(false)
    expect(await db().evidence.findMany({ where: { officerId: id }, select: { supersededReason: true } })).toEqual([{ supersededReason: 'Ghi nhầm người' }])
    const page = await loadOfficerStanding({ actor: hr, officerId: id, asOf: TODAY })
    expect(page.ok && page.value.evidence[0]).toMatchObject({ state: 'superseded', mayWithdraw: false })
  })
  test('is not for another unit, nor for what rests on a certificate', async () => {
    const id = await officer()
    const form = certificate()
    await record(id, form)
    expect(await withdrawFact({ by: elsewhere, officerId: id, table: 'evidence', factId: form.key, form: { reason: 'x', lastDay: null }, now: NOW })).toEqual({ ok: false, reason: 'scope' })
    expect(await getFact('evidence', form.key, await officer())).toBeNull()
    const certificateId = newId()
    await db().certificate.create({ data: { id: certificateId, code: 'AAAA-BBBB-CCCC', registryBook: '2024', registryNumber: 1, officerId: id, certificateTypeId, issuedOn: NOW, validFrom: NOW, snapshot: {} } })
    const issued = await db().evidence.create({ data: { id: newId(), officerId: id, kind: 'certificate', certificateTypeId, certificateId, source: 'exam', grade: 'B', validFrom: NOW } })
    expect(await withdrawFact({ by: hr, officerId: id, table: 'evidence', factId: issued.id, form: { reason: 'x', lastDay: null }, now: NOW })).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('the counting rule', () => {
  const rule = { excludesLongLeave: true, longLeaveMonths: 12, excludesSecondment: false, excludesRetirement: true }
  test('is set by HR of the top unit; who is concerned is computed anew; the same again changes nothing', async () => {
    const top = await makeUnit({ level: 'city', parentId: null })
    const city = await makeUser({ roles: [{ role: 'hr', unitId: top.id }] })
    const below = await makeUser({ roles: [{ role: 'hr', unitId: (await makeUnit({ level: 'district', parentId: top.id })).id }] })
    const id = await officer()
    await record(id, absence({ kind: 'secondment' }))
    expect(await projected(id, TODAY)).toBe(false)
    expect(await setCountingRule({ by: below, rule: { ...rule, excludesSecondment: true }, yearlyHours: 40, now: NOW })).toEqual({ ok: false, reason: 'role' })
    expect(await setCountingRule({ by: city, rule: { ...rule, excludesSecondment: true }, yearlyHours: 40, now: NOW })).toEqual({ ok: true, value: { changed: true } })
    expect((await loadCountingRulePage(below, TODAY))).toMatchObject({ ok: true, value: { rule: { excludesSecondment: true }, maySet: false, rewriting: { done: 0 } } })
    await continueStandingRewrites(NOW)
    expect(await projected(id, TODAY)).toBeNull()
    expect(await setCountingRule({ by: city, rule: { ...rule, excludesSecondment: true }, yearlyHours: 40, now: NOW })).toEqual({ ok: true, value: { changed: false } })
    expect(await loadCountingRulePage(city, TODAY)).toMatchObject({ ok: true, value: { maySet: true, rewriting: null } })
    await setCountingRule({ by: city, rule, yearlyHours: 40, now: NOW })
    await continueStandingRewrites(NOW)
    expect(await projected(id, TODAY)).toBe(false)
  })

  test('keeps the default of yearly hours, which the standard editor takes; nothing is computed anew for it', async () => {
    const top = await makeUnit({ level: 'city', parentId: null })
    const city = await makeUser({ roles: [{ role: 'hr', unitId: top.id }] })
    expect((await findStandardCatalogue()).codes.yearlyHours).toBe(40)
    const rewrites = await db().standingRewrite.count()
    expect(await setCountingRule({ by: city, rule, yearlyHours: 48, now: NOW })).toEqual({ ok: true, value: { changed: true } })
    expect(await db().standingRewrite.count()).toBe(rewrites)
    expect((await findStandardCatalogue()).codes.yearlyHours).toBe(48)
    expect(await loadCountingRulePage(city, TODAY)).toMatchObject({ ok: true, value: { yearlyHours: 48 } })
    expect(await db().auditEvent.findFirst({ orderBy: { sequence: 'desc' } })).toMatchObject({ actorId: city.userId, action: 'yearly_hours.set', detail: { before: 40, after: 48 } })
    expect(await setCountingRule({ by: city, rule, yearlyHours: 48, now: NOW })).toEqual({ ok: true, value: { changed: false } })
    await setCountingRule({ by: city, rule, yearlyHours: 40, now: NOW })
  })
})
