/** A transition in the overview: heat map, list behind a cell, causes and each officer's tree speak of the same people, inside it and after. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { byCause } from '~/domain/compliance/cause-table'
import type { PeopleFilter } from '~/domain/compliance/people-filter'
import { type StandingTree, leavesOf } from '~/domain/compliance/standing-tree'
import { subjectOf } from '~/domain/compliance/suffices'
import type { Day } from '~/domain/kernel/day'
import { loadComplianceOfficers } from '~/server/compliance/load-compliance-officers.server'
import { loadComplianceOverview } from '~/server/compliance/load-compliance-overview.server'
import { loadOfficerStanding } from '~/server/compliance/load-officer-standing.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeEvidence } from '../factories/evidence'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { type RequirementInput, makeCertificateType, makeCompetency } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()
const FROM = '2026-01-01'
const [BEFORE, INSIDE, AFTER] = ['2025-12-31', '2026-05-01', '2026-07-01'] as const
let city: string, district: string, north: string, south: string, hr: Actor
let first: string, second: string, competency: string
const people: Record<string, string> = {}

/** The version of `number` in a chain, with the end of its transition. */
async function version(positionId: string, number: number, [validFrom, validTo]: [Day, Day | null], transitionUntil: Day | null, requirements: readonly RequirementInput[]): Promise<void> {
  const id = newId()
  const kindOf = (one: RequirementInput) => ('competencyId' in one ? 'competency' : 'certificateTypeId' in one ? 'certificate' : 'education')
  await db().positionStandard.create({ data: {
    id, positionId, number, decision: `QĐ ${number}`, contentHash: id, validFrom: toColumn(validFrom), validTo: validTo && toColumn(validTo), transitionUntil: transitionUntil && toColumn(transitionUntil),
    requirements: { create: requirements.map((one, index) => ({ id: newId(), ordinal: index + 1, kind: kindOf(one), ...one })) },
  } })
}

beforeAll(async () => {
  city = (await makeUnit({ level: 'city' })).id
  district = (await makeUnit({ level: 'district', parentId: city })).id
  north = (await makeUnit({ parentId: district })).id
  south = (await makeUnit({ parentId: district })).id
  hr = await makeUser({ roles: [{ role: 'hr', unitId: city }] })
  ;[first, second, competency] = [(await makeCertificateType()).id, (await makeCertificateType()).id, (await makeCompetency()).id]
  const [desk, other] = [(await makePosition()).id, (await makePosition()).id]
  await version(desk, 1, ['2020-01-01', FROM], null, [{ certificateTypeId: first }, { competencyId: competency, level: 2 }, { education: 'dai_hoc' }])
  await version(desk, 2, [FROM, null], AFTER, [{ certificateTypeId: first }, { certificateTypeId: second }, { competencyId: competency, level: 3 }])
  await version(other, 1, ['2020-01-01', null], null, [{ certificateTypeId: second }])
  const officer = async (name: string, posts: [unitId: string, from: Day, to: Day | null, positionId?: string][], proofs: Parameters<typeof makeEvidence>[0][]) => {
    const { officerId } = await makePosting({ unitId: posts[0]?.[0] ?? '', positionId: posts[0]?.[3] ?? desk, validFrom: posts[0]?.[1] ?? FROM, validTo: posts[0]?.[2] ?? null })
    for (const [unitId, validFrom, validTo, positionId = desk] of posts.slice(1)) await makePosting({ officerId, unitId, positionId, validFrom, validTo })
    for (const proof of proofs) await makeEvidence(proof, { officerId, validFrom: '2021-01-01' })
    people[name] = officerId
  }
  const [a, b, k2, k3, degree] = [{ certificateTypeId: first }, { certificateTypeId: second }, { competencyId: competency, level: 2 }, { competencyId: competency, level: 3 }, { education: 'dai_hoc' }]
  await officer('spared', [[north, '2022-01-01', null]], [a, k2, degree])
  await officer('spared, without the degree only the old version asks for', [[north, '2022-01-01', null]], [a, b, k3])
  await officer('spared, with nothing', [[south, '2022-01-01', null]], [])
  await officer('spared through a merger', [[north, '2022-01-01', '2026-03-01'], [south, '2026-03-01', null]], [a, k2, degree])
  await officer('new', [[south, '2026-02-01', null]], [a, k3])
  await officer('came back', [[north, '2022-01-01', '2025-11-01'], [north, '2026-02-01', null]], [a, k2, degree])
  await officer('from another post', [[north, '2022-01-01', '2026-02-01', other], [north, '2026-02-01', null]], [a, b, k3])
  await officer('in another post', [[south, '2022-01-01', null, other]], [])
  await db().$transaction((tx) => rewriteStanding(tx, Object.values(people)))
})

