/** What hangs on units that a reorganisation ends: places and members of a programme, courses assigned, sheets. */
import { describe, expect, test } from 'vitest'
import { testDatabase } from './database'
import type { World } from './reorganisation-world'

await testDatabase()
const { db } = await import('../../app/server/db.server')
const { beginReorganising } = await import('../../app/server/reorganisation/begin-reorganising.server')
const { findDependents } = await import('../../app/server/reorganisation/find-dependents.server')
const { workReorganisations } = await import('../../app/server/reorganisation/work-reorganisations.server')
const { newId } = await import('../../app/server/id.server')
const { makeCourse } = await import('../factories/course')
const { NOW, TODAY, carryOut, makeWorld, see, start, unitNamed } = await import('./reorganisation-world')

describe('what hangs on a unit that ends', () => {
  const merge = ['Phường Hàng Bạc;;Phường Hồ Gươm;;;;;', 'Phường Hàng Gai;;Phường Hồ Gươm;;;;;']

  /** A programme of the district with places for three communes and a member of each, a course assigned and a sheet not signed. */
  async function hang({ district, bac, gai, nam, codesOf }: World) {
    const [programmeId, assignmentId, course] = [newId(), newId(), await makeCourse()]
    await db().programme.create({ data: { id: programmeId, unitId: district.id, name: 'Chương trình thử', target: 10, targetOn: new Date('2027-12-31'), legalBasis: 'Kế hoạch thử' } })
    await db().programmeQuota.createMany({ data: [[bac, 4], [gai, 3], [nam, 2]].map(([unit, quota]) => ({ programmeId, unitId: (unit as typeof bac).id, quota: quota as number })) })
    for (const unit of [bac, gai, nam]) {
      const officer = await db().officer.findUniqueOrThrow({ where: { staffCode: codesOf(unit.id)[0] ?? '' } })
      await db().programmeMember.create({ data: { id: newId(), programmeId, officerId: officer.id, unitId: unit.id } })
    }
    for (const [id, unitId] of [[assignmentId, bac.id], [newId(), nam.id]] as const) await db().assignment.create({ data: { id, courseId: course.id, unitId, rule: 'unit', reason: 'Kế hoạch thử', dueKind: 'fixed', dueOn: new Date('2026-12-31'), assignedByName: 'Nhân sự thử', assignedAt: NOW, formKey: id, evaluatedOn: new Date(TODAY) } })
    await db().unitSheet.create({ data: { id: newId(), unitId: gai.id, month: new Date('2026-06-01'), openedOn: new Date('2026-06-01') } })
    /** Places and members by unit, and the unit of the assignment. */
    const hung = async () => ({
      quotas: Object.fromEntries((await db().programmeQuota.findMany({ where: { programmeId } })).map(({ unitId, quota }) => [unitId, quota])),
      members: (await db().programmeMember.findMany({ where: { programmeId } })).map(({ unitId }) => unitId).sort(),
      assignments: (await db().assignment.findMany({ where: { courseId: course.id } })).map(({ unitId }) => unitId).sort(),
    })
    return { programmeId, courseId: course.id, hung }
  }

  const undo = async (world: World, id: string, now = NOW) => {
    const begun = await beginReorganising({ by: world.hr, id, work: { kind: 'undo', reason: 'Thử' }, now })
    if (begun.ok) await workReorganisations(() => now)
    return begun
  }

  test('is named in the preview, goes to the successor of a merger with it, and comes back', async () => {
    const world = await makeWorld()
    const { programmeId, hung } = await hang(world)
    const before = await hung()
    const id = await start(world, merge)
    const { plan } = await see(world, id)
    const [fresh = ''] = plan?.units.filter(({ kind }) => kind === 'created').map((unit) => unit.id) ?? []
    const names = new Map([[world.bac.id, 'bac'], [world.gai.id, 'gai'], [fresh, 'fresh']])
    expect(plan?.dependents?.map(({ kind, unitId, count, fate, into }) => `${kind} ${names.get(unitId)} ${count} ${fate} ${into === null ? '-' : names.get(into)}`).sort()).toEqual([
      'assignment bac 1 carried fresh', 'member bac 1 carried fresh', 'member gai 1 carried fresh', 'quota bac 4 carried fresh', 'quota gai 3 carried fresh', 'sheet gai 1 stays -',
    ])
    await carryOut(world, id)
    expect(await hung()).toEqual({ quotas: { [fresh]: 7, [world.nam.id]: 2 }, members: [fresh, fresh, world.nam.id].sort(), assignments: [fresh, world.nam.id].sort() })
    expect((await db().auditEvent.findFirstOrThrow({ where: { action: 'reorganisation.apply', subjectId: id } })).detail).toMatchObject({ quotas: 2, members: 2, assignments: 1 })
    // Places that somebody changed since are not taken back over his head.
    await db().programmeQuota.update({ where: { programmeId_unitId: { programmeId, unitId: fresh } }, data: { quota: 8 } })
    expect(await undo(world, id)).toEqual({ ok: false, reason: 'depended' })
    expect((await findDependents(db(), id, (await see(world, id)).plan)).map(({ kind }) => kind)).toEqual(['quota'])
    await db().programmeQuota.update({ where: { programmeId_unitId: { programmeId, unitId: fresh } }, data: { quota: 7 } })
    expect((await undo(world, id)).ok).toBe(true)
    expect((await see(world, id)).state).toBe('undone')
    expect(await hung()).toEqual(before)
  })

  test('is added to what a unit that goes on has', async () => {
    const world = await makeWorld()
    const { hung } = await hang(world)
    const before = await hung()
    const id = await start(world, ['Phường Hàng Bạc;;Phường Hàng Gai;;;;;'])
    await carryOut(world, id)
    expect(await hung()).toEqual({ quotas: { [world.gai.id]: 7, [world.nam.id]: 2 }, members: [world.gai.id, world.gai.id, world.nam.id].sort(), assignments: [world.gai.id, world.nam.id].sort() })
    expect((await undo(world, id)).ok).toBe(true)
    expect(await hung()).toEqual(before)
  })

  test('of a unit that is split, members go with their people; the rest waits for somebody', async () => {
    const world = await makeWorld()
    const { hung } = await hang(world)
    const before = await hung()
    const [first = ''] = world.codesOf(world.nam.id)
    const id = await start(world, [`Phường Cửa Nam;;Phường Nam Một;;;${first};;`, 'Phường Cửa Nam;;Phường Nam Hai;;;;;x'])
    expect((await see(world, id)).plan?.dependents?.map(({ kind, fate }) => `${kind} ${fate}`).sort()).toEqual(['assignment look', 'member byPerson', 'quota look'])
    await carryOut(world, id)
    const one = await unitNamed('Nam Một')
    expect(await hung()).toEqual({ ...before, members: [world.bac.id, world.gai.id, one].sort() })
    expect((await undo(world, id)).ok).toBe(true)
    expect(await hung()).toEqual(before)
  })

  test('carried out ahead of its day, it follows on the day, once, also through a second merger', async () => {
    const world = await makeWorld()
    const { hung } = await hang(world)
    const before = await hung()
    const first = await start(world, merge, '2027-03-01')
    await carryOut(world, first)
    const second = await start(world, ['Phường Hồ Gươm;;Phường Long Biên;;;;;', 'Phường Cửa Nam;;Phường Long Biên;;;;;'], '2027-04-01')
    await carryOut(world, second)
    expect(await hung()).toEqual(before)
    const [middle, last] = [await db().unitVersion.findFirstOrThrow({ where: { name: 'Hồ Gươm', validFrom: new Date('2027-03-01'), parentId: world.district.id } }), await unitNamed('Long Biên')]
    const march = new Date('2027-03-01T01:00:00Z')
    await Promise.all([workReorganisations(() => march), workReorganisations(() => march)])
    const inMarch = { quotas: { [middle.unitId]: 7, [world.nam.id]: 2 }, members: [middle.unitId, middle.unitId, world.nam.id].sort(), assignments: [middle.unitId, world.nam.id].sort() }
    expect(await hung()).toEqual(inMarch)
    await workReorganisations(() => new Date('2027-04-02T01:00:00Z'))
    expect(await hung()).toEqual({ quotas: { [last]: 9 }, members: [last, last, last], assignments: [last, last] })
    expect(await db().auditEvent.count({ where: { action: 'reorganisation.follow', subjectId: { in: [first, second] } } })).toBe(2)
    // One step back. People moved twice have postings written after the first, so that one stays (find-dependents).
    expect(await undo(world, second, new Date('2027-04-03T01:00:00Z'))).toEqual({ ok: true, value: null })
    expect(await hung()).toEqual(inMarch)
    expect(new Set((await findDependents(db(), first, (await see(world, first)).plan)).map(({ kind }) => kind))).toEqual(new Set(['laterPosting', 'newPosting']))
  })

  test('a course assigned after the preview has not been looked at', async () => {
    const world = await makeWorld()
    const { courseId } = await hang(world)
    const id = await start(world, merge)
    const key = newId()
    await db().assignment.create({ data: { id: key, courseId, unitId: world.gai.id, rule: 'unit', reason: 'Thử', dueKind: 'fixed', dueOn: new Date('2026-12-31'), assignedByName: 'Nhân sự thử', assignedAt: NOW, formKey: key, evaluatedOn: new Date(TODAY) } })
    expect(await beginReorganising({ by: world.hr, id, work: { kind: 'apply', seen: NOW.toISOString() }, now: NOW })).toEqual({ ok: false, reason: 'changedSince' })
  })
})
