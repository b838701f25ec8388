import { beforeAll, describe, expect, it } from 'vitest'
import type { Cause } from '~/domain/compliance/cause'
import { byCause } from '~/domain/compliance/cause-table'
import { leavesOf } from '~/domain/compliance/standing-tree'
import { subjectOf } from '~/domain/compliance/suffices'
import { type Day, addDays } from '~/domain/kernel/day'
import { loadComplianceExport } from '~/server/compliance/load-compliance-export.server'
import { db } from '~/server/db.server'
import { toColumn } from '~/server/day-column.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeEvidence } from '../factories/evidence'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { DATES, TODAY, cityHr, ids, judged, makeWorld, overview } from './compliance-world'
import { testDatabase } from './database'

await testDatabase()
beforeAll(makeWorld)

describe('overview', () => {
  it.each(DATES)('on %s says what judging everybody one by one says, causes and expiry with it', async (asOf) => {
    const people = (await judged(asOf)).filter(({ tree }) => tree.status !== 'no_post')
    const page = await overview(ids.city, asOf)
    expect([page.people, page.met]).toEqual([people.length, people.filter(({ tree }) => tree.meets).length])
    expect(page.expiring).toBe(people.filter(({ tree, later }) => tree.meets && later.status !== 'no_post' && !later.meets).length)
    const causes: Partial<Record<Cause, number>> = {}
    for (const { cause } of people) if (cause) causes[cause] = (causes[cause] ?? 0) + 1
    expect(Object.fromEntries(byCause(page.causes).filter((one) => one.people > 0).map((one) => [one.cause, one.people]))).toEqual(causes)
    const lacked = new Map<string, [number, number]>()
    for (const { tree } of people) for (const leaf of leavesOf(tree)) {
      const [must, met] = lacked.get(subjectOf(leaf.requirement)) ?? [0, 0]
      lacked.set(subjectOf(leaf.requirement), [must + 1, met + (leaf.state === 'missing' ? 0 : 1)])
    }
    expect(new Map(page.heat.columns.filter((one) => one.people > 0).map((one) => [one.subject, [one.people, one.met]]))).toEqual(lacked)
    expect(page.causes.reduce((sum, one) => sum + one.people, 0)).toBe(page.notMet)
    for (const point of [...page.trend.actual, ...page.trend.forecast]) {
      const then = (await judged(point.on)).filter(({ tree }) => tree.status !== 'no_post')
      expect([point.on, point.people, point.met]).toEqual([point.on, then.length, then.filter(({ tree }) => tree.meets).length])
    }
  })

  it('reaches every cause and both sides of the question', async () => {
    const page = await overview(ids.city, '2024-03-05')
    expect(new Set(page.causes.map(({ cause }) => cause))).toEqual(new Set(['never_trained', 'standard_changed', 'new_post', 'expired', 'document_missing', 'no_standard']))
    expect(page.met).toBeGreaterThan(3)
    expect(page.expiring + (await overview(ids.city, TODAY)).expiring).toBeGreaterThan(0)
  })

  it.each(DATES)('on %s communes sum to their district, districts and the people of the city itself to the city', async (asOf) => {
    const city = await overview(ids.city, asOf)
    const sum = (parts: readonly { people: number; met: number; notMet: number; expiring: number }[]) => parts.reduce((all, one) => [(all[0] ?? 0) + one.people, (all[1] ?? 0) + one.met, (all[2] ?? 0) + one.notMet, (all[3] ?? 0) + one.expiring], [0, 0, 0, 0])
    expect(sum([...city.children, city.direct])).toEqual([city.people, city.met, city.notMet, city.expiring])
    for (const child of city.children) {
      const district = await overview(child.unitId, asOf)
      expect([district.people, district.met, district.expiring, district.share]).toEqual([child.people, child.met, child.expiring, child.share])
      expect(sum([...district.children, district.direct])).toEqual([district.people, district.met, district.notMet, district.expiring])
    }
  })

  it('names quarter ends, and compares with the quarter before', async () => {
    const page = await overview(ids.city, '2024-03-31')
    expect(page.trend.actual.map(({ on }) => on)).toEqual(['2022-03-31', '2022-06-30', '2022-09-30', '2022-12-31', '2023-03-31', '2023-06-30', '2023-09-30', '2023-12-31', '2024-03-31'])
    expect(page.trend.forecast.map(({ on }) => on)).toEqual(['2024-06-30', '2024-09-30', '2024-12-31', '2025-03-31'])
    expect(page.previous).toEqual(page.trend.actual[7])
  })

  it('counts causes at their edges as the rule has them: begun, lapsed and revoked on the very day', async () => {
    const asOf = '2026-06-15'
    const unit = await makeUnit({ name: 'Biên', parentId: ids.cau })
    const positionId = (await makePosition()).id
    const [one, two] = ids.certificates as [string, string]
    await makeStandard({ positionId, requirements: [{ certificateTypeId: one }, { certificateTypeId: two }] })
    const person = async (n: number, second: { validTo?: Day; revokedOn?: Day; supersededAt?: Date } | null): Promise<string> => {
      const { officerId } = await makePosting({ unitId: unit.id, positionId })
      await makeEvidence({ certificateTypeId: one }, { officerId, validFrom: asOf })
      if (second === null) return officerId
      const { validTo, revokedOn, supersededAt } = second
      const certificateId = newId()
      await db().certificate.create({ data: { id: certificateId, code: `BBBB-CCCC-000${n}`, registryBook: 'edge', registryNumber: n, officerId, certificateTypeId: two, issuedOn: toColumn('2025-01-01'), validFrom: toColumn('2025-01-01'), snapshot: {} } })
      if (revokedOn) await db().certificateRevocation.create({ data: { certificateId, revokedOn: toColumn(revokedOn), reason: 'x' } })
      await makeEvidence({ certificateTypeId: two }, { officerId, certificateId, validFrom: '2025-01-01', validTo: validTo ?? null, ...(supersededAt ? { supersededAt } : {}) })
      return officerId
    }
    const officers = [
      await person(1, { validTo: asOf }), await person(2, { revokedOn: asOf }), await person(3, { revokedOn: asOf, supersededAt: new Date() }),
      await person(4, { revokedOn: addDays(asOf, 1), supersededAt: new Date() }), await person(5, { supersededAt: new Date() }), await person(6, null),
      await person(7, { validTo: addDays(asOf, 1) }),
    ]
    await db().$transaction((tx) => rewriteStanding(tx, officers))
    const everybody = await judged(asOf)
    expect(officers.map((officerId) => everybody.find((one) => one.officerId === officerId)?.cause)).toEqual(['expired', 'expired', 'expired', 'never_trained', 'never_trained', 'never_trained', null])
    const page = await overview(unit.id, asOf)
    expect(page.causes).toEqual([{ cause: 'never_trained', mover: 'system', people: 3 }, { cause: 'expired', mover: 'system', people: 3 }])
  })

  it('lists the children of the date by Vietnamese order; nobody there is no share, not 100 %', async () => {
    const now = await overview(ids.city, TODAY)
    expect(now.children.map(({ name }) => name)).toEqual(['Ăn', 'Ba', 'Cầu'])
    expect(now.children[0]).toMatchObject({ people: 0, share: null, notMet: 0 })
    expect((await overview(ids.city, '2024-12-31')).children.map(({ name }) => name)).toEqual(['Ba', 'Cầu'])
    const district = await overview(ids.ba, TODAY)
    expect([district.unit.name, district.ancestors.map(({ name }) => name)]).toEqual(['Ba', ['Hà Nội']])
  })

  it('a unit that moved is counted under its parent of the date', async () => {
    const moved = await makeUnit({ name: 'Chuyển', parentId: ids.ba, validTo: '2025-07-01' })
    await db().unitVersion.create({ data: { id: newId(), unitId: moved.id, parentId: ids.cau, name: 'Chuyển', type: 'phuong', searchKey: 'chuyen', validFrom: toColumn('2025-07-01'), legalBasis: 'x' } })
    const { officerId } = await makePosting({ unitId: moved.id, positionId: ids.positions[0] as string, validFrom: '2025-01-01' })
    await db().$transaction((tx) => rewriteStanding(tx, [officerId]))
    const found = async (unitId: string, asOf: Day) => (await overview(unitId, asOf)).children.find((one) => one.unitId === moved.id)?.people
    expect([await found(ids.ba, '2025-06-30'), await found(ids.cau, '2025-06-30')]).toEqual([1, undefined])
    expect([await found(ids.ba, '2025-07-01'), await found(ids.cau, '2025-07-01')]).toEqual([undefined, 1])
    const trend = (await overview(ids.ba, '2025-09-30')).trend.actual
    expect(trend.find(({ on }) => on === '2025-06-30')?.people).toBe((await overview(ids.ba, '2025-06-30')).people)
  })

  it('a new certificate changes exactly one person, and the last day of an old one is its eve', async () => {
    const unit = await makeUnit({ name: 'Riêng', parentId: ids.cau })
    const positionId = (await makePosition()).id
    const certificateTypeId = ids.certificates[0] as string
    await makeStandard({ positionId, requirements: [{ certificateTypeId }] })
    const [first, second] = [await makePosting({ unitId: unit.id, positionId }), await makePosting({ unitId: unit.id, positionId })]
    await makeEvidence({ certificateTypeId }, { officerId: first.officerId, validFrom: '2025-01-01', validTo: '2026-03-05' })
    await db().$transaction((tx) => rewriteStanding(tx, [first.officerId, second.officerId]))
    expect([(await overview(unit.id, '2026-03-04')).met, (await overview(unit.id, '2026-03-05')).met]).toEqual([1, 0])
    expect((await overview(unit.id, '2025-12-05')).expiring).toBe(1) // lapses within 90 days
    expect((await overview(unit.id, '2025-12-04')).expiring).toBe(0)
    const before = { city: await overview(ids.city, TODAY), all: await loadComplianceExport({ actor: cityHr(), unitId: ids.city, asOf: TODAY, filter: {} }) }
    await db().$transaction(async (tx) => {
      await tx.evidence.create({ data: { id: newId(), officerId: second.officerId, kind: 'certificate', certificateTypeId, source: 'exam', grade: 'B', validFrom: toColumn('2026-11-01'), validTo: toColumn('2029-11-01') } })
      await rewriteStanding(tx, [second.officerId])
    })
    const after = { city: await overview(ids.city, TODAY), all: await loadComplianceExport({ actor: cityHr(), unitId: ids.city, asOf: TODAY, filter: {} }) }
    expect([after.city.met - before.city.met, after.city.people - before.city.people]).toEqual([1, 0])
    if (!before.all.ok || !after.all.ok) throw new Error('refused')
    const old = new Map(before.all.value.rows.map((row) => [row.officerId, JSON.stringify(row)]))
    expect(after.all.value.rows.filter((row) => old.get(row.officerId) !== JSON.stringify(row)).map(({ officerId }) => officerId)).toEqual([second.officerId])
  })
})
