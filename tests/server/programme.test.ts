/** The reserve programme: selection by quota unit, stages by decision, what completion proves, taking back, figures and who sees them. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { COMPLETION_CERTIFICATE } from '~/domain/programme/completion'
import type { Stage } from '~/domain/programme/stage'
import { getOfficerStanding } from '~/server/compliance/get-officer-standing.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { enterStage } from '~/server/programme/enter-stage.server'
import { exportMembers } from '~/server/programme/export-members.server'
import { findCohortChoices } from '~/server/programme/find-cohort-choices.server'
import { findCohorts } from '~/server/programme/find-cohorts.server'
import { findMembers } from '~/server/programme/find-members.server'
import { loadMember } from '~/server/programme/load-member.server'
import { loadProgramme } from '~/server/programme/load-programme.server'
import { openCohort } from '~/server/programme/open-cohort.server'
import { saveProgramme } from '~/server/programme/save-programme.server'
import { selectMembers } from '~/server/programme/select-members.server'
import { setCohort } from '~/server/programme/set-cohort.server'
import { takeBackStage } from '~/server/programme/take-back-stage.server'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { countQueries } from './count-queries'
import { testDatabase } from './database'

await testDatabase()
const NOW = new Date('2026-06-15T03:00:00Z')
const TODAY = '2026-06-15'
let city: string, districts: string[], communes: string[], hr: Actor, districtHr: Actor
const decision = 'Quyết định thử nghiệm'

beforeAll(async () => {
  city = (await makeUnit({ level: 'city' })).id
  districts = [(await makeUnit({ level: 'district', parentId: city })).id, (await makeUnit({ level: 'district', parentId: city })).id]
  communes = await Promise.all(districts.map(async (parentId) => (await makeUnit({ level: 'commune', parentId })).id))
  hr = await makeUser({ roles: [{ role: 'hr', unitId: city }] })
  districtHr = await makeUser({ roles: [{ role: 'hr', unitId: districts[0] ?? '' }] })
  await makeCertificateType({ code: COMPLETION_CERTIFICATE, validityMonths: 0 })
})

let number = 0
async function officerIn(unitId: string | undefined) {
  const officer = await makeOfficer({ staffCode: `CN${number++}` })
  await makePosting({ officerId: officer.id, unitId: unitId ?? '', validFrom: '2020-01-01' })
  return officer
}
const select = (by: Actor, codes: string[], on = '2026-01-10', cohortId = '') => selectMembers({ by, form: { codes: codes.join('\n'), cohortId, on, decision }, now: NOW })
const memberOf = async (officerId: string) => (await db().programmeMember.findFirstOrThrow({ where: { officerId } })).id
const enter = (by: Actor, memberIds: string[], stage: Stage, on: string) => enterStage({ by, memberIds, form: { stage, on, decision, note: '' }, now: NOW })

describe('setting up', () => {
  test('is for HR of the city, with quotas of units right below', async () => {
    const form = { name: 'Công chức nguồn', target: 3, targetOn: '2027-12-31', legalBasis: 'Kế hoạch' }
    expect(await loadProgramme(hr, TODAY)).toEqual({ ok: false, reason: 'none' })
    expect(await saveProgramme({ by: districtHr, unitId: city, form, quotas: new Map(), now: NOW })).toEqual({ ok: false, reason: 'scope' })
    expect(await saveProgramme({ by: hr, unitId: city, form, quotas: new Map([[communes[0] ?? '', 1]]), now: NOW })).toEqual({ ok: false, reason: 'quotaUnit' })
    const both = await Promise.all([1, 2].map(() => saveProgramme({ by: hr, unitId: city, form, quotas: new Map([[districts[0] ?? '', 2], [districts[1] ?? '', 1]]), now: NOW }).catch(() => 'raced')))
    expect(both).toContainEqual({ ok: true, value: null })
    expect(await db().programme.count()).toBe(1)
    expect((await db().programmeQuota.findMany({ orderBy: { quota: 'asc' } })).map(({ quota }) => quota)).toEqual([1, 2])
  })
})

describe('selection', () => {
  test('takes the whole list or nobody, and says why for each code', async () => {
    const [own, foreign, without] = [await officerIn(communes[0]), await officerIn(communes[1]), await makeOfficer({ staffCode: 'CN-khong-vi-tri' })]
    expect(await select(districtHr, [own.staffCode, foreign.staffCode, without.staffCode, 'CN-la'])).toEqual({ ok: false, reason: { kind: 'codes', faults: [{ code: foreign.staffCode, fault: 'out_of_scope' }, { code: without.staffCode, fault: 'no_post' }, { code: 'CN-la', fault: 'unknown' }] } })
    expect(await db().programmeMember.count()).toBe(0)
    expect(await select(districtHr, [own.staffCode])).toEqual({ ok: true, value: { selected: 1 } })
    expect(await db().programmeMember.findFirst({ where: { officerId: own.id } })).toMatchObject({ unitId: districts[0] })
    expect(await select(hr, [own.staffCode])).toEqual({ ok: false, reason: { kind: 'codes', faults: [{ code: own.staffCode, fault: 'not_next' }] } })
  })

  test('two at once: nobody is in twice, and a cohort is not filled beyond its seats', async () => {
    expect(await openCohort({ by: districtHr, form: { name: 'Khóa 1', startsOn: '2026-02-01', endsOn: '2026-06-01', seats: 1 }, now: NOW })).toEqual({ ok: false, reason: 'scope' })
    expect(await openCohort({ by: hr, form: { name: 'Khóa 1', startsOn: '2026-02-01', endsOn: '2026-06-01', seats: 1 }, now: NOW })).toEqual({ ok: true, value: null })
    const { id } = await db().programmeCohort.findFirstOrThrow()
    const [a, b] = [await officerIn(communes[0]), await officerIn(communes[0])]
    const done = await Promise.all([a, b].map(({ staffCode }) => select(hr, [staffCode], '2026-01-10', id)))
    expect(done.map((one) => (one.ok ? 'done' : one.reason.kind)).sort()).toEqual(['cohortFull', 'done'])
    expect(await db().programmeMember.count({ where: { cohortId: id } })).toBe(1)
    expect(await select(hr, [a.staffCode], '2026-01-10', 'not-an-id')).toMatchObject({ ok: false, reason: { kind: 'cohortUnknown' } })
  })
})

describe('stages', () => {
  test('go in their order, by decision; completion is proof, and taking it back takes the proof back', async () => {
    const officer = await officerIn(communes[0])
    await select(hr, [officer.staffCode])
    const id = await memberOf(officer.id)
    expect(await enter(hr, [id], 'graduated', '2026-05-01')).toEqual({ ok: false, reason: { kind: 'members', faults: [{ name: officer.fullName, fault: 'not_next' }] } })
    expect(await enter(hr, [id], 'studying', '2026-01-09')).toMatchObject({ ok: false, reason: { faults: [{ fault: 'before_last' }] } })
    expect(await enter(hr, [id], 'studying', '2026-06-16')).toMatchObject({ ok: false, reason: { faults: [{ fault: 'in_future' }] } })
    expect(await enter({ ...hr, officerId: officer.id }, [id], 'studying', '2026-02-01')).toEqual({ ok: false, reason: { kind: 'own' } })
    expect(await enter(districtHr, [id], 'studying', '2026-02-01')).toEqual({ ok: true, value: { entered: 1 } })
    const twice = await Promise.all([1, 2].map(() => enter(hr, [id], 'graduated', '2026-05-01')))
    expect(twice.map(({ ok }) => ok).sort()).toEqual([false, true])
    const proofs = () => db().evidence.findMany({ where: { officerId: officer.id } })
    expect(await proofs()).toMatchObject([{ kind: 'certificate', source: 'class', grade: 'A', supersededAt: null, validTo: null }])
    const last = await db().programmeStage.findFirstOrThrow({ where: { memberId: id, stage: 'graduated' } })
    const back = { by: hr, memberId: id, stageId: last.id, now: NOW }
    expect(await takeBackStage({ ...back, reason: ' ' })).toEqual({ ok: false, reason: 'reasonMissing' })
    expect(await takeBackStage({ ...back, reason: 'Nhập nhầm người' })).toEqual({ ok: true, value: null })
    expect(await takeBackStage({ ...back, reason: 'Nhập nhầm người' })).toEqual({ ok: false, reason: 'notLast' })
    expect((await proofs())[0]?.supersededReason).toBe('Nhập nhầm người')
    expect(await enter(hr, [id], 'graduated', '2026-05-02')).toEqual({ ok: true, value: { entered: 1 } })
    expect((await proofs()).filter(({ supersededAt }) => supersededAt === null)).toHaveLength(1)
    const selection = await db().programmeStage.findFirstOrThrow({ where: { memberId: id, stage: 'selected' } })
    expect(await takeBackStage({ ...back, stageId: selection.id, reason: 'x' })).toEqual({ ok: false, reason: 'notLast' })
  })

  test('for many: all or none; of another district nobody', async () => {
    const officers = [await officerIn(communes[0]), await officerIn(communes[1])]
    await select(hr, officers.map(({ staffCode }) => staffCode))
    const ids = await Promise.all(officers.map(({ id }) => memberOf(id)))
    expect(await enter(districtHr, ids, 'studying', '2026-02-01')).toEqual({ ok: false, reason: { kind: 'not_found' } })
    expect(await enter(hr, [ids[0] ?? ''], 'studying', '2026-02-01')).toMatchObject({ ok: true })
    expect(await enter(hr, ids, 'studying', '2026-02-01')).toMatchObject({ ok: false, reason: { kind: 'members' } })
    expect(await db().programmeStage.count({ where: { memberId: ids[1] ?? '' } })).toBe(1)
    expect(await enter(hr, [], 'studying', '2026-02-01')).toEqual({ ok: false, reason: { kind: 'nonePicked' } })
  })

  test('who dropped out may be selected again, and stays one person', async () => {
    const officer = await officerIn(communes[1])
    await select(hr, [officer.staffCode])
    const id = await memberOf(officer.id)
    await enter(hr, [id], 'dropped', '2026-02-01')
    expect(await select(hr, [officer.staffCode], '2026-03-01')).toEqual({ ok: true, value: { selected: 1 } })
    expect(await db().programmeMember.count({ where: { officerId: officer.id } })).toBe(1)
  })
})

describe('who moved on', () => {
  const everybody = { search: '', stage: null, unitId: null, cohortId: null }
  const seenBy = async (actor: Actor, asOf = TODAY) => {
    const found = await findMembers({ actor, asOf, filter: everybody, page: null })
    return found.ok ? found.value.rows.map(({ officerId }) => officerId) : []
  }

  test('is seen, counted and changed by the tree of the post held on the day, and by the unit that runs the programme', async () => {
    const nextHr = await makeUser({ roles: [{ role: 'hr', unitId: districts[1] ?? '' }] })
    const mover = await makeOfficer({ staffCode: `CN${number++}` })
    await makePosting({ officerId: mover.id, unitId: communes[0] ?? '', validFrom: '2020-01-01', validTo: '2026-06-01' })
    await makePosting({ officerId: mover.id, unitId: communes[1] ?? '', validFrom: '2026-06-01' })
    const gone = await makeOfficer({ staffCode: `CN${number++}` })
    await makePosting({ officerId: gone.id, unitId: communes[0] ?? '', validFrom: '2020-01-01', validTo: '2026-06-01' })
    await openCohort({ by: hr, form: { name: 'Khóa chuyển', startsOn: '2026-02-01', endsOn: '2026-12-01', seats: 3 }, now: NOW })
    const { id: cohortId } = await db().programmeCohort.findFirstOrThrow({ where: { name: 'Khóa chuyển' } })
    const stays = await officerIn(communes[0])
    expect(await select(districtHr, [mover.staffCode], '2026-01-10', cohortId)).toMatchObject({ ok: false, reason: { faults: [{ fault: 'out_of_scope' }] } })
    expect(await select(hr, [mover.staffCode, gone.staffCode, stays.staffCode], '2026-01-10', cohortId)).toMatchObject({ ok: true })
    expect(await db().programmeMember.findFirst({ where: { officerId: mover.id } })).toMatchObject({ unitId: districts[0] })
    const [own, next, all] = [await seenBy(districtHr), await seenBy(nextHr), await seenBy(hr)]
    expect([own, next, all].map((ids) => [mover, gone, stays].map(({ id }) => ids.includes(id)))).toEqual([[false, false, true], [true, false, false], [true, true, true]])
    expect((await seenBy(districtHr, '2026-05-31')).includes(mover.id)).toBe(true)
    const cohortOf = async (by: Actor) => {
      const found = await findCohorts(by, TODAY)
      return found.ok ? found.value.rows.find(({ id }) => id === cohortId) : undefined
    }
    expect(await cohortOf(hr)).toMatchObject({ members: 3, full: true, byStage: { selected: 3 } })
    expect(await cohortOf(districtHr)).toMatchObject({ members: 1, full: true, byStage: { selected: 1 } })
    expect(await cohortOf(nextHr)).toMatchObject({ members: 1, byStage: { selected: 1 } })
    const memberId = await memberOf(mover.id)
    expect(await loadMember({ by: districtHr, id: memberId, today: TODAY })).toEqual({ ok: false, reason: 'not_found' })
    expect(await loadMember({ by: nextHr, id: memberId, today: TODAY })).toMatchObject({ ok: true, value: { mayManage: true } })
    expect(await loadMember({ by: hr, id: await memberOf(gone.id), today: TODAY })).toMatchObject({ ok: true })
    expect(await enter(districtHr, [memberId], 'studying', '2026-06-02')).toEqual({ ok: false, reason: { kind: 'not_found' } })
    expect(await enter(nextHr, [memberId], 'studying', '2026-06-02')).toMatchObject({ ok: true })
    const last = await db().programmeStage.findFirstOrThrow({ where: { memberId, stage: 'studying' } })
    expect(await takeBackStage({ by: districtHr, memberId, stageId: last.id, reason: 'x', now: NOW })).toEqual({ ok: false, reason: 'not_found' })
  })

  test('a file of members is recorded: how many, of which day, never what was searched for', async () => {
    const made = await exportMembers({ actor: districtHr, asOf: TODAY, filter: { ...everybody, search: 'Nguyễn' }, format: 'csv', now: NOW })
    const event = await db().auditEvent.findFirstOrThrow({ where: { action: 'programme.export' } })
    expect(made.ok && event).toMatchObject({ actorId: districtHr.userId, subjectType: 'programme', detail: { format: 'csv', asOf: TODAY, people: made.ok ? made.value.rows.length : -1, searched: true } })
    expect(JSON.stringify(event.detail)).not.toContain('Nguyễn')
    expect(await exportMembers({ actor: await makeUser({ roles: [{ role: 'trainer', unitId: null }] }), asOf: TODAY, filter: everybody, format: 'csv', now: NOW })).toEqual({ ok: false, reason: 'role' })
    expect(await db().auditEvent.count({ where: { action: 'programme.export' } })).toBe(1)
  })
})

describe('cohorts', () => {
  const cohortOf = async (name: string, seats: number) => { await openCohort({ by: hr, form: { name, startsOn: '2026-02-01', endsOn: '2026-06-01', seats }, now: NOW }); return (await db().programmeCohort.findFirstOrThrow({ where: { name } })).id }
  test('are changed with the seat: taken once, left free, recorded, by who may manage the member only', async () => {
    const [old, small] = [await cohortOf('Khóa cũ', 5), await cohortOf('Khóa nhỏ', 1)]
    const [a, b] = [await officerIn(communes[1]), await officerIn(communes[1])]
    await select(hr, [a.staffCode, b.staffCode], '2026-01-10', old)
    const [first, second] = [await memberOf(a.id), await memberOf(b.id)]
    const set = (memberId: string, cohortId: string, by = hr) => setCohort({ by, memberId, cohortId, now: NOW })
    expect(await set(first, small, districtHr)).toEqual({ ok: false, reason: 'not_found' })
    expect(await set(first, small, await makeUser({ roles: [{ role: 'head', unitId: city }] }))).toEqual({ ok: false, reason: 'role' })
    const both = await Promise.all([first, second].map((id) => set(id, small)))
    expect(both.map((one) => (one.ok ? 'changed' : one.reason)).sort()).toEqual(['changed', 'cohortFull'])
    const [inside, outside] = both[0]?.ok ? [first, second] : [second, first]
    expect(await set(inside, small)).toEqual({ ok: true, value: { changed: false } })
    expect(await set(inside, 'not-an-id')).toEqual({ ok: false, reason: 'cohortUnknown' })
    expect(await db().auditEvent.findMany({ where: { action: 'programme.set-cohort' }, select: { detail: true } })).toEqual([{ detail: { from: 'Khóa cũ', to: 'Khóa nhỏ' } }])
    expect((await findCohortChoices(hr, outside)).choices.map(({ name }) => name)).not.toContain('Khóa nhỏ')
    expect((await findCohortChoices(hr, inside))).toMatchObject({ cohortId: small })
    expect(await set(inside, '')).toEqual({ ok: true, value: { changed: true } })
    expect(await set(outside, small)).toEqual({ ok: true, value: { changed: true } })
  })

  test('get the seat of a drop-out back; who comes back needs one, however that is entered', async () => {
    const one = await cohortOf('Khóa một chỗ', 1)
    const [a, b] = [await officerIn(communes[1]), await officerIn(communes[1])]
    await select(hr, [a.staffCode], '2026-01-10', one)
    const [id] = [await memberOf(a.id)]
    expect(await select(hr, [b.staffCode], '2026-01-10', one)).toMatchObject({ ok: false, reason: { kind: 'cohortFull' } })
    await enter(hr, [id], 'dropped', '2026-02-01')
    const seats = async () => { const found = await findCohorts(hr, TODAY); return found.ok ? found.value.rows.find((row) => row.id === one)?.members : null }
    expect(await seats()).toBe(0)
    expect(await select(hr, [b.staffCode], '2026-03-01', one)).toEqual({ ok: true, value: { selected: 1 } })
    expect(await enter(hr, [id], 'selected', '2026-03-02')).toEqual({ ok: false, reason: { kind: 'cohortFullBack' } })
    const dropped = await db().programmeStage.findFirstOrThrow({ where: { memberId: id, stage: 'dropped' } })
    const back = () => takeBackStage({ by: hr, memberId: id, stageId: dropped.id, reason: 'Nhập nhầm', now: NOW })
    expect(await back()).toEqual({ ok: false, reason: 'cohortFullBack' })
    // Who holds no seat may be put into any cohort, and then needs one there.
    expect((await setCohort({ by: hr, memberId: id, cohortId: '', now: NOW })).ok).toBe(true)
    expect(await back()).toEqual({ ok: true, value: null })
    expect(await seats()).toBe(1)
  })
})

describe('standing', () => {
  test('a requirement of the completion certificate is met from the day of completion, in the projection; not before, nor once it is taken back', async () => {
    const { id: positionId } = await makePosition()
    const type = await db().certificateType.findUniqueOrThrow({ where: { code: COMPLETION_CERTIFICATE } })
    await makeStandard({ positionId, requirements: [{ certificateTypeId: type.id }] })
    const officer = await makeOfficer({ staffCode: 'CN-dat-chuan' })
    await makePosting({ officerId: officer.id, unitId: communes[0] ?? '', positionId, validFrom: '2020-01-01' })
    await db().$transaction((tx) => rewriteStanding(tx, [officer.id]))
    const meets = async (day: string) => (await db().standingSpan.findMany({ where: { officerId: officer.id, validFrom: { lte: toColumn(day) }, OR: [{ validTo: null }, { validTo: { gt: toColumn(day) } }] } })).map(({ meets: met, metCount, totalCount }) => [met, metCount, totalCount])
    await select(hr, [officer.staffCode])
    const id = await memberOf(officer.id)
    await enter(hr, [id], 'studying', '2026-02-01')
    expect(await meets(TODAY)).toEqual([[false, 0, 1]])
    expect(await enter(hr, [id], 'graduated', '2026-05-20')).toEqual({ ok: true, value: { entered: 1 } })
    expect([await meets('2026-05-19'), await meets('2026-05-20'), await meets(TODAY)]).toEqual([[[false, 0, 1]], [[true, 1, 1]], [[true, 1, 1]]])
    expect((await getOfficerStanding(officer.id, TODAY))?.tree).toMatchObject({ status: 'judged', meets: true })
    const graduated = await db().programmeStage.findFirstOrThrow({ where: { memberId: id, stage: 'graduated' } })
    await takeBackStage({ by: hr, memberId: id, stageId: graduated.id, reason: 'Nhập nhầm người', now: NOW })
    expect(await meets(TODAY)).toEqual([[false, 0, 1]])
    await enter(hr, [id], 'dropped', '2026-06-01')
  })
})

describe('figures', () => {
  test('of the whole for the city, of its own quota for a district; as of any day', async () => {
    const whole = await loadProgramme(hr, TODAY)
    const part = await loadProgramme(districtHr, TODAY)
    if (!whole.ok || !part.ok) throw new Error('refused')
    expect(whole.value).toMatchObject({ programme: { target: 3 }, whole: true, maySet: true, figures: { completed: 1 } })
    expect(part.value).toMatchObject({ programme: { target: 2 }, whole: false, maySet: false, figures: { completed: 1 } })
    expect(whole.value.quotas.map(({ quota, figures }) => [quota, figures?.completed])).toEqual(expect.arrayContaining([[2, 1], [1, 0]]))
    expect((await loadProgramme(hr, '2026-05-01')).ok && (await loadProgramme(hr, '2026-04-30'))).toMatchObject({ value: { figures: { completed: 0 } } })
    const total = Object.entries(whole.value.figures.now).reduce((sum, [stage, count]) => (stage === 'retained' ? sum : sum + count), 0)
    expect(total).toBe(await db().programmeMember.count())
    const list = await findMembers({ actor: districtHr, asOf: TODAY, filter: { search: '', stage: null, unitId: null, cohortId: null }, page: 1 })
    expect(list.ok && list.value.rows.length > 0 && list.value.rows.every(({ unit }) => unit !== null)).toBe(true)
    const found = await findMembers({ actor: hr, asOf: TODAY, filter: { search: '', stage: 'graduated', unitId: null, cohortId: null }, page: null })
    expect(found.ok && found.value.total).toBe(1)
    expect(await loadProgramme(await makeUser({ roles: [{ role: 'trainer', unitId: null }] }), TODAY)).toEqual({ ok: false, reason: 'role' })
  })

  test('against a quota are of those selected for it, wherever they work now; the communes are by where they work', async () => {
    const before = await loadProgramme(districtHr, TODAY)
    // Selected for the second district, then at work in a commune of the first.
    const officer = await makeOfficer({ staffCode: `CN${number++}` })
    await makePosting({ officerId: officer.id, unitId: communes[1] ?? '', validFrom: '2020-01-01', validTo: '2026-04-01' })
    await makePosting({ officerId: officer.id, unitId: communes[0] ?? '', validFrom: '2026-04-01' })
    await select(hr, [officer.staffCode])
    const id = await memberOf(officer.id)
    for (const [stage, on] of [['studying', '2026-02-01'], ['graduated', '2026-03-01'], ['appointed', '2026-04-01']] as const) await enter(hr, [id], stage, on)
    const otherHr = await makeUser({ roles: [{ role: 'hr', unitId: districts[1] ?? '' }] })
    const communeHr = await makeUser({ roles: [{ role: 'hr', unitId: communes[0] ?? '' }] })
    const [first, second, commune, all] = [await loadProgramme(districtHr, TODAY), await loadProgramme(otherHr, TODAY), await loadProgramme(communeHr, TODAY), await loadProgramme(hr, TODAY)]
    if (!before.ok || !first.ok || !second.ok || !commune.ok || !all.ok) throw new Error('refused')
    expect(first.value.figures).toEqual(before.value.figures)
    expect(second.value.figures).toMatchObject({ completed: 1, appointed: 1 })
    expect([first.value.communes.groups.map(({ rows }) => rows.map(({ unit, count }) => [unit.unitId, count])), second.value.communes.reached]).toEqual([[[[communes[0], 1]]], 0])
    // A unit without a quota sees who works there, and nothing is reached that nobody asked for.
    expect(commune.value).toMatchObject({ programme: { target: 0 }, projection: { kind: 'no_target' } })
    expect(commune.value.figures.completed).toBeGreaterThanOrEqual(1)
    expect(all.value.quotas.reduce((sum, { figures }) => sum + (figures?.completed ?? 0), all.value.unlisted?.completed ?? 0)).toBe(all.value.figures.completed)
  })

  test('cost the same number of questions for few members as for many', async () => {
    const list = () => findMembers({ actor: hr, asOf: TODAY, filter: { search: '', stage: null, unitId: null, cohortId: null }, page: 1 })
    const pages = [() => loadProgramme(hr, TODAY), list, () => findCohorts(hr, TODAY)]
    const count = async () => { const counts: number[] = []; for (const page of pages) counts.push(await countQueries(page)); return counts }
    const before = await count()
    expect(before.every((one) => one > 1)).toBe(true)
    const officers = await Promise.all(Array.from({ length: 40 }, (_, at) => officerIn(communes[at % 2])))
    expect((await select(hr, officers.map(({ staffCode }) => staffCode))).ok).toBe(true)
    const shown = await list()
    expect(shown.ok && shown.value.rows.length).toBeGreaterThanOrEqual(40)
    expect(await count()).toEqual(before)
  })
})
