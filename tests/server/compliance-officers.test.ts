import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { evaluate } from '~/domain/compliance/evaluate'
import { leavesOf } from '~/domain/compliance/standing-tree'
import { type Day, addDays } from '~/domain/kernel/day'
import { findScope } from '~/server/compliance/find-scope.server'
import { loadComplianceExport } from '~/server/compliance/load-compliance-export.server'
import { loadComplianceOfficers } from '~/server/compliance/load-compliance-officers.server'
import { loadComplianceOverview } from '~/server/compliance/load-compliance-overview.server'
import { loadOfficerStanding } from '~/server/compliance/load-officer-standing.server'
import { loadOwnStanding } from '~/server/compliance/load-own-standing.server'
import { db } from '~/server/db.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { queriesOf } from '~/server/standing/load-person-facts.server'
import { newId } from '~/server/id.server'
import { makeEvidence } from '../factories/evidence'
import { makeOfficer } from '../factories/officer'
import { makePosting } from '../factories/posting'
import { DATES, TODAY, actorOf, baHr, cityHr, givens, ids, judged, list, makeWorld, overview } from './compliance-world'
import { testDatabase } from './database'

await testDatabase()
beforeAll(makeWorld)

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

  it('finds by the staff code or a part of it, in any case', async () => {
    const [one] = (await list(ids.city, TODAY, {})).rows
    const code = one?.staffCode ?? ''
    expect(code).toMatch(/\d/)
    for (const typed of [code, code.toLowerCase(), ` ${code} `]) expect((await list(ids.city, TODAY, { search: typed })).rows.map(({ staffCode }) => staffCode)).toEqual([code])
    expect((await list(ids.city, TODAY, { search: code.slice(-3) })).rows.map(({ staffCode }) => staffCode)).toContain(code)
    expect((await list(ids.city, TODAY, { search: 'ZZ99%' })).rows).toEqual([])
  })

  it('filters by position, and offers those that are held', async () => {
    const page = await list(ids.ba, TODAY)
    const [position] = page.positions
    expect(page.positions.length).toBeGreaterThan(1)
    const chosen = await list(ids.ba, TODAY, { positionId: position?.positionId })
    expect(chosen.rows.every((row) => row.positionId === position?.positionId)).toBe(true)
    expect((await list(ids.ba, TODAY, { positionId: '0199a8f0-0000-7000-8000-000000000001' })).total).toBe(0)
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
    expect([header.birth, header.unitPath.map(({ name }) => name), tree.metCount, tree.totalCount]).toEqual(['1985', ['Một', 'Ba', 'Hà Nội'], 1, 4])
    expect(steps.map(({ kind }) => kind)).toEqual(['document', 'document', 'document'])
    expect(evidence.map(({ state }) => state)).toEqual(['valid', 'expired', 'superseded'])
    expect(history.map(({ from, to, metCount, unitName }) => [from, to, metCount, unitName])).toEqual([
      ['2022-01-01', '2023-01-01', 1, 'Một'], ['2023-01-01', '2024-01-01', 2, 'Một'], ['2024-01-01', '2027-01-01', 1, 'Một'],
      ['2027-01-01', '2027-05-01', 0, 'Một'], ['2027-05-01', null, 1, 'Một'],
    ])
    expect(postings).toMatchObject([{ unitName: 'Một', unitType: 'phuong', decision: 'QĐ 12', to: null }])
  })

  it('several posts at once: each concurrent one has its own requirements with their proofs and changes no figure', async () => {
    const people = new Map((await db().posting.findMany({ where: { kind: 'concurrent' }, select: { officerId: true, id: true } })).map((one) => [one.officerId, one.id]))
    const everybody = await judged(TODAY)
    const both = everybody.filter(({ officerId, tree }) => people.has(officerId) && tree.status === 'judged')
    expect(both.length).toBeGreaterThan(3)
    const states = new Set<string>()
    for (const { officerId, person, tree } of both) {
      const loaded = await loadOfficerStanding({ actor: cityHr(), officerId, asOf: TODAY })
      if (!loaded.ok) throw new Error(loaded.reason)
      const { tree: shown, postings } = loaded.value
      expect([shown.meets, shown.metCount, shown.totalCount]).toEqual([tree.meets, tree.metCount, tree.totalCount])
      expect(shown.concurrent.map(({ posting }) => postings.find(({ id }) => id === posting.id))).toMatchObject([{ kind: 'concurrent', unitName: 'Bộ phận một cửa' }])
      // As if the concurrent post were the only one: the same leaves with the same proofs.
      const [post] = shown.concurrent
      const alone = evaluate({ person: { ...person, postings: person.postings.filter(({ kind }) => kind === 'concurrent').map((posting) => ({ ...posting, kind: 'main' as const })) }, standards: await findStandards(queriesOf(db())), asOf: TODAY, expiringDays: 90 })
      expect(leavesOf(post ?? { groups: [] }).map(({ requirement, state, evidence }) => [requirement.id, state, evidence?.id])).toEqual(leavesOf(alone).map(({ requirement, state, evidence }) => [requirement.id, state, evidence?.id]))
      expect([post?.metCount, post?.totalCount]).toEqual([alone.metCount, 4])
      for (const { state } of leavesOf(alone)) states.add(state)
    }
    expect([...states]).toEqual(expect.arrayContaining(['met', 'missing']))
  })

  it('an account without an officer has no own standing', async () => {
    expect(await loadOwnStanding({ actor: cityHr(), asOf: TODAY })).toEqual({ ok: false, reason: 'no_officer' })
  })
})
