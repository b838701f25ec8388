import { beforeAll, describe, expect, it } from 'vitest'
import { byCause, byMover } from '~/domain/compliance/cause-table'
import { leavesOf } from '~/domain/compliance/standing-tree'
import { subjectOf } from '~/domain/compliance/suffices'
import { type Day, addDays } from '~/domain/kernel/day'
import { deleteFilter } from '~/server/compliance/delete-filter.server'
import { exportOfficers } from '~/server/compliance/export-officers.server'
import { exportUnits } from '~/server/compliance/export-units.server'
import { findSavedFilters } from '~/server/compliance/find-saved-filters.server'
import { loadComplianceOfficers } from '~/server/compliance/load-compliance-officers.server'
import { loadComplianceOverview } from '~/server/compliance/load-compliance-overview.server'
import { loadOfficersPage } from '~/server/compliance/load-officers-page.server'
import { loadUnitPage } from '~/server/compliance/load-unit-page.server'
import { renameFilter } from '~/server/compliance/rename-filter.server'
import { saveFilter } from '~/server/compliance/save-filter.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeCourse } from '../factories/course'
import { makeEvidence } from '../factories/evidence'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeCertificateType, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { DATES, TODAY, actorOf, baHr, cityHr, ids, judged, list, makeWorld, overview } from './compliance-world'
import { countQueries } from './count-queries'
import { testDatabase } from './database'

await testDatabase()
beforeAll(makeWorld)

const rewrite = (...officers: string[]) => db().$transaction((tx) => rewriteStanding(tx, officers))
const ageOn = (birth: Date, day: Day) => Number(day.slice(0, 4)) - birth.getUTCFullYear() - (day.slice(5) < birth.toISOString().slice(5, 10) ? 1 : 0)

