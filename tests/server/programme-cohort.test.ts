/** A cohort that was opened with mistakes: corrected under the seats that are taken, deleted while nobody was ever in it. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { changeCohort } from '~/server/programme/change-cohort.server'
import { deleteCohort } from '~/server/programme/delete-cohort.server'
import { enterStage } from '~/server/programme/enter-stage.server'
import { getCohort } from '~/server/programme/get-cohort.server'
import { openCohort } from '~/server/programme/open-cohort.server'
import { saveProgramme } from '~/server/programme/save-programme.server'
import { selectMembers } from '~/server/programme/select-members.server'
import { setCohort } from '~/server/programme/set-cohort.server'
import { makeOfficer } from '../factories/officer'
import { makePosting } from '../factories/posting'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()
const NOW = new Date('2026-06-15T03:00:00Z')
const decision = 'Quyết định thử nghiệm'
let district: string, commune: string, hr: Actor, districtHr: Actor

beforeAll(async () => {
  const city = (await makeUnit({ level: 'city' })).id
  district = (await makeUnit({ level: 'district', parentId: city })).id
  commune = (await makeUnit({ level: 'commune', parentId: district })).id
  hr = await makeUser({ roles: [{ role: 'hr', unitId: city }] })
  districtHr = await makeUser({ roles: [{ role: 'hr', unitId: district }] })
  await saveProgramme({ by: hr, unitId: city, form: { name: 'Công chức nguồn', target: 10, targetOn: '2027-12-31', legalBasis: 'Kế hoạch' }, quotas: new Map([[district, 10]]), now: NOW })
})

const plain = { startsOn: '2026-02-01', endsOn: '2026-06-01' }
async function open(name: string, seats: number): Promise<string> {
  expect(await openCohort({ by: hr, form: { name, ...plain, seats }, now: NOW })).toMatchObject({ ok: true })
  return (await db().programmeCohort.findFirstOrThrow({ where: { name } })).id
}
async function code(): Promise<{ id: string; staffCode: string }> {
  const officer = await makeOfficer()
  await makePosting({ officerId: officer.id, unitId: commune })
  return officer
}
const select = (codes: string[], cohortId: string) => selectMembers({ by: hr, form: { codes: codes.join('\n'), cohortId, on: '2026-01-10', decision }, now: NOW })
const change = (id: string, form: Partial<{ name: string; startsOn: string; endsOn: string; seats: number }> & { name: string; seats: number }, by = hr) => changeCohort({ by, id, form: { ...plain, ...form }, now: NOW })
const memberOf = async (officerId: string) => (await db().programmeMember.findFirstOrThrow({ where: { officerId } })).id

describe('a cohort is corrected', () => {
  test('so that a wrong number of seats no longer stands in the way', async () => {
    const id = await open('Khóa sai số chỗ', 1)
    const [a, b] = [await code(), await code()]
    expect(await select([a.staffCode], id)).toMatchObject({ ok: true })
    expect(await select([b.staffCode], id)).toMatchObject({ ok: false, reason: { kind: 'cohortFull' } })
    expect(await change(id, { name: 'Khóa đúng số chỗ', startsOn: '2026-02-02', endsOn: '2026-07-01', seats: 2 })).toEqual({ ok: true, value: { changed: true } })
    expect(await select([b.staffCode], id)).toEqual({ ok: true, value: { selected: 1 } })
    expect(await getCohort(hr, id)).toMatchObject({ ok: true, value: { name: 'Khóa đúng số chỗ', startsOn: '2026-02-02', endsOn: '2026-07-01', seats: 2, taken: 2, hadMembers: true } })
    expect(await db().auditEvent.findFirst({ where: { action: 'programme.change-cohort' } })).toMatchObject({
      actorId: hr.userId, subjectType: 'programme', detail: { from: { name: 'Khóa sai số chỗ', ...plain, seats: 1 }, to: { name: 'Khóa đúng số chỗ', startsOn: '2026-02-02', endsOn: '2026-07-01', seats: 2 } },
    })
  })

  test('never below the seats taken; who dropped out takes none', async () => {
    const id = await open('Khóa ba chỗ', 3)
    const people = [await code(), await code()]
    await select(people.map(({ staffCode }) => staffCode), id)
    expect(await change(id, { name: 'Khóa ba chỗ', seats: 1 })).toEqual({ ok: false, reason: { kind: 'seatsTaken', taken: 2 } })
    await enterStage({ by: hr, memberIds: [await memberOf(people[0]?.id ?? '')], form: { stage: 'dropped', on: '2026-02-01', decision, note: '' }, now: NOW })
    expect(await change(id, { name: 'Khóa ba chỗ', seats: 1 })).toEqual({ ok: true, value: { changed: true } })
  })

  test('while others select: seats and those who sit on them agree whoever comes first', async () => {
    const id = await open('Khóa tranh chỗ', 2)
    const people = [await code(), await code()]
    const [selected, changed] = await Promise.all([select(people.map(({ staffCode }) => staffCode), id), change(id, { name: 'Khóa tranh chỗ', seats: 1 })])
    expect([selected.ok, changed.ok].filter(Boolean)).toHaveLength(1)
    const after = await getCohort(hr, id)
    expect(after.ok && after.value.taken <= after.value.seats).toBe(true)
  })

  test('keeps names apart, says nothing of what did not change, and is for the unit that runs the programme', async () => {
    const [id, other] = [await open('Khóa thứ nhất', 1), await open('Khóa thứ hai', 1)]
    expect(await change(other, { name: 'Khóa thứ nhất', seats: 1 })).toEqual({ ok: false, reason: { kind: 'nameTaken' } })
    const before = await db().auditEvent.count()
    expect(await change(id, { name: 'Khóa thứ nhất', seats: 1 })).toEqual({ ok: true, value: { changed: false } })
    expect(await change(id, { name: 'Khóa của huyện', seats: 1 }, districtHr)).toEqual({ ok: false, reason: { kind: 'scope' } })
    expect(await change(newId(), { name: 'Khóa lạ', seats: 1 })).toEqual({ ok: false, reason: { kind: 'not_found' } })
    expect(await db().auditEvent.count()).toBe(before)
  })
})

describe('a cohort is deleted', () => {
  test('while nobody was ever in it, with an event that says what it was', async () => {
    const id = await open('Khóa mở nhầm', 7)
    expect(await deleteCohort({ by: districtHr, id, now: NOW })).toEqual({ ok: false, reason: 'scope' })
    expect(await deleteCohort({ by: hr, id, now: NOW })).toEqual({ ok: true, value: null })
    expect(await db().programmeCohort.findUnique({ where: { id } })).toBeNull()
    expect(await db().auditEvent.findFirst({ where: { action: 'programme.delete-cohort' } })).toMatchObject({ actorId: hr.userId, detail: { name: 'Khóa mở nhầm', ...plain, seats: 7 } })
    expect(await deleteCohort({ by: hr, id, now: NOW })).toEqual({ ok: false, reason: 'not_found' })
  })

  test('but not one that somebody was in, though it is empty again', async () => {
    const [left, went] = [await open('Khóa đã rời', 5), await open('Khóa đến', 5)]
    const officer = await code()
    await select([officer.staffCode], left)
    const memberId = await memberOf(officer.id)
    expect(await deleteCohort({ by: hr, id: left, now: NOW })).toEqual({ ok: false, reason: 'had_members' })
    await setCohort({ by: hr, memberId, cohortId: went, now: NOW })
    await setCohort({ by: hr, memberId, cohortId: '', now: NOW })
    expect(await db().programmeMember.count({ where: { cohortId: { in: [left, went] } } })).toBe(0)
    for (const id of [left, went]) expect(await deleteCohort({ by: hr, id, now: NOW })).toEqual({ ok: false, reason: 'had_members' })
  })
})
