import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { type Cause, firstCause } from '~/domain/compliance/cause'
import { evaluate } from '~/domain/compliance/evaluate'
import type { ComplianceOverview } from '~/domain/compliance/overview'
import { type Day, addDays } from '~/domain/kernel/day'
import { pick, seededRandom, randomBelow } from '~/domain/kernel/random'
import { findScope } from '~/server/compliance/find-scope.server'
import { loadComplianceExport } from '~/server/compliance/load-compliance-export.server'
import { loadComplianceOfficers } from '~/server/compliance/load-compliance-officers.server'
import { loadComplianceOverview } from '~/server/compliance/load-compliance-overview.server'
import { loadOfficerStanding } from '~/server/compliance/load-officer-standing.server'
import { loadOwnStanding } from '~/server/compliance/load-own-standing.server'
import { db } from '~/server/db.server'
import { toColumn } from '~/server/day-column.server'
import { newId } from '~/server/id.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { loadPersonFacts, queriesOf } from '~/server/standing/load-person-facts.server'
import { rebuildStanding } from '~/server/standing/rebuild-standing.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeEvidence } from '../factories/evidence'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { type RequirementInput, makeCertificateType, makeCompetency, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { testDatabase } from './database'

await testDatabase()

// A city of two districts with two communes each, 90 officers with drawn histories, two positions of which one
// changes its standard, a third without a standard. Small enough to judge everybody one by one with `evaluate`.
const TODAY: Day = '2026-11-23'
const DATES: Day[] = ['2019-12-31', '2023-06-30', '2023-07-01', '2024-03-05', TODAY, '2027-03-31', '2030-01-01']
const ids = { desk: '', city: '', ba: '', cau: '', communes: [] as string[], positions: [] as string[], certificates: [] as string[], competencies: [] as string[] }

const actorOf = (roles: Actor['roles'], officerId: string | null = null): Actor => ({ userId: newId(), username: 'x', displayName: 'x', officerId, roles })
const cityHr = () => actorOf([{ role: 'hr', unitId: ids.city }])
const baHr = () => actorOf([{ role: 'hr', unitId: ids.ba }])