describe('filters', () => {
  it.each(DATES)('on %s count whom judging one by one counts: by age on the day, sex, position', async (asOf) => {
    await db().$executeRaw`UPDATE officer SET sex = CASE WHEN substr(staff_code, 6, 1) < '5' THEN 'male' ELSE 'female' END`
    const officers = new Map((await db().officer.findMany()).map((one) => [one.id, one]))
    const people = (await judged(asOf)).filter(({ tree }) => tree.status !== 'no_post')
    const positionId = ids.positions[0] as string
    const wanted = people.filter(({ officerId, tree }) => {
      const { birthDate, sex } = officers.get(officerId)!
      const age = ageOn(birthDate!, asOf)
      return sex === 'female' && age >= 40 && age < 50 && tree.posting?.positionId === positionId
    })
    const loaded = await loadComplianceOverview({ actor: cityHr(), unitId: ids.city, asOf, filter: { sex: 'female', age: '40_49', positionId } })
    if (!loaded.ok) throw new Error(loaded.reason)
    const page = loaded.value
    expect([page.people, page.met]).toEqual([wanted.length, wanted.filter(({ tree }) => tree.meets).length])
    expect(page.trend.actual.at(-1)).toMatchObject({ on: asOf, people: wanted.length })
    expect(byCause(page.causes).reduce((sum, one) => sum + one.people, 0)).toBe(page.notMet)
    expect((await list(ids.city, asOf, { sex: 'female', age: '40_49', positionId })).total).toBe(wanted.length)
    const bands = await Promise.all((['under_30', '30_39', '40_49', '50_up', 'unknown'] as const).map((age) => list(ids.city, asOf, { age })))
    expect(bands.reduce((sum, { total }) => sum + total, 0)).toBe(people.length)
  })

  it.each([{}, { sex: 'female' }, { age: '30_39' }, { sex: 'male', age: '40_49' }, { age: 'unknown' }] as const)('%j: at each end of a quarter beside the day, as judging one by one then', async (filter) => {
    await db().officer.updateMany({ where: { staffCode: { endsWith: '7' } }, data: { birthDate: null, birthPrecision: null } })
    const officers = new Map((await db().officer.findMany()).map((one) => [one.id, one]))
    const loaded = await loadComplianceOverview({ actor: cityHr(), unitId: ids.city, asOf: '2025-02-10', filter })
    if (!loaded.ok) throw new Error(loaded.reason)
    const { actual, forecast } = loaded.value.trend
    for (const { on, people, met } of [...actual, ...forecast]) {
      const wanted = (await judged(on)).filter(({ officerId, tree }) => {
        const { birthDate, sex } = officers.get(officerId)!
        const age = birthDate === null ? 'unknown' : ageOn(birthDate, on) < 40 ? (ageOn(birthDate, on) < 30 ? 'under_30' : '30_39') : ageOn(birthDate, on) < 50 ? '40_49' : '50_up'
        return tree.status !== 'no_post' && (!('sex' in filter) || sex === filter.sex) && (!('age' in filter) || age === filter.age)
      })
      expect([on, people, met]).toEqual([on, wanted.length, wanted.filter(({ tree }) => tree.meets).length])
    }
    expect(Math.max(...actual.map(({ people }) => people))).toBeGreaterThan(0)
  })

  it('count those in the reserve programme on the day: from being selected until dropping out, on every day of the trend', async () => {
    const [programmeId, at] = [newId(), (day: Day) => new Date(`${day}T00:00:00Z`)]
    const people = (await judged('2026-03-01')).filter(({ tree }) => tree.status !== 'no_post').slice(0, 6)
    await db().programme.create({ data: { id: programmeId, unitId: ids.city, name: 'Nguồn', target: 10, targetOn: at('2030-01-01'), legalBasis: 'Kế hoạch' } })
    const stages: Record<number, [string, Day][]> = { 0: [['selected', '2025-06-01']], 1: [['selected', '2025-06-01'], ['studying', '2025-09-01'], ['graduated', '2026-01-01']], 2: [['selected', '2025-06-01'], ['dropped', '2026-02-01']], 4: [['selected', '2025-06-01'], ['dropped', '2025-10-01'], ['selected', '2026-02-15']], 3: [['selected', '2026-04-01']] }
    for (const [index, list] of Object.entries(stages)) {
      const member = await db().programmeMember.create({ data: { id: newId(), programmeId, officerId: people[Number(index)]!.officerId, unitId: ids.city } })
      for (const [number, [stage, on]] of list.entries()) await db().programmeStage.create({ data: { id: newId(), memberId: member.id, number: number + 1, stage, happenedOn: at(on), decision: 'QĐ' } })
    }
    const counted = async (asOf: Day, programme: 'member' | 'completed') => {
      const loaded = await loadComplianceOverview({ actor: cityHr(), unitId: ids.city, asOf, filter: { programme } })
      if (!loaded.ok) throw new Error(loaded.reason)
      expect(loaded.value.trend.actual.at(-1)).toMatchObject({ on: asOf, people: loaded.value.people })
      for (const { on, people: then } of loaded.value.trend.actual) expect([on, then]).toEqual([on, (await list(ids.city, on, { programme })).total])
      expect((await list(ids.city, asOf, { programme })).total).toBe(loaded.value.people)
      return loaded.value.people
    }
    expect([await counted('2025-12-01', 'member'), await counted('2026-03-01', 'member'), await counted('2026-03-01', 'completed')]).toEqual([3, 3, 1])
  })

  it('counted anew and kept say the same: a filter that everybody matches', async () => {
    for (const asOf of DATES) {
      const kept = await overview(ids.city, asOf)
      const counted = await loadComplianceOverview({ actor: cityHr(), unitId: ids.city, asOf, filter: { level: 'xa' } })
      expect(counted).toEqual({ ok: true, value: kept })
    }
  })

  it('by cause and by what is lacked list exactly the people that the picture counts', async () => {
    const page = await overview(ids.city, '2024-03-05')
    for (const { cause, people } of byCause(page.causes)) expect([cause, (await list(ids.city, '2024-03-05', { cause })).total]).toEqual([cause, people])
    for (const { mover, people } of byMover(page.causes)) expect([mover, (await list(ids.city, '2024-03-05', { mover })).total]).toEqual([mover, people])
    for (const { cause, mover, people } of page.causes) expect([cause, mover, (await list(ids.city, '2024-03-05', { cause, mover })).total]).toEqual([cause, mover, people])
    expect(page.heat.columns.map(({ subject }) => subject)).toContain('document:LY_LICH')
    const everybody = await judged('2024-03-05')
    for (const { subject, people, met } of page.heat.columns.filter((column) => column.people > 0)) {
      expect((await list(ids.city, '2024-03-05', { lacks: subject })).total).toBe(people - met)
      expect(people - met).toBe(everybody.filter(({ tree }) => leavesOf(tree).some((leaf) => leaf.state === 'missing' && subjectOf(leaf.requirement) === subject)).length)
    }
  })
})

