import { beforeAll, describe, expect, it } from 'vitest'
import { evaluate } from '~/domain/compliance/evaluate'
import type { Day } from '~/domain/kernel/day'
import { db, pool } from '~/server/db.server'
import { toColumn } from '~/server/day-column.server'
import { newId } from '~/server/id.server'
import { continueStandingRewrites } from '~/server/standing/continue-standing-rewrites.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { loadPersonFacts, queriesOf } from '~/server/standing/load-person-facts.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { scheduleStandingRewrite } from '~/server/standing/schedule-standing-rewrite.server'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { testDatabase } from './database'

await testDatabase()

let unitId = ''
let positionId = ''
let certificateTypeId = ''

beforeAll(async () => {
  unitId = (await makeUnit({ name: 'Một' })).id
  positionId = (await makePosition()).id
  certificateTypeId = (await makeCertificateType()).id
  const standard = await makeStandard({ positionId, requirements: [{ certificateTypeId }] })
  await db().standardRequirement.createMany({ data: [
    { id: newId(), standardId: standard.id, ordinal: 2, kind: 'training_hours', hours: 40 },
    { id: newId(), standardId: standard.id, ordinal: 3, kind: 'document', documentType: 'LY_LICH' },
  ] })
})

/** A posting known since 2020, so that only the fact under test is late. */
async function officer(): Promise<string> {
  const { officerId, id } = await makePosting({ unitId, positionId, validFrom: '2020-01-01' })
  await pool().query('ALTER TABLE posting DISABLE TRIGGER posting_frozen')
  await pool().query(`UPDATE posting SET recorded_at = '2020-01-01' WHERE id = $1`, [id])
  await pool().query('ALTER TABLE posting ENABLE TRIGGER posting_frozen')
  return officerId
}
type Proof = { id?: string; certificateTypeId?: string; hours?: number; documentType?: string; validFrom: Day; validTo?: Day; recordedAt: string; supersededAt?: string; certificateId?: string }
async function record(officerId: string, { id = newId(), validFrom, validTo, recordedAt, supersededAt, ...proof }: Proof): Promise<string> {
  const kind = proof.hours !== undefined ? 'training_hours' : proof.documentType !== undefined ? 'document' : 'certificate'
  await db().evidence.create({ data: { id, officerId, kind, ...proof, source: 'certificate', grade: 'C', validFrom: toColumn(validFrom), validTo: validTo ? toColumn(validTo) : null, recordedAt: new Date(recordedAt), ...(supersededAt ? { supersededAt: new Date(supersededAt), supersededReason: 'Đính chính' } : {}) } })
  return id
}
async function metOn(officerId: string, asOf: Day, knownAt?: string): Promise<string> {
  const run = queriesOf(db())
  const [person] = await loadPersonFacts(run, [officerId], { knownAt: knownAt === undefined ? undefined : new Date(knownAt) })
  if (person === undefined) throw new Error('no facts')
  const tree = evaluate({ person, standards: await findStandards(run, [positionId]), asOf, expiringDays: 30 })
  return `${tree.metCount}/${tree.totalCount}`
}
const AFTER = '2024-07-05T16:59:59.999Z' // the end of 05/7/2024 in Hà Nội

describe('two times', () => {
  it('a fact entered late counts for the day it speaks of only once it was known', async () => {
    const id = await officer()
    await record(id, { certificateTypeId, validFrom: '2024-06-01', recordedAt: '2024-07-20T00:00:00Z' })
    expect([await metOn(id, '2024-06-30', AFTER), await metOn(id, '2024-06-30')]).toEqual(['0/3', '1/3'])
  })
  it('a corrected fact counts as it was known before the correction, and as corrected after', async () => {
    const id = await officer()
    await record(id, { certificateTypeId, validFrom: '2024-06-01', recordedAt: '2024-06-02T00:00:00Z', supersededAt: '2024-07-20T00:00:00Z' })
    await record(id, { certificateTypeId, validFrom: '2024-07-15', recordedAt: '2024-07-20T00:00:00Z' })
    expect([await metOn(id, '2024-06-30', AFTER), await metOn(id, '2024-06-30'), await metOn(id, '2024-07-15')]).toEqual(['1/3', '0/3', '1/3'])
  })
  it('a revocation counts from when it was recorded, back to its day', async () => {
    const id = await officer()
    const certificateId = newId()
    await db().certificate.create({ data: { id: certificateId, code: 'AAAA-BBBB-CCCC', registryBook: '2024', registryNumber: 1, officerId: id, certificateTypeId, issuedOn: toColumn('2024-01-01'), validFrom: toColumn('2024-01-01'), snapshot: {} } })
    await record(id, { certificateTypeId, certificateId, validFrom: '2024-01-01', recordedAt: '2024-01-01T00:00:00Z' })
    await db().certificateRevocation.create({ data: { certificateId, revokedOn: toColumn('2024-06-15'), reason: 'Cấp nhầm', recordedAt: new Date('2024-07-20T00:00:00Z') } })
    expect([await metOn(id, '2024-06-30', AFTER), await metOn(id, '2024-06-30'), await metOn(id, '2024-06-14')]).toEqual(['1/3', '0/3', '1/3'])
  })
  it('a waiver recorded late, likewise', async () => {
    const id = await officer()
    await db().waiver.create({ data: { id: newId(), officerId: id, subject: 'training_hours', validFrom: toColumn('2024-01-01'), reason: 'Nghỉ thai sản', decision: 'QĐ 1', recordedAt: new Date('2024-07-20T00:00:00Z') } })
    expect([await metOn(id, '2024-06-30', AFTER), await metOn(id, '2024-06-30')]).toEqual(['0/3', '1/3'])
  })
})