async function overview(unitId: string, asOf: Day, actor = cityHr()): Promise<ComplianceOverview> {
  const result = await loadComplianceOverview({ actor, unitId, asOf })
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
async function list(unitId: string, asOf: Day, filter: Parameters<typeof loadComplianceOfficers>[0]['filter'] = {}, page = 1) {
  const result = await loadComplianceOfficers({ actor: cityHr(), unitId, asOf, filter, page })
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
/** Everybody judged one by one. */
async function judged(asOf: Day) {
  const run = queriesOf(db())
  const people = await loadPersonFacts(run, (await db().officer.findMany({ select: { id: true } })).map(({ id }) => id), { superseded: true })
  const standards = await findStandards(run)
  return people.map((person) => ({ officerId: person.officerId, tree: evaluate({ person, standards, asOf, expiringDays: 90 }), later: evaluate({ person, standards, asOf: addDays(asOf, 90), expiringDays: 90 }) }))
}

const families = ['Nguyễn', 'Trần', 'Đặng', 'Lê']
const givens = ['Ánh', 'Ân', 'Đức', 'Dung', 'Thúy', 'Hòa', 'Bảo']

async function drawOfficer(n: number): Promise<void> {
  const next = seededRandom(`officer ${n}`)
  const draw = (bound: number) => randomBelow(next, bound)
  const { id: officerId } = await makeOfficer({ fullName: `${pick(`f${n}`, families)} Văn ${pick(`g${n}`, givens)}`, birthDate: `19${70 + draw(25)}-01-01`, birthPrecision: (['day', 'month', 'year'] as const)[draw(3)] ?? 'day' })
  const places = [...ids.communes, ids.ba, ids.city]
  const start = addDays('2018-01-01', draw(2000))
  const move = draw(3) === 0 ? addDays(start, 300 + draw(900)) : null
  const place = () => places[draw(places.length)] as string
  const position = () => ids.positions[draw(20) === 0 ? 2 : draw(2)] as string
  await makePosting({ officerId, unitId: place(), positionId: position(), validFrom: start, validTo: move })
  if (move && draw(4) > 0) await makePosting({ officerId, unitId: place(), positionId: position(), validFrom: addDays(move, draw(2) * 40), validTo: draw(3) === 0 ? addDays(move, 1500) : null })
  if (draw(5) === 0) await makePosting({ officerId, unitId: ids.desk, positionId: ids.positions[1] as string, kind: 'concurrent', validFrom: addDays(start, 30) })
  const wanting = draw(4) // 0: certificates, 1: competency, 2: papers, 3: nothing is left out
  const proofs: RequirementInput[] = [
    ...ids.certificates.map((certificateTypeId) => ({ certificateTypeId })),
    ...ids.competencies.map((competencyId) => ({ competencyId, level: wanting === 1 ? 1 + draw(3) : 3 })),
    { education: wanting === 2 ? 'trung_hoc' : 'dai_hoc' },
  ]
  for (const proof of proofs) {
    if ('certificateTypeId' in proof && wanting === 0 && draw(3) === 0) continue
    const from = addDays(start, draw(500) - 300)
    const to = 'education' in proof ? null : addDays(from, draw(2) === 0 ? 1100 : 3000)
    await makeEvidence(proof, { officerId, validFrom: from, validTo: to, ...(draw(12) === 0 ? { supersededAt: new Date() } : {}) })
    if (to !== null && draw(3) === 0) await makeEvidence(proof, { officerId, validFrom: addDays(to, draw(60) - 30), validTo: addDays(to, 1000) })
  }
}

beforeAll(async () => {
  ids.city = (await makeUnit({ level: 'city', name: 'Hà Nội' })).id
  ids.cau = (await makeUnit({ level: 'district', name: 'Cầu', parentId: ids.city })).id
  ids.ba = (await makeUnit({ level: 'district', name: 'Ba', parentId: ids.city })).id
  for (const [name, parentId] of [['Một', ids.ba], ['Hai', ids.ba], ['Ba', ids.cau], ['Bốn', ids.cau]] as const) ids.communes.push((await makeUnit({ name, parentId })).id)
  ids.desk = (await makeUnit({ level: 'desk', name: 'Bộ phận một cửa', parentId: ids.communes[0] ?? null })).id // concurrent posts only
  await makeUnit({ level: 'district', name: 'Ăn', parentId: ids.city, validFrom: '2025-01-01' }) // nobody is posted there
  for (let i = 0; i < 3; i++) ids.positions.push((await makePosition()).id)
  for (let i = 0; i < 2; i++) ids.certificates.push((await makeCertificateType()).id)
  for (let i = 0; i < 2; i++) ids.competencies.push((await makeCompetency()).id)
  const [one, two] = ids.certificates as [string, string]
  const [k1, k2] = ids.competencies as [string, string]
  const [p1, p2] = ids.positions as [string, string]
  await makeStandard({ positionId: p1, validTo: '2023-07-01', requirements: [{ certificateTypeId: one }, { competencyId: k1, level: 2 }] })
  await makeStandard({ positionId: p1, number: 2, validFrom: '2023-07-01', requirements: [{ certificateTypeId: one }, { certificateTypeId: two }, { competencyId: k1, level: 3 }, { education: 'trung_cap' }] })
  await makeStandard({ positionId: p2, requirements: [{ certificateTypeId: two }, { competencyId: k2, level: 2 }, { education: 'dai_hoc' }] })
  for (let n = 0; n < 90; n++) await drawOfficer(n)
  await rebuildStanding()
})

describe('overview', () => {
  it.each(DATES)('on %s says what judging everybody one by one says, causes and expiry with it', async (asOf) => {
    const people = (await judged(asOf)).filter(({ tree }) => tree.status !== 'no_post')
    const page = await overview(ids.city, asOf)
    expect([page.people, page.met]).toEqual([people.length, people.filter(({ tree }) => tree.meets).length])
    expect(page.expiring).toBe(people.filter(({ tree, later }) => tree.meets && later.status !== 'no_post' && !later.meets).length)
    const causes: Partial<Record<Cause, number>> = {}
    for (const { tree } of people) {
      const cause = firstCause(tree)
      if (cause) causes[cause] = (causes[cause] ?? 0) + 1
    }
    expect(Object.fromEntries(page.causes.filter((one) => one.people > 0).map((one) => [one.cause, one.people]))).toEqual(causes)
    expect(page.causes.reduce((sum, one) => sum + one.people, 0)).toBe(page.notMet)
    for (const point of [...page.trend.actual, ...page.trend.forecast]) {
      const then = (await judged(point.on)).filter(({ tree }) => tree.status !== 'no_post')
      expect([point.on, point.people, point.met]).toEqual([point.on, then.length, then.filter(({ tree }) => tree.meets).length])
    }
  })

  it('reaches every cause and both sides of the question', async () => {
    const page = await overview(ids.city, '2024-03-05')
    expect(page.causes.every(({ people }) => people > 0)).toBe(true)
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

describe('scope', () => {
  it.each<[string, () => Actor, () => string, true | string]>([
    ['city HR, a district', () => cityHr(), () => ids.ba, true],
    ['district HR, own district', () => baHr(), () => ids.ba, true],
    ['district HR, own commune', () => baHr(), () => ids.communes[0] as string, true],
    ['district HR, the city', () => baHr(), () => ids.city, 'scope'],
    ['district HR, another district', () => baHr(), () => ids.cau, 'scope'],
    ['district HR, a commune of another', () => baHr(), () => ids.communes[2] as string, 'scope'],
    ['head of a commune, own', () => actorOf([{ role: 'head', unitId: ids.communes[2] as string }]), () => ids.communes[2] as string, true],
    ['head of a commune, its district', () => actorOf([{ role: 'head', unitId: ids.communes[2] as string }]), () => ids.cau, 'scope'],
    ['operator', () => actorOf([{ role: 'operator', unitId: null }]), () => ids.city, 'role'],
    ['unknown unit', () => cityHr(), () => newId(), 'not_found'],
    ['not an id', () => cityHr(), () => "x' OR 1=1", 'not_found'],
  ])('%s', async (_, actor, unitId, expected) => {
    const question = { actor: actor(), unitId: unitId(), asOf: TODAY }
    const results = [await loadComplianceOverview(question), await loadComplianceOfficers({ ...question, filter: {}, page: 1 }), await loadComplianceExport({ ...question, filter: {} })]
    for (const result of results) expect(result.ok || result.reason).toBe(expected)
  })

  it('finds the topmost units of an actor', async () => {
    const find = async (actor: Actor, asOf = TODAY) => (await findScope({ actor, act: 'viewUnitStanding', asOf })).map(({ name }) => name)
    expect(await find(actorOf([{ role: 'hr', unitId: ids.ba }, { role: 'head', unitId: ids.communes[0] as string }, { role: 'head', unitId: ids.communes[3] as string }]))).toEqual(['Ba', 'Bốn'])
    expect(await find(baHr(), '2000-01-01')).toEqual([])
    expect(await find(actorOf([{ role: 'officer', unitId: null }]))).toEqual([])
  })

  it('one officer: HR of the unit of that day, and the officer; nobody else', async () => {
    const { officerId } = await makePosting({ unitId: ids.communes[0] as string, positionId: ids.positions[0] as string, validFrom: '2024-01-01', validTo: '2025-01-01' })
    await makePosting({ officerId, unitId: ids.communes[2] as string, positionId: ids.positions[0] as string, validFrom: '2025-01-01' })
    const asked = async (actor: Actor, asOf: Day) => {
      const result = await loadOfficerStanding({ actor, officerId, asOf })
      return result.ok ? result.value.header.unitPath[0]?.name : result.reason
    }
    expect([await asked(baHr(), '2024-12-31'), await asked(baHr(), '2025-01-01'), await asked(cityHr(), '2025-01-01')]).toEqual(['Một', 'scope', 'Ba'])
    expect(await asked(cityHr(), '2023-12-31')).toBe('scope')
    expect(await asked(actorOf([{ role: 'officer', unitId: null }], officerId), '2023-12-31')).toBeUndefined()
    expect(await asked(actorOf([{ role: 'officer', unitId: null }], newId()), TODAY)).toBe('scope')
    expect(await asked(actorOf([{ role: 'operator', unitId: null }]), TODAY)).toBe('role')
    expect((await loadOfficerStanding({ actor: cityHr(), officerId: 'x', asOf: TODAY }))).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('officers', () => {
  it.each(DATES)('on %s the filters part the people as the overview counts them', async (asOf) => {
    const page = await overview(ids.city, asOf)
    const total = async (state?: 'met' | 'missing' | 'expiring') => (await list(ids.city, asOf, { state })).total
    expect([await total(), await total('met'), await total('missing'), await total('expiring')]).toEqual([page.people, page.met, page.notMet, page.expiring])
  })

  it('comes in pages of 25 that hold everybody once; a page too far is the last', async () => {
    const first = await list(ids.city, TODAY)
    expect(first.rows).toHaveLength(25)
    const seen: string[] = []
    for (let page = 1; page <= first.pages; page++) seen.push(...(await list(ids.city, TODAY, {}, page)).rows.map(({ officerId }) => officerId))
    expect(new Set(seen).size).toBe(first.total)
    expect(seen).toHaveLength(first.total)
    expect((await list(ids.city, TODAY, {}, 999)).page).toBe(first.pages)
    expect((await list(ids.city, TODAY, { search: 'khong co ai' })).rows).toEqual([])
  })

  it('sorts by given name in Vietnamese order, by unit, by what is missing', async () => {
    const all = async (filter: Parameters<typeof list>[2]) => {
      const result = await loadComplianceExport({ actor: cityHr(), unitId: ids.city, asOf: TODAY, filter: filter ?? {} })
      return result.ok ? result.value.rows : []
    }
    const given = (await all({})).map(({ fullName }) => fullName.split(' ').at(-1) ?? '').filter((name) => givens.includes(name))
    expect([...new Set(given)]).toEqual(['Ánh', 'Ân', 'Bảo', 'Dung', 'Đức', 'Hòa', 'Thúy'])
    expect([...new Set((await all({ sort: 'name', direction: 'desc' })).map(({ fullName }) => fullName.split(' ').at(-1) ?? '').filter((name) => givens.includes(name)))]).toEqual(['Thúy', 'Hòa', 'Đức', 'Dung', 'Bảo', 'Ân', 'Ánh'])
    const missing = (await all({ sort: 'missing' })).filter((row) => row.totalCount > 0).map((row) => row.totalCount - row.metCount)
    expect(missing).toEqual([...missing].sort((a, b) => b - a))
    const units = (await all({ sort: 'unit' })).map(({ unitId }) => unitId)
    expect(units.filter((unit, i) => unit !== units[i - 1])).toHaveLength(new Set(units).size)
  })

  it.each([['duc', 'Đức'], ['ĐỨC tran', 'Đức'], ['anh', 'Ánh'], ['thuý', 'Thúy'], ["%'; DROP", null], ['(', undefined], ['\\m.*', null]])('search %s', async (search, given) => {
    const { rows, total } = await list(ids.city, TODAY, { search })
    if (given === null) expect(total).toBe(0)
    else if (given === undefined) expect(total).toBe((await list(ids.city, TODAY)).total)
    else {
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.every(({ fullName }) => fullName.includes(given))).toBe(true)
    }
  })

  it('filters by position, and offers those that are held', async () => {
    const page = await list(ids.ba, TODAY)
    const [position] = page.positions
    expect(page.positions.length).toBeGreaterThan(1)
    const chosen = await list(ids.ba, TODAY, { positionId: position?.positionId })
    expect(chosen.rows.every((row) => row.positionId === position?.positionId)).toBe(true)
    expect((await list(ids.ba, TODAY, { positionId: 'nonsense' })).total).toBe(0)
  })

  it('tells the day of the next loss as the tree does for those who comply', async () => {
    const asOf = '2024-03-05'
    const trees = new Map((await judged(asOf)).map(({ officerId, tree }) => [officerId, tree]))
    const result = await loadComplianceExport({ actor: cityHr(), unitId: ids.city, asOf, filter: { state: 'expiring' } })
    if (!result.ok) throw new Error(result.reason)
    for (const row of result.value.rows) expect(row.nextExpiry !== null && row.nextExpiry <= addDays(asOf, 90)).toBe(true)
    const met = await loadComplianceExport({ actor: cityHr(), unitId: ids.city, asOf, filter: { state: 'met' } })
    if (!met.ok) throw new Error(met.reason)
    for (const row of met.value.rows) {
      const ends = trees.get(row.officerId)?.groups.flatMap((group) => group.leaves.map((leaf) => leaf.validTo)).filter((day) => day !== null).sort()
      const end = trees.get(row.officerId)?.posting?.span.to ?? null
      const first = ends?.[0]
      if (first !== undefined && (end === null || first < end) && row.positionId !== ids.positions[0]) expect(row.nextExpiry).toBe(first)
    }
  })
})

describe('one officer', () => {
  it('is told the tree, next steps, evidence and history of the day', async () => {
    const { id: officerId } = await makeOfficer({ fullName: 'Lê Thị Mẫu', birthDate: '1985-01-01', birthPrecision: 'year' })
    await makePosting({ officerId, unitId: ids.communes[0] as string, positionId: ids.positions[1] as string, validFrom: '2022-01-01', decision: 'QĐ 12' })
    await makeEvidence({ certificateTypeId: ids.certificates[1] as string }, { officerId, validFrom: '2021-01-01', validTo: '2024-01-01' })
    await makeEvidence({ competencyId: ids.competencies[1] as string, level: 2 }, { officerId, validFrom: '2023-01-01', validTo: '2027-01-01' })
    await makeEvidence({ education: 'dai_hoc' }, { officerId, validFrom: '2010-01-01', supersededAt: new Date() })
    await makeEvidence({ education: 'sau_dai_hoc' }, { officerId, validFrom: '2027-05-01' })
    const result = await loadOwnStanding({ actor: actorOf([{ role: 'officer', unitId: null }], officerId), asOf: TODAY })
    if (!result.ok) throw new Error(result.reason)
    const { header, tree, steps, evidence, history, postings } = result.value
    expect([header.birth, header.unitPath.map(({ name }) => name), tree.metCount, tree.totalCount]).toEqual(['1985', ['Một', 'Ba', 'Hà Nội'], 1, 3])
    expect(steps.map(({ kind }) => kind)).toEqual(['document', 'document'])
    expect(evidence.map(({ state }) => state)).toEqual(['valid', 'expired', 'superseded'])
    expect(history.map(({ from, to, metCount, unitName }) => [from, to, metCount, unitName])).toEqual([
      ['2022-01-01', '2023-01-01', 1, 'Một'], ['2023-01-01', '2024-01-01', 2, 'Một'], ['2024-01-01', '2027-01-01', 1, 'Một'],
      ['2027-01-01', '2027-05-01', 0, 'Một'], ['2027-05-01', null, 1, 'Một'],
    ])
    expect(postings).toMatchObject([{ unitName: 'Một', unitType: 'phuong', decision: 'QĐ 12', to: null }])
  })

  it('an account without an officer has no own standing', async () => {
    expect(await loadOwnStanding({ actor: cityHr(), asOf: TODAY })).toEqual({ ok: false, reason: 'no_officer' })
  })
})