describe('heat', () => {
  it('cells of the units add up to the column; a unit with nobody has no figure, never 100 %', async () => {
    const page = await overview(ids.city, TODAY)
    page.heat.columns.forEach((column, at) => expect(page.heat.rows.reduce((sum, { cells }) => sum + (cells[at]?.people ?? 0), 0)).toBe(column.people))
    const empty = page.children.find(({ name }) => name === 'Ăn')!
    expect(empty).toMatchObject({ people: 0, share: null })
    expect(page.heat.rows.find(({ unitId }) => unitId === empty.unitId)?.cells.every(({ people, met }) => people === 0 && met === 0)).toBe(true)
  })
})

describe('cost', () => {
  const queries = (unitId: string) => countQueries(() => loadUnitPage({ actor: cityHr(), unitId, asOf: TODAY, today: TODAY, filter: {}, structure: 'then', target: null }))
  it('the number of queries of a page is the same for a small and a big unit', async () => {
    const [small, middle, big] = [await queries(ids.cau), await queries(ids.ba), await queries(ids.city)]
    expect(big).toBeGreaterThan(4)
    expect([middle, big]).toEqual([small, small])
  })
})

describe('kept figures', () => {
  it('are overtaken by a fact recorded since, in this unit and where the person was before', async () => {
    const unit = await makeUnit({ name: 'Mới', parentId: ids.cau })
    const positionId = (await makePosition()).id
    const certificateTypeId = (await makeCertificateType()).id
    await makeStandard({ positionId, requirements: [{ certificateTypeId }] })
    const { officerId } = await makePosting({ unitId: unit.id, positionId, validFrom: '2020-01-01' })
    await rewrite(officerId)
    expect(await overview(unit.id, TODAY)).toMatchObject({ people: 1, met: 0 })
    await makeEvidence({ certificateTypeId }, { officerId, validFrom: '2024-01-01' })
    expect(await overview(unit.id, TODAY)).toMatchObject({ met: 0, previous: { people: 1, met: 0 } }) // the fact is not rewritten yet
    await rewrite(officerId)
    expect(await overview(unit.id, TODAY)).toMatchObject({ people: 1, met: 1, previous: { people: 1, met: 1 } })
    await db().posting.updateMany({ where: { officerId }, data: { supersededAt: new Date(), reason: 'Nhập nhầm' } })
    await rewrite(officerId)
    expect(await overview(unit.id, TODAY)).toMatchObject({ people: 0, share: null })
  })

  it('worked out while a change is open are overtaken when it commits', async () => {
    const unit = await makeUnit({ name: 'Đang', parentId: ids.cau })
    const { officerId } = await makePosting({ unitId: unit.id, positionId: ids.positions[2] as string, validFrom: '2020-01-01' })
    await db().$transaction(async (tx) => {
      await rewriteStanding(tx, [officerId])
      expect(await overview(unit.id, TODAY)).toMatchObject({ people: 0 }) // another connection does not see it
    }, { timeout: 20_000 })
    expect(await overview(unit.id, TODAY)).toMatchObject({ people: 1 })
  })
})

describe('whose move', () => {
  it('goes from the head to the officer with the enrolment, and a failed test is told', async () => {
    const course = await makeCourse()
    const unit = await makeUnit({ name: 'Học', parentId: ids.cau })
    const positionId = (await makePosition()).id
    await makeStandard({ positionId, requirements: [{ certificateTypeId: course.certificateTypeId }] })
    const { officerId } = await makePosting({ unitId: unit.id, positionId, validFrom: '2015-01-01' })
    const cell = async (asOf: Day = TODAY) => (await overview(unit.id, asOf)).causes
    await rewrite(officerId)
    expect(await cell()).toEqual([{ cause: 'never_trained', mover: 'head', people: 1 }])
    const enrolmentId = newId()
    await db().enrolment.create({ data: { id: enrolmentId, officerId, courseId: course.id, courseVersionId: course.versionId, source: 'assigned', enrolledAt: new Date('2026-03-01T01:00:00Z') } })
    await rewrite(officerId)
    expect([await cell(), await cell('2026-02-28')]).toEqual([[{ cause: 'never_trained', mover: 'officer', people: 1 }], [{ cause: 'never_trained', mover: 'head', people: 1 }]])
    const attemptId = newId()
    await db().attempt.create({ data: { id: attemptId, enrolmentId, officerId, courseId: course.id, courseVersionId: course.versionId, number: 1, roundNumber: 1, roundAttempt: 1, roundLimit: 2, state: 'graded', endedBy: 'submitted', seed: 'x', startedAt: new Date('2026-04-01T01:00:00Z'), dueAt: new Date('2026-04-01T02:00:00Z'), submittedAt: new Date('2026-04-01T01:30:00Z') } })
    await db().attemptResult.create({ data: { id: newId(), attemptId, number: 1, gradedAt: new Date('2026-04-01T01:30:00Z'), mark: 1, maximum: 6, passed: false, detail: {}, reason: 'submitted' } })
    await rewrite(officerId)
    expect([await cell(), await cell('2026-03-31')]).toEqual([[{ cause: 'exam_failed', mover: 'officer', people: 1 }], [{ cause: 'never_trained', mover: 'officer', people: 1 }]])
    expect(byMover(await cell()).find(({ mover }) => mover === 'officer')?.people).toBe(1)
  })
})