async function overview(unitId: string, asOf: Day, filter: PeopleFilter = {}) {
  const loaded = await loadComplianceOverview({ actor: hr, unitId, asOf, filter })
  if (!loaded.ok) throw new Error(loaded.reason)
  return loaded.value
}
async function list(unitId: string, asOf: Day, filter: Parameters<typeof loadComplianceOfficers>[0]['filter'] = {}): Promise<string[]> {
  const loaded = await loadComplianceOfficers({ actor: hr, unitId, asOf, filter, page: 1 })
  if (!loaded.ok) throw new Error(loaded.reason)
  return loaded.value.rows.map(({ officerId }) => officerId).sort()
}
/** The tree of everybody in a unit, as the page of each officer shows it. */
async function trees(unitId: string, asOf: Day): Promise<Map<string, StandingTree>> {
  const found = new Map<string, StandingTree>()
  for (const officerId of await list(unitId, asOf)) {
    const loaded = await loadOfficerStanding({ actor: hr, officerId, asOf })
    if (!loaded.ok) throw new Error(loaded.reason)
    found.set(officerId, loaded.value.tree)
  }
  return found
}

describe.each([['before', BEFORE], ['inside', INSIDE], ['after', AFTER]] as const)('%s a transition', (_, asOf) => {
  it('heat map, list, causes and trees agree, in every unit, kept or counted anew', async () => {
    for (const unitId of [city, district, north, south]) {
      const judged = await trees(unitId, asOf)
      for (const filter of [{}, { level: 'xa' }] satisfies PeopleFilter[]) {
        const page = await overview(unitId, asOf, filter)
        expect([page.people, page.met]).toEqual([judged.size, [...judged.values()].filter(({ meets }) => meets).length])
        const subjects = new Set([...judged.values()].flatMap((tree) => leavesOf(tree).map(({ requirement }) => subjectOf(requirement))))
        for (const subject of subjects) {
          const must = [...judged].filter(([, tree]) => leavesOf(tree).some(({ requirement }) => subjectOf(requirement) === subject))
          const lacking = must.filter(([, tree]) => leavesOf(tree).some(({ requirement, state }) => subjectOf(requirement) === subject && state === 'missing'))
          const at = page.heat.columns.findIndex((one) => one.subject === subject)
          expect([subject, page.heat.columns[at]]).toMatchObject([subject, { people: must.length, met: must.length - lacking.length }])
          expect(page.heat.rows.reduce((sum, { cells }) => sum + (cells[at]?.people ?? 0), 0)).toBe(must.length)
          for (const { unitId: below, cells } of page.heat.rows.filter((row) => row.unitId !== unitId)) {
            expect((await list(below, asOf, { lacks: subject })).length).toBe((cells[at]?.people ?? 0) - (cells[at]?.met ?? 0))
          }
          expect(await list(unitId, asOf, { lacks: subject })).toEqual(lacking.map(([officerId]) => officerId).sort())
        }
        for (const column of page.heat.columns) expect([column.subject, column.met >= 0 && column.met <= column.people]).toEqual([column.subject, true])
        expect(byCause(page.causes).reduce((sum, one) => sum + one.people, 0)).toBe(page.notMet)
        for (const { cause, people: counted } of byCause(page.causes)) expect([cause, (await list(unitId, asOf, { cause })).length]).toEqual([cause, counted])
      }
    }
  })
})

describe('who is judged by what', () => {
  const lacking = async (asOf: Day) => {
    const judged = await trees(city, asOf)
    return Object.fromEntries(Object.entries(people).flatMap(([name, id]) => {
      const tree = judged.get(id)
      return tree ? [[name, leavesOf(tree).filter(({ state }) => state === 'missing').length]] : []
    }))
  }
  it('inside: those in post before by the version before, through a merger too; newcomers and who came back by the new one', async () => {
    expect(await lacking(INSIDE)).toEqual({
      spared: 0, 'spared, without the degree only the old version asks for': 1, 'spared, with nothing': 3, 'spared through a merger': 0, new: 1, 'came back': 2, 'from another post': 0, 'in another post': 1,
    })
    const columns = (await overview(city, INSIDE)).heat.columns
    expect(columns.find(({ kind }) => kind === 'education')).toMatchObject({ people: 4, met: 2 })
    expect(columns.find(({ kind }) => kind === 'competency')).toMatchObject({ people: 7, met: 5 })
  })
  it('after: everybody by the new one, and what it does not ask for has no column', async () => {
    expect(await lacking(AFTER)).toEqual({
      spared: 2, 'spared, without the degree only the old version asks for': 0, 'spared, with nothing': 3, 'spared through a merger': 2, new: 1, 'came back': 2, 'from another post': 0, 'in another post': 1,
    })
    expect((await overview(city, AFTER)).heat.columns.find(({ kind }) => kind === 'education')).toBeUndefined()
  })
})