describe('the projection', () => {
  const spans = async (officerId: string) =>
    (await pool().query<{ f: string; t: string | null; m: number }>('SELECT valid_from::text AS f, valid_to::text AS t, met_count AS m FROM standing_span WHERE officer_id = $1 ORDER BY 1', [officerId])).rows.map(({ f, t, m }) => [f, t, m])

  it('knows hours, documents, waivers and absences', async () => {
    const id = await officer()
    await record(id, { hours: 24, validFrom: '2024-03-01', recordedAt: '2024-03-02T00:00:00Z' })
    await record(id, { hours: 16, validFrom: '2024-05-01', recordedAt: '2024-05-02T00:00:00Z' })
    await record(id, { documentType: 'LY_LICH', validFrom: '2024-07-01', recordedAt: '2024-07-02T00:00:00Z' })
    await db().waiver.create({ data: { id: newId(), officerId: id, subject: `certificate:${certificateTypeId}`, validFrom: toColumn('2024-09-01'), validTo: toColumn('2024-10-01'), reason: 'x', decision: 'QĐ 1' } })
    await db().absence.create({ data: { id: newId(), officerId: id, kind: 'leave', validFrom: toColumn('2024-11-01'), validTo: toColumn('2025-12-01'), decision: 'QĐ 2' } })
    await db().$transaction((tx) => rewriteStanding(tx, [id]))
    expect(await spans(id)).toEqual([
      ['2020-01-01', '2024-05-01', 0], ['2024-05-01', '2024-07-01', 1], ['2024-07-01', '2024-09-01', 2], ['2024-09-01', '2024-10-01', 3], ['2024-10-01', '2024-11-01', 2],
      ['2025-12-01', '2026-01-01', 2], ['2026-01-01', null, 1],
    ])
  })

  it('of one officer is computed anew at once', async () => {
    const id = await officer()
    const times: number[] = []
    for (let i = 0; i < 15; i++) {
      const start = performance.now()
      await db().$transaction((tx) => rewriteStanding(tx, [id]))
      times.push(performance.now() - start)
    }
    const median = times.sort((a, b) => a - b)[7] ?? 0
    console.log(`recompute after one fact: median ${median.toFixed(1)} ms`)
    expect(median).toBeLessThan(200) // the budget is 20 ms on an idle machine; the test allows for a busy one
  })

  it('of everybody who ever held a position is written anew in the background, with its progress', async () => {
    await pool().query(`INSERT INTO officer (id, staff_code, full_name, sort_key, search_key) SELECT gen_random_uuid(), 'Y' || n, 'Y' || n, 'y', 'y' FROM generate_series(1, 1200) n`)
    await pool().query(`INSERT INTO posting (id, officer_id, unit_id, position_id, kind, valid_from, decision) SELECT gen_random_uuid(), id, $1, $2, 'main', '2025-01-01', 'x' FROM officer WHERE staff_code LIKE 'Y%'`, [unitId, positionId])
    const holders = (await pool().query<{ n: number }>('SELECT count(DISTINCT officer_id)::int AS n FROM posting WHERE position_id = $1', [positionId])).rows[0]?.n
    const now = new Date()
    const schedule = () => db().$transaction((tx) => scheduleStandingRewrite(tx, { positionId, requestedById: null, now }))
    const id = await schedule()
    expect(await schedule()).toBe(id)
    const start = performance.now()
    const both = await Promise.all([continueStandingRewrites(now), continueStandingRewrites(now)])
    console.log(`rewrite of ${holders} officers: ${(performance.now() - start).toFixed(0)} ms`)
    expect(both[0] + both[1]).toBe(holders)
    expect(await db().standingRewrite.findUniqueOrThrow({ where: { id } })).toMatchObject({ total: holders, done: holders, finishedAt: now })
    expect(await db().standingSpan.count({ where: { officer: { staffCode: { startsWith: 'Y' } } } })).toBe(1200)
    expect(await continueStandingRewrites(now)).toBe(0)
  })
})