describe('structure of today', () => {
  it('puts people of former units under their successors, says whom it cannot place, and shows nobody more than the day does', async () => {
    const on = '2026-07-01'
    const city = await makeUnit({ level: 'city', name: 'Thành phố khác' })
    const before = async (name: string) => (await makeUnit({ name, parentId: city.id, validTo: on })).id
    const [a, b, c] = [await before('A cũ'), await before('B cũ'), await before('C cũ')]
    const [n, m] = [(await makeUnit({ name: 'N mới', parentId: city.id, validFrom: on })).id, (await makeUnit({ name: 'M mới', parentId: city.id, validFrom: on })).id]
    const event = async (type: string, from: string[], to: string[]) => {
      const id = newId()
      await db().unitEvent.create({ data: { id, key: id, type, effectiveOn: toColumn(on), legalBasis: 'x', members: { create: [...from.map((unitId) => ({ unitId, side: 'from' })), ...to.map((unitId) => ({ unitId, side: 'to' }))] } } })
    }
    await event('merge', [a, b, c], [n])
    await event('merge', [c], [m])
    const officers = await Promise.all([a, a, b, c].map(async (unitId) => (await makePosting({ unitId, positionId: ids.positions[0] as string, validFrom: '2020-01-01', validTo: on })).officerId))
    await rewrite(...officers)
    const asOf = addDays(on, -1)
    const hr = actorOf([{ role: 'hr', unitId: city.id }])
    const ask = (unitId: string, structure: 'then' | 'today', actor = hr) => loadComplianceOverview({ actor, unitId, asOf, structure, today: TODAY })
    const today = await ask(city.id, 'today')
    expect(today).toMatchObject({ ok: true, value: { people: 4, unplaced: { people: 1 }, children: [{ unitId: m, people: 0 }, { unitId: n, people: 3 }] } })
    expect(await ask(city.id, 'then')).toMatchObject({ ok: true, value: { people: 4, unplaced: { people: 0 }, children: [{ unitId: a, people: 2 }, { unitId: b, people: 1 }, { unitId: c, people: 1 }] } })
    const drilled = await ask(n, 'today')
    expect(drilled).toMatchObject({ ok: true, value: { people: 3, split: [{ unitId: c }] } })
    const people = await loadComplianceOfficers({ actor: hr, unitId: n, asOf, filter: {}, page: 1, structure: 'today', today: TODAY })
    expect(people.ok && people.value.rows.map(({ officerId }) => officerId).sort()).toEqual(officers.slice(0, 3).sort())
    expect(await ask(n, 'today', actorOf([{ role: 'hr', unitId: n }]))).toEqual({ ok: false, reason: 'not_found' }) // A and B were not in the charge of N
    expect(await ask(n, 'today', cityHr())).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('rights', () => {
  it('every question about a foreign or forged unit is refused, whatever is asked and in whatever structure', async () => {
    const foreign = [ids.cau, ids.city, ids.communes[2] as string, newId(), 'x', "'; DROP TABLE officer; --"]
    for (const unitId of foreign) for (const structure of ['then', 'today'] as const) for (const asOf of [TODAY, '2023-06-30', '2030-01-01']) {
      const actor = baHr()
      const base = { actor, unitId, asOf, structure, today: TODAY }
      const query = { unitId, filter: { cause: 'expired' as const }, structure, page: 1 }
      const answers = [
        await loadComplianceOverview(base), await loadComplianceOverview({ ...base, filter: { sex: 'female' } }), await loadComplianceOfficers({ ...base, filter: {}, page: 1 }), await exportUnits(base),
        await exportOfficers({ ...base, filter: {}, format: 'csv', now: new Date() }), await loadUnitPage({ ...base, filter: {}, target: null }), await loadOfficersPage({ actor, asOf, today: TODAY, query }),
      ]
      // In the structure of today the city has one's own units under it: they and nothing else are shown.
      if (structure === 'today' && unitId === ids.city) {
        const own = await loadComplianceOverview({ ...base, unitId: ids.ba, structure: 'then' })
        expect(answers[0]).toMatchObject({ ok: true, value: { people: own.ok ? own.value.people : -1 } })
      } else expect(answers.map((one) => one.ok)).toEqual(answers.map(() => false))
    }
  })

  it('a role without the right sees nothing, and exports nothing', async () => {
    for (const role of ['officer', 'trainer', 'operator'] as const) {
      const actor = actorOf([{ role, unitId: ids.city }])
      for (const structure of ['then', 'today'] as const) expect((await loadComplianceOverview({ actor, unitId: ids.city, asOf: TODAY, structure, today: TODAY })).ok).toBe(false)
      expect(await saveFilter({ actor, name: 'x', page: 'overview', query: '', now: new Date() })).toEqual({ ok: false, reason: 'role' })
    }
  })

  it('a filter of a list opens the list, with everything it was narrowed to; keeping it is no event of the audit log', async () => {
    const actor = await makeUser({ roles: [{ role: 'hr', unitId: ids.ba }] })
    const before = await db().auditEvent.count()
    const asked = { q: 'Trần Thị Kín', state: 'missing', mover: 'head', lacks: 'document:LY_LICH', sort: 'unit', dir: 'desc' }
    expect(await saveFilter({ actor, name: 'Thiếu lý lịch', page: 'officers', query: String(new URLSearchParams(asked)), now: new Date() })).toMatchObject({ ok: true })
    expect(await findSavedFilters(actor)).toMatchObject([{ page: 'officers', query: asked }])
    expect(await db().auditEvent.count()).toBe(before)
    const page = await loadOfficersPage({ actor, asOf: TODAY, today: TODAY, query: { unitId: ids.ba, filter: {}, structure: 'then', page: 1 } })
    expect(page).toMatchObject({ ok: true, value: { saved: [{ name: 'Thiếu lý lịch' }] } })
  })

  it('filters are one’s own: kept, listed, renamed and deleted by nobody else', async () => {
    const [mine, other] = [await makeUser({ roles: [{ role: 'hr', unitId: ids.ba }] }), await makeUser({ roles: [{ role: 'hr', unitId: ids.city }] })]
    const now = new Date()
    const kept = await saveFilter({ actor: mine, name: '  Nữ   trẻ ', page: 'overview', query: 'sex=female&age=under_30', now })
    if (!kept.ok) throw new Error(kept.reason)
    expect(await findSavedFilters(mine)).toEqual([{ id: kept.value, name: 'Nữ trẻ', page: 'overview', query: { sex: 'female', age: 'under_30' } }])
    expect(await findSavedFilters(other)).toEqual([])
    expect([await renameFilter({ actor: other, id: kept.value, name: 'Của tôi' }), await deleteFilter({ actor: other, id: kept.value }), await deleteFilter({ actor: mine, id: 'x' })]).toEqual(Array(3).fill({ ok: false, reason: 'not_found' }))
    expect(await saveFilter({ actor: mine, name: 'Nữ trẻ', page: 'overview', query: '', now })).toEqual({ ok: false, reason: 'name_taken' })
    expect(await saveFilter({ actor: other, name: 'Nữ trẻ', page: 'overview', query: '', now })).toMatchObject({ ok: true })
    const at_once = await Promise.all([1, 2, 3].map(() => saveFilter({ actor: mine, name: 'Một lúc', page: 'overview', query: '', now })))
    expect(at_once.filter(({ ok }) => ok)).toHaveLength(1)
    expect([await renameFilter({ actor: mine, id: kept.value, name: 'Một lúc' }), await renameFilter({ actor: mine, id: kept.value, name: ' ' }), await renameFilter({ actor: mine, id: kept.value, name: 'Trẻ' })]).toEqual([{ ok: false, reason: 'name_taken' }, { ok: false, reason: 'name_missing' }, { ok: true, value: null }])
    expect([await deleteFilter({ actor: mine, id: kept.value }), await deleteFilter({ actor: mine, id: kept.value })]).toEqual([{ ok: true, value: null }, { ok: false, reason: 'not_found' }])
  })
})
