/** A small city with a district and three communes for the tests of reorganisations, and the steps they share. Import after testDatabase(). */
import { expect } from 'vitest'
import { db } from '../../app/server/db.server'
import { beginReorganising } from '../../app/server/reorganisation/begin-reorganising.server'
import { getReorganisation } from '../../app/server/reorganisation/get-reorganisation.server'
import { startReorganisation } from '../../app/server/reorganisation/start-reorganisation.server'
import { workReorganisations } from '../../app/server/reorganisation/work-reorganisations.server'
import { loadPersonFacts, queriesOf } from '../../app/server/standing/load-person-facts.server'
import { rewriteStanding } from '../../app/server/standing/rewrite-standing.server'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'

export const NOW = new Date('2026-11-28T05:00:00Z')
export const TODAY = '2026-11-28'
const HEAD = 'Đơn vị cũ;Trực thuộc;Đơn vị mới;Trực thuộc (mới);Mã đơn vị mới;Mã cán bộ;Mã vị trí;Nhận phần còn lại'
export type World = Awaited<ReturnType<typeof makeWorld>>

export async function makeWorld() {
  const city = await makeUnit({ level: 'city' })
  const district = await makeUnit({ level: 'district', name: 'Hoàn Kiếm', parentId: city.id })
  const [bac, gai, nam] = [await makeUnit({ name: 'Hàng Bạc', parentId: district.id }), await makeUnit({ name: 'Hàng Gai', parentId: district.id }), await makeUnit({ name: 'Cửa Nam', parentId: district.id })]
  const [desk, law] = [await makePosition(), await makePosition()]
  const people = async (unitId: string, count: number, positionId: string) => {
    const made = []
    for (let i = 0; i < count; i++) made.push({ ...(await makeOfficer()), posting: (await makePosting({ unitId, positionId, officerId: (await makeOfficer()).id })).id })
    return made
  }
  await people(bac.id, 3, desk.id)
  await people(gai.id, 2, law.id)
  await people(nam.id, 4, desk.id)
  const officers = await db().posting.findMany({ where: { unitId: { in: [bac.id, gai.id, nam.id] } }, select: { officerId: true, unitId: true, officer: { select: { staffCode: true } } } })
  await db().$transaction((tx) => rewriteStanding(tx, officers.map(({ officerId }) => officerId)))
  const hr = await makeUser({ roles: [{ role: 'hr', unitId: city.id }] })
  const districtHr = await makeUser({ roles: [{ role: 'hr', unitId: district.id }] })
  const communeHr = await makeUser({ roles: [{ role: 'hr', unitId: bac.id }] })
  const codesOf = (unitId: string) => officers.filter((one) => one.unitId === unitId).map(({ officer }) => officer.staffCode)
  return { city, district, bac, gai, nam, desk, law, hr, districtHr, communeHr, officers: officers.map(({ officerId }) => officerId), codesOf }
}

export async function start({ hr, city }: Pick<World, 'hr' | 'city'>, lines: readonly string[], effectiveOn = '2026-07-01', id: string | null = null): Promise<string> {
  const form = { name: 'Sắp xếp thử', basis: { number: 'Nghị quyết số 1/NQ', date: '2026-06-01', issuer: 'Hội đồng nhân dân' }, reviewState: 'pending', effectiveOn } as const
  const started = await startReorganisation({ by: hr, unitId: city.id, id, form, file: { name: 'sap-xep.csv', bytes: Buffer.from([HEAD, ...lines].join('\r\n')) }, now: NOW })
  if (!started.ok) throw new Error(started.reason)
  await workReorganisations(() => NOW)
  return started.value
}

export async function see({ hr }: Pick<World, 'hr'>, id: string) {
  const found = await getReorganisation({ by: hr, id, now: NOW })
  if (!found.ok) throw new Error(found.reason)
  return found.value
}

export async function carryOut(world: Pick<World, 'hr'>, id: string): Promise<void> {
  expect(await beginReorganising({ by: world.hr, id, work: { kind: 'apply', seen: NOW.toISOString() }, now: NOW })).toEqual({ ok: true, value: null })
  await workReorganisations(() => NOW)
  expect(await see(world, id)).toMatchObject({ state: 'applied', fault: null })
}

export const unitNamed = async (name: string) => (await db().unitVersion.findFirstOrThrow({ where: { name, validTo: null }, orderBy: { validFrom: 'desc' } })).unitId

/** Everything that a reorganisation may touch, without ids of rows that undoing writes anew. */
export async function state({ officers, city }: World) {
  const facts = await loadPersonFacts(queriesOf(db()), officers)
  return {
    postings: facts.map(({ postings }) => postings.map(({ unitId, positionId, kind, span }) => ({ unitId, positionId, kind, span }))),
    versions: await db().unitVersion.findMany({ orderBy: { id: 'asc' } }), events: await db().unitEvent.count(),
    roles: await db().roleAssignment.findMany({ orderBy: { id: 'asc' } }),
    spans: await db().standingSpan.findMany({ where: { officerId: { in: officers } }, orderBy: [{ officerId: 'asc' }, { validFrom: 'asc' }], select: { officerId: true, unitId: true, validFrom: true, validTo: true, meets: true } }),
    city: city.id,
  }
}
