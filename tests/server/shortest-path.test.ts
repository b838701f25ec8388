/** The path from stored facts, enrolling in all of it, and the training plan of a unit. */
import pg from 'pg'
import { beforeAll, describe, expect, it, vi } from 'vitest'
import type { Actor } from '~/domain/access/role'
import type { TrainingPlan } from '~/domain/compliance/training-plan'
import { addDays, dayOfInstant } from '~/domain/kernel/day'
import { submitAttempt } from '~/server/attempt/submit-attempt.server'
import { exportTrainingPlan } from '~/server/compliance/export-training-plan.server'
import { findPathsToStandard } from '~/server/compliance/find-paths-to-standard.server'
import { findStandingTrees } from '~/server/compliance/find-standing-trees.server'
import { getShownPath } from '~/server/compliance/get-shown-path.server'
import { tallyTrainingPlan } from '~/server/compliance/tally-training-plan.server'
import { loadTrainingPlan } from '~/server/compliance/load-training-plan.server'
import { db } from '~/server/db.server'
import { enrolInPath } from '~/server/enrolment/enrol-in-path.server'
import { loadHome } from '~/server/home/load-home.server'
import { newId } from '~/server/id.server'
import { rebuildStanding } from '~/server/standing/rebuild-standing.server'
import { answerAll, makeAttempt, makeLearner } from '../factories/attempt'
import { type MadeCourse, makeCourse } from '../factories/course'
import { makeEvidence } from '../factories/evidence'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeClassSession } from '../factories/sitting'
import { makeCertificateType, makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()

const now = new Date('2026-11-30T02:00:00Z') // a Monday
const today = dayOfInstant(now)
const world = { city: '', district: '', commune: '', elsewhere: '', positionId: '', first: {} as MadeCourse, second: {} as MadeCourse, sat: {} as MadeCourse, paper: '' }
const as = (role: 'hr' | 'head', unitId: string): Actor => ({ userId: newId(), username: role, displayName: role, officerId: null, roles: [{ role, unitId }] })

beforeAll(async () => {
  world.city = (await makeUnit({ level: 'city', name: 'Hà Nội' })).id
  world.district = (await makeUnit({ level: 'district', name: 'Ba', parentId: world.city })).id
  world.commune = (await makeUnit({ name: 'Một', parentId: world.district })).id
  world.elsewhere = (await makeUnit({ level: 'district', name: 'Cầu', parentId: world.city })).id
  world.positionId = (await makePosition()).id
  world.first = await makeCourse()
  world.second = await makeCourse()
  world.sat = await makeCourse({ finalTest: { access: 'class_session' } })
  world.paper = (await makeCertificateType()).id
  await makeStandard({ positionId: world.positionId, requirements: [
    { certificateTypeId: world.first.certificateTypeId }, { competencyId: world.first.competency.id, level: 3 }, { certificateTypeId: world.second.certificateTypeId }, { certificateTypeId: world.paper },
  ] })
})

/** An officer of the commune with an account, who has nothing yet but what is given. */
async function officerOf(unitId = world.commune, has: string[] = []): Promise<Actor & { officerId: string }> {
  const { id } = await makeOfficer()
  await makePosting({ officerId: id, unitId, positionId: world.positionId })
  for (const certificateTypeId of has) await makeEvidence({ certificateTypeId }, { officerId: id })
  return { ...(await makeUser({ officerId: id })), officerId: id }
}

async function pathOf(officerId: string, at = now) {
  const trees = await findStandingTrees([officerId], dayOfInstant(at))
  const path = (await findPathsToStandard({ trees, now: at, start: dayOfInstant(at), pace: 4 })).get(officerId)
  if (path === undefined) throw new Error('no path')
  return path
}

describe('the path', () => {
  it('takes the fewest minutes: a course for a certificate and a competency, another, and the paper no course gives', async () => {
    const { officerId } = await officerOf()
    const path = await pathOf(officerId)
    expect(path.steps.map(({ option, closes }) => [option.id, closes.length, option.minutes])).toEqual([[`course:${world.first.code}`, 2, 100], [`course:${world.second.code}`, 1, 100], ['document', 1, 0]])
    expect(path).toMatchObject({ minutes: 200, isExact: true, unclosed: [], finish: '2026-12-04' })
    expect(path.steps.every(({ proof }) => proof.length > 0)).toBe(true)
  })

  it('leaves out what is read and proven, and waits for the next round of attempts', async () => {
    const course = await makeCourse({ finalTest: { attempts: 1 } })
    const positionId = (await makePosition()).id
    await makeStandard({ positionId, requirements: [{ certificateTypeId: course.certificateTypeId }] })
    const learner = await makeLearner(course, { lessonsDone: 1, enrolledAt: now })
    await makePosting({ officerId: learner.officerId, unitId: world.commune, positionId })
    expect(await pathOf(learner.officerId)).toMatchObject({ minutes: 80, steps: [{ option: { enrolled: true, lessonsLeft: 1, wait: null } }] })
    const at = new Date()
    await db().lessonProgress.createMany({ data: course.lessonIds.slice(1).map((lessonId) => ({ enrolmentId: learner.enrolmentId, lessonId, furthest: 1, updatedAt: at, completedAt: at })) })
    const { attemptId } = await makeAttempt({ course, learner, now: at })
    await answerAll(attemptId, learner.officerId, at, () => true)
    await submitAttempt({ actor: learner, attemptId, now: at })
    const from = addDays(dayOfInstant(at), 7)
    expect(await pathOf(learner.officerId, at)).toMatchObject({ minutes: 60, steps: [{ option: { lessonsLeft: 0, notBefore: from, wait: { kind: 'retry', until: from } } }] })
  })

  it('goes by the class session one is listed for, and has no step where none is planned', async () => {
    const positionId = (await makePosition()).id
    await makeStandard({ positionId, requirements: [{ certificateTypeId: world.sat.certificateTypeId }] })
    const { id: officerId } = await makeOfficer()
    await makePosting({ officerId, unitId: world.commune, positionId })
    expect(await pathOf(officerId)).toMatchObject({ steps: [], unclosed: [{ obstacle: 'no_class_session', move: 'trainer' }] })
    await makeClassSession(world.sat.id, [officerId], { startsAt: new Date('2026-12-21T01:00:00Z'), endsAt: new Date('2026-12-21T03:00:00Z'), proctored: true })
    await makeClassSession(world.sat.id, [], { startsAt: new Date('2026-12-15T01:00:00Z'), endsAt: new Date('2026-12-15T03:00:00Z') })
    await makeClassSession(world.sat.id, [officerId], { startsAt: new Date('2026-12-10T01:00:00Z'), endsAt: new Date('2026-12-10T03:00:00Z'), cancelled: true })
    expect(await pathOf(officerId)).toMatchObject({ finish: '2026-12-21', steps: [{ option: { listed: true, grade: 'A', wait: { kind: 'session' } } }] })
  })
})

describe('the time of a new appointee', () => {
  it('has a path and dated work from the first day, though the officer counts as meeting', async () => {
    const positionId = (await makePosition()).id
    await makeStandard({ positionId, graceDays: 30, requirements: [{ certificateTypeId: world.first.certificateTypeId }, { certificateTypeId: world.paper }] })
    const { id: officerId } = await makeOfficer()
    await makePosting({ officerId, unitId: world.commune, positionId, validFrom: '2026-11-20' })
    const actor = await makeUser({ officerId })
    const path = await pathOf(officerId)
    expect(path.steps.map(({ option, due }) => [option.id, due])).toEqual([[`course:${world.first.code}`, '2026-12-20'], ['document', '2026-12-20']])
    const home = await loadHome({ actor, now })
    if (!home.ok) throw new Error(home.reason)
    expect(home.value.standing.tree.meets).toBe(true)
    expect(home.value.due.map(({ act, courseCode, dueOn }) => [act, courseCode, dueOn])).toEqual([['prove', world.first.code, '2026-12-19'], ['prove', null, '2026-12-19']])
    expect(await enrolInPath({ actor, officerId, reason: '', pace: 4, now })).toMatchObject({ ok: true, value: { created: [world.first.code] } })
    const after = await loadHome({ actor, now })
    expect(after.ok && after.value.due.map(({ act, courseCode, dueOn }) => [act, courseCode, dueOn])).toEqual([['study', world.first.code, '2026-12-19'], ['prove', null, '2026-12-19']])
  })
})

describe('enrolling in all of it', () => {
  const enrolments = (officerId: string) => db().enrolment.findMany({ where: { officerId }, orderBy: { course: { code: 'asc' } }, select: { source: true, reason: true, course: { select: { code: true } } } })
  const both = () => [world.first.code, world.second.code].sort()

  it('enrols once, by one act and by two at once; each enrolment is in the audit log', async () => {
    const actor = await officerOf()
    const before = await db().auditEvent.count({ where: { action: 'enrolment.create' } })
    const act = () => enrolInPath({ actor, officerId: actor.officerId, reason: '', pace: 4, now })
    const done = await Promise.all([act(), act()])
    expect(done.flatMap((one) => (one.ok ? one.value.created : ['refused'])).sort()).toEqual(both())
    expect(await act()).toEqual({ ok: true, value: { at: null, created: [], listed: [], refused: [] } })
    expect((await enrolments(actor.officerId)).map(({ course, source }) => [course.code, source])).toEqual(both().map((code) => [code, 'self']))
    expect((await db().auditEvent.count({ where: { action: 'enrolment.create' } })) - before).toBe(2)
    const path = await pathOf(actor.officerId)
    expect(path.steps.flatMap(({ option }) => (option.kind === 'course' ? [option.enrolled] : []))).toEqual([true, true])
  })

  it('enrols in the rest where a part was begun, and the page tells only what was really done', async () => {
    const actor = await officerOf()
    await db().enrolment.create({ data: { id: newId(), officerId: actor.officerId, courseId: world.first.id, courseVersionId: world.first.versionId, source: 'self' } })
    const done = await enrolInPath({ actor, officerId: actor.officerId, reason: '', pace: 4, now })
    expect(done).toEqual({ ok: true, value: { at: now, created: [world.second.code], listed: [], refused: [] } })
    const tree = (await findStandingTrees([actor.officerId], today)).get(actor.officerId)
    const shown = (mark: Date | 'none' | null) => getShownPath({ officerId: actor.officerId, tree: tree as NonNullable<typeof tree>, now, pace: 4, mark }).then(({ enrolled }) => enrolled)
    expect([await shown(now), await shown(new Date(5)), await shown('none'), await shown(null)]).toEqual([[world.second.code], null, [], null])
  })

  it('is done for an officer by HR of the unit alone, with the reason the officer reads', async () => {
    const { officerId, userId } = await officerOf()
    const act = (actor: Actor) => enrolInPath({ actor, officerId, reason: 'Để đạt chuẩn', pace: 4, now })
    expect(await act(as('head', world.commune))).toEqual({ ok: false, reason: 'role' })
    expect(await act(await officerOf())).toEqual({ ok: false, reason: 'role' })
    expect(await act(as('hr', world.elsewhere))).toEqual({ ok: false, reason: 'scope' })
    expect(await enrolments(officerId)).toEqual([])
    expect(await act(as('hr', world.district))).toMatchObject({ ok: true, value: { created: both() } })
    expect(await enrolments(officerId)).toMatchObject([{ source: 'assigned', reason: 'Để đạt chuẩn' }, { source: 'assigned' }])
    expect(await db().notification.findMany({ where: { userId }, select: { kind: true, values: true } })).toMatchObject([{ kind: 'enrolled_by_hr', values: { people: 2 } }])
    expect(await enrolInPath({ actor: as('hr', world.district), officerId: 'x', reason: '', pace: 4, now })).toEqual({ ok: false, reason: 'not_found' })
  })
})

describe('class sessions of the path', () => {
  const seated = (at: string, seats?: number) => ({ startsAt: new Date(`${at}T01:00:00Z`), endsAt: new Date(`${at}T03:00:00Z`), seats })
  const isListed = async (classSessionId: string, officerId: string) => (await db().classSessionMember.count({ where: { classSessionId, officerId } })) === 1

  /** A position that asks for a course taken in class sessions, and for one that is not. */
  async function positionOf(): Promise<{ positionId: string; sat: MadeCourse; free: MadeCourse }> {
    const [sat, free, position] = [await makeCourse({ finalTest: { access: 'class_session' } }), await makeCourse(), await makePosition()]
    await makeStandard({ positionId: position.id, requirements: [{ certificateTypeId: sat.certificateTypeId }, { certificateTypeId: free.certificateTypeId }] })
    return { positionId: position.id, sat, free }
  }
  async function holderOf(positionId: string): Promise<Actor & { officerId: string }> {
    const { id } = await makeOfficer()
    await makePosting({ officerId: id, unitId: world.commune, positionId })
    return { ...(await makeUser({ officerId: id })), officerId: id }
  }

  it('puts the officer on the list of the first with a seat; a full one is passed over', async () => {
    const { positionId, sat, free } = await positionOf()
    const [actor, other] = [await holderOf(positionId), await holderOf(positionId)]
    const full = await makeClassSession(sat.id, [other.officerId], seated('2026-12-14', 1))
    const open = await makeClassSession(sat.id, [other.officerId], seated('2026-12-21', 2))
    const done = await enrolInPath({ actor, officerId: actor.officerId, reason: '', pace: 4, now })
    expect(done).toMatchObject({ ok: true, value: { at: now, created: [sat.code, free.code].sort(), listed: [{ course: sat.code, session: 'Ca 1', on: '2026-12-21' }], refused: [] } })
    expect([await isListed(full.id, actor.officerId), await isListed(open.id, actor.officerId)]).toEqual([false, true])
    expect((await pathOf(actor.officerId)).steps.find(({ option }) => option.id === `course:${sat.code}`)).toMatchObject({ option: { listed: true } })
    const tree = (await findStandingTrees([actor.officerId], today)).get(actor.officerId)
    expect(await getShownPath({ officerId: actor.officerId, tree: tree as NonNullable<typeof tree>, now, pace: 4, mark: now })).toMatchObject({ act: { listed: [{ course: sat.code, on: '2026-12-21' }], refused: [] } })
    expect(await enrolInPath({ actor, officerId: actor.officerId, reason: '', pace: 4, now })).toMatchObject({ ok: true, value: { at: null, listed: [] } })
    expect((await pathOf((await holderOf(positionId)).officerId)).unclosed).toMatchObject([{ obstacle: 'no_seat', move: 'system' }])
  })

  it('lists an officer who is enrolled already, and tells him when HR does it', async () => {
    const { positionId, sat, free } = await positionOf()
    const { officerId, userId } = await holderOf(positionId)
    for (const one of [sat, free]) await db().enrolment.create({ data: { id: newId(), officerId, courseId: one.id, courseVersionId: one.versionId, source: 'self' } })
    const open = await makeClassSession(sat.id, [], seated('2026-12-21'))
    expect(await enrolInPath({ actor: as('hr', world.district), officerId, reason: 'Để đạt chuẩn', pace: 4, now })).toMatchObject({ ok: true, value: { created: [], listed: [{ course: sat.code }] } })
    expect(await isListed(open.id, officerId)).toBe(true)
    expect(await db().notification.findMany({ where: { userId }, select: { kind: true, values: true } })).toMatchObject([{ kind: 'enrolled_by_hr', values: { titles: `${sat.code} (Ca 1, Phòng 201, 21/12/2026)` } }])
  })

  it('chooses by the pace that was shown: what is learnt slowly is taken in a later session', async () => {
    const { positionId, sat } = await positionOf()
    const [soon, late] = [await makeClassSession(sat.id, [], { startsAt: new Date('2026-11-30T07:00:00Z'), endsAt: new Date('2026-11-30T09:00:00Z') }), await makeClassSession(sat.id, [], seated('2026-12-28'))]
    const [slow, quick] = [await holderOf(positionId), await holderOf(positionId)]
    expect(await enrolInPath({ actor: slow, officerId: slow.officerId, reason: '', pace: 2, now })).toMatchObject({ ok: true, value: { listed: [{ on: '2026-12-28' }] } })
    expect(await enrolInPath({ actor: quick, officerId: quick.officerId, reason: '', pace: 8, now })).toMatchObject({ ok: true, value: { listed: [{ on: '2026-11-30' }] } })
    expect([await isListed(late.id, slow.officerId), await isListed(soon.id, quick.officerId)]).toEqual([true, true])
  })

  it('of two who want the last seat at once one gets it; the other is told by name, and enrolled all the same', async () => {
    const { positionId, sat } = await positionOf()
    const people = [await holderOf(positionId), await holderOf(positionId)]
    const last = await makeClassSession(sat.id, [], seated('2026-12-21', 1))
    const done = await Promise.all(people.map((actor) => enrolInPath({ actor, officerId: actor.officerId, reason: '', pace: 4, now })))
    const values = done.map((one) => { if (!one.ok) throw new Error(one.reason); return one.value })
    expect(values.map(({ created }) => created.length)).toEqual([2, 2])
    expect(values.flatMap(({ listed }) => listed)).toHaveLength(1)
    expect(values.flatMap(({ refused }) => refused)).toMatchObject([{ course: sat.code, reason: 'full', session: 'Ca 1' }])
    expect(await db().classSessionMember.count({ where: { classSessionId: last.id } })).toBe(1)
  })
})

describe('the training plan', () => {
  const plan = async (unitId: string, actor = as('hr', world.city), at = now) => {
    const loaded = await loadTrainingPlan({ actor, act: 'viewUnitStanding', unitId, start: dayOfInstant(at), pace: 4, now: at })
    if (!loaded.ok || loaded.value.plan === null) throw new Error('no plan')
    return { ...loaded.value, plan: loaded.value.plan }
  }

  it('adds up seats, papers and what is left, counts listed people off, and promises no more than is true', async () => {
    const unitId = (await makeUnit({ name: 'Ba', parentId: world.district })).id
    const all = [world.first.certificateTypeId, world.second.certificateTypeId, world.paper]
    const met = await officerOf(unitId, all)
    await makeEvidence({ competencyId: world.first.competency.id, level: 3 }, { officerId: met.officerId })
    const lapses = await officerOf(unitId, all)
    await makeEvidence({ competencyId: world.first.competency.id, level: 3 }, { officerId: lapses.officerId, validTo: addDays(today, 2) })
    const needsFirst = await officerOf(unitId, [world.second.certificateTypeId, world.paper])
    const needsAll = await officerOf(unitId)
    const revoked = await officerOf(unitId, [world.first.certificateTypeId, world.second.certificateTypeId])
    await makeEvidence({ competencyId: world.first.competency.id, level: 3 }, { officerId: revoked.officerId })
    await makeClassSession(world.first.id, [needsFirst.officerId], { startsAt: new Date('2026-12-21T01:00:00Z'), endsAt: new Date('2026-12-21T03:00:00Z') })
    await rebuildStanding()
    const { plan: made, officers, people, notMet } = await plan(unitId)
    expect({ people, notMet }).toEqual({ people: 5, notMet: 3 })
    expect(made.courses.map(({ courseCode, people: need, listed, seats, minutes }) => [courseCode, need, listed, seats, minutes])).toEqual([[world.first.code, 2, 1, 1, 200], [world.second.code, 1, 0, 1, 100]])
    expect(made.papers).toMatchObject([{ people: 2 }])
    expect(made).toMatchObject({ metNow: 2, lapsing: 1, handIn: 2, outcomes: { courses: 1, documents: 2, assessments: 0, lapsed: 0, cannot: 0 }, after: 4, on: '2026-12-04' })
    expect(officers.map(({ officerId }) => officerId).sort()).toEqual([needsFirst, needsAll, revoked].map(({ officerId }) => officerId).sort())
  })

  it('gives each seat of a class session to one person only, on the page and in the file, and says who has none', async () => {
    const [unitId, sat, position] = [(await makeUnit({ name: 'Hết chỗ', parentId: world.district })).id, await makeCourse({ finalTest: { access: 'class_session' } }), await makePosition()]
    await makeStandard({ positionId: position.id, requirements: [{ certificateTypeId: sat.certificateTypeId }] })
    for (let n = 0; n < 4; n++) await makePosting({ officerId: (await makeOfficer()).id, unitId, positionId: position.id })
    await makeClassSession(sat.id, [(await makeOfficer()).id], { startsAt: new Date('2026-12-21T01:00:00Z'), endsAt: new Date('2026-12-21T03:00:00Z'), seats: 2 })
    await makeClassSession(sat.id, [], { startsAt: new Date('2026-12-28T01:00:00Z'), endsAt: new Date('2026-12-28T03:00:00Z'), seats: 1 })
    await rebuildStanding()
    const said = (made: TrainingPlan) => ({ seats: made.courses.map(({ people, first, last }) => [people, first, last]), left: made.obstacles.map(({ obstacle, move, people }) => [obstacle, move, people]) })
    const { plan: made, officers } = await plan(unitId)
    expect(said(made)).toEqual({ seats: [[2, '2026-12-21', '2026-12-28']], left: [['no_seat', 'system', 2]] })
    expect(officers.filter(({ path }) => path.steps.length > 0).map(({ path }) => path.finish).sort()).toEqual(['2026-12-21', '2026-12-28'])
    const tallied = await tallyTrainingPlan({ actor: as('hr', world.city), unitId, filter: {}, start: today, pace: 4, now, batch: 1, onProgress: async () => undefined })
    expect(tallied.ok && said(tallied.value.plan)).toEqual(said(made))
  })

  it('asks the database as often for twenty people as for two', async () => {
    const [small, large] = [(await makeUnit({ name: 'Ít', parentId: world.district })).id, (await makeUnit({ name: 'Nhiều', parentId: world.district })).id]
    for (let n = 0; n < 2; n++) await officerOf(small)
    for (let n = 0; n < 20; n++) await officerOf(large)
    await rebuildStanding()
    const asked = vi.spyOn(pg.Client.prototype, 'query')
    const count = async (unitId: string) => {
      asked.mockClear()
      const { officers } = await plan(unitId)
      return [officers.length, asked.mock.calls.length]
    }
    const [two, twenty] = [await count(small), await count(large)]
    asked.mockRestore()
    expect([two[0], twenty[0]]).toEqual([2, 20])
    expect(twenty[1]).toBe(two[1])
    expect(two[1]).toBeGreaterThan(5)
  })

  it('is not made for too many people at once; the units below are named instead', async () => {
    const loaded = await loadTrainingPlan({ actor: as('hr', world.city), act: 'viewUnitStanding', unitId: world.district, start: today, pace: 4, now, most: 3 })
    if (!loaded.ok) throw new Error(loaded.reason)
    expect(loaded.value).toMatchObject({ plan: null, officers: [] })
    expect(loaded.value.notMet).toBeGreaterThan(3)
    expect(loaded.value.below.map(({ unitId }) => unitId)).toContain(world.commune)
  })

  it('is for those in charge of the unit; a file of it stands in the audit log', async () => {
    const ask = (actor: Actor) => loadTrainingPlan({ actor, act: 'viewUnitStanding', unitId: world.commune, start: today, pace: 4, now }).then((one) => (one.ok ? 'ok' : one.reason))
    expect([await ask(as('head', world.commune)), await ask(as('hr', world.district)), await ask(as('hr', world.elsewhere)), await ask(await officerOf())]).toEqual(['ok', 'ok', 'scope', 'role'])
    const file = await exportTrainingPlan({ actor: as('head', world.commune), unitId: world.commune, start: today, pace: 4, now, format: 'csv', what: 'people' })
    expect(file.ok).toBe(true)
    expect(await db().auditEvent.findFirst({ where: { action: 'plan.export' }, orderBy: { sequence: 'desc' } })).toMatchObject({ subjectId: world.commune, detail: { what: 'people', format: 'csv' } })
    expect(await exportTrainingPlan({ actor: as('head', world.commune), unitId: world.elsewhere, start: today, pace: 4, now, format: 'csv', what: 'plan' })).toEqual({ ok: false, reason: 'scope' })
  })
})
