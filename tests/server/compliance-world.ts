/**
 * The world of the compliance tests, and questions asked of it as the city's HR.
 */
import type { Actor } from '~/domain/access/role'
import { gapsOn } from '~/domain/compliance/gap-runs'
import type { PersonFacts } from '~/domain/compliance/person-facts'
import { evaluate } from '~/domain/compliance/evaluate'
import type { ComplianceOverview } from '~/domain/compliance/overview'
import { type Day, addDays } from '~/domain/kernel/day'
import { pick, randomBelow, seededRandom } from '~/domain/kernel/random'
import { loadComplianceOfficers } from '~/server/compliance/load-compliance-officers.server'
import { loadComplianceOverview } from '~/server/compliance/load-compliance-overview.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { findStandards } from '~/server/standing/find-standards.server'
import { loadPersonFacts, queriesOf } from '~/server/standing/load-person-facts.server'
import { rebuildStanding } from '~/server/standing/rebuild-standing.server'
import { makeEvidence } from '../factories/evidence'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { type RequirementInput, makeCertificateType, makeCompetency, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'

// A city of two districts with two communes each, 90 officers with drawn histories, two positions of which one
// changes its standard, a third without a standard. Small enough to judge everybody one by one with `evaluate`.
export const TODAY: Day = '2026-11-23'
export const DATES: Day[] = ['2019-12-31', '2023-06-30', '2023-07-01', '2024-03-05', TODAY, '2027-03-31', '2030-01-01']
export const ids = { desk: '', city: '', ba: '', cau: '', communes: [] as string[], positions: [] as string[], certificates: [] as string[], competencies: [] as string[] }

export const actorOf = (roles: Actor['roles'], officerId: string | null = null): Actor => ({ userId: newId(), username: 'x', displayName: 'x', officerId, roles })
export const cityHr = () => actorOf([{ role: 'hr', unitId: ids.city }])
export const baHr = () => actorOf([{ role: 'hr', unitId: ids.ba }])

export async function overview(unitId: string, asOf: Day, actor = cityHr()): Promise<ComplianceOverview> {
  const result = await loadComplianceOverview({ actor, unitId, asOf })
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
export async function list(unitId: string, asOf: Day, filter: Parameters<typeof loadComplianceOfficers>[0]['filter'] = {}, page = 1) {
  const result = await loadComplianceOfficers({ actor: cityHr(), unitId, asOf, filter, page })
  if (!result.ok) throw new Error(result.reason)
  return result.value
}
/** Everybody judged one by one. */
export async function judged(asOf: Day) {
  const run = queriesOf(db())
  const people = await loadPersonFacts(run, (await db().officer.findMany({ select: { id: true } })).map(({ id }) => id), { superseded: true })
  const standards = await findStandards(run)
  const causeOn = (person: PersonFacts) => {
    const { standardId, leaves } = gapsOn({ person, standards, learning: [] }, asOf)
    return standardId === null ? ('no_standard' as const) : (leaves[0]?.cause ?? null)
  }
  return people.map((person) => ({ officerId: person.officerId, person, cause: causeOn(person), tree: evaluate({ person, standards, asOf, expiringDays: 90 }), later: evaluate({ person, standards, asOf: addDays(asOf, 90), expiringDays: 90 }) }))
}

const families = ['Nguyễn', 'Trần', 'Đặng', 'Lê']
export const givens = ['Ánh', 'Ân', 'Đức', 'Dung', 'Thúy', 'Hòa', 'Bảo']

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
    ...(n % 4 === 0 ? [] : [{ documentType: 'LY_LICH' }]),
  ]
  for (const proof of proofs) {
    if ('certificateTypeId' in proof && wanting === 0 && draw(3) === 0) continue
    const from = addDays(start, draw(500) - 300)
    const to = 'education' in proof || 'documentType' in proof ? null : addDays(from, draw(2) === 0 ? 1100 : 3000)
    await makeEvidence(proof, { officerId, validFrom: from, validTo: to, ...(draw(12) === 0 ? { supersededAt: new Date() } : {}) })
    if (to !== null && draw(3) === 0) await makeEvidence(proof, { officerId, validFrom: addDays(to, draw(60) - 30), validTo: addDays(to, 1000) })
  }
}

/** Fills the database that the test file has just been given. */
export async function makeWorld(): Promise<void> {
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
  await makeStandard({ positionId: p2, requirements: [{ certificateTypeId: two }, { competencyId: k2, level: 2 }, { education: 'dai_hoc' }, { documentType: 'LY_LICH' }] })
  for (let n = 0; n < 90; n++) await drawOfficer(n)
  await rebuildStanding()
}
