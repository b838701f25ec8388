/** Assignments: who is in by each rule and for how long, where each stands, changes, races, and who may. */
import { describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { memberState } from '~/domain/assignment/member-state'
import { cancelAssignment } from '~/server/assignment/cancel-assignment.server'
import { evaluateAssignments } from '~/server/assignment/evaluate-assignments.server'
import { exemptMember } from '~/server/assignment/exempt-member.server'
import { exportMembers } from '~/server/assignment/export-members.server'
import { extendAssignment } from '~/server/assignment/extend-assignment.server'
import { findAssignments } from '~/server/assignment/find-assignments.server'
import { findOwnAssignments } from '~/server/assignment/find-own-assignments.server'
import { getMemberName } from '~/server/assignment/get-member-name.server'
import { loadAssignment } from '~/server/assignment/load-assignment.server'
import { makeAssignment } from '~/server/assignment/make-assignment.server'
import { previewAssignment } from '~/server/assignment/preview-assignment.server'
import { sendNotices } from '~/server/assignment/send-notices.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { loadHome } from '~/server/home/load-home.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { all, assigned, at, certify, formOf, makePlace, noticesOf, now, person, statesOf, today } from './assignment-world'
import { testDatabase } from './database'

await testDatabase()

describe('who is in', () => {
  test('by a gap: those whom the course helps, enrolled in it; who has the certificate is not', async () => {
    const place = await makePlace()
    const [short, done, other] = [await person(place), await person(place), await person(place, { positionId: (await makePosition()).id })]
    await certify(place, done.id)
    const preview = await previewAssignment({ by: place.hr, form: formOf(place), today })
    expect(preview).toMatchObject({ ok: true, value: { meant: 1, joining: 1, certified: 0, elsewhere: 0, people: [{ officerId: short.id, dueOn: '2026-12-31' }] } })
    const id = await assigned(place)
    expect(await statesOf(id)).toEqual({ [short.id]: 'open' })
    expect(await db().enrolment.findMany({ where: { officerId: { in: [short.id, done.id, other.id] } }, select: { officerId: true, source: true, reason: true } })).toEqual([{ officerId: short.id, source: 'assigned', reason: 'Kế hoạch' }])
    expect(await findOwnAssignments(short.id, today)).toMatchObject([{ courseCode: place.course.code, dueOn: '2026-12-31', by: place.hr.displayName, overdue: false }])
  })

  test('by unit, position and list; who is assigned the course already is not asked twice', async () => {
    const place = await makePlace()
    const { id: second } = await makePosition()
    const [one, two, three] = [await person(place), await person(place, { positionId: second }), await person(place)]
    const outside = await makeOfficer()
    expect(await previewAssignment({ by: place.hr, form: formOf(place, { rule: 'list', codes: 'KHONG-CO' }), today })).toEqual({ ok: false, reason: { unknownCodes: ['KHONG-CO'] } })
    const list = formOf(place, { rule: 'list', codes: `${one.staffCode} ${outside.staffCode}` })
    expect(await previewAssignment({ by: place.hr, form: list, today })).toMatchObject({ value: { joining: 1, outside: 1 } })
    const first = await assigned(place, { rule: 'position', positionId: second, dueKind: 'from_assigned', dueDays: '10' })
    expect(await statesOf(first)).toEqual({ [two.id]: 'open' })
    expect(await previewAssignment({ by: place.hr, form: formOf(place, { rule: 'unit' }), today })).toMatchObject({ value: { meant: 3, joining: 2, elsewhere: 1 } })
    const whole = await assigned(place, { rule: 'unit' })
    expect(Object.keys(await statesOf(whole)).sort()).toEqual([one.id, three.id].sort())
    expect(await makeAssignment({ by: place.hr, form: formOf(place, { rule: 'unit' }), formKey: newId(), now })).toEqual({ ok: false, reason: 'nobody' })
    expect(await db().assignment.count({ where: { unitId: place.unit } })).toBe(2)
  })

  test('is asked anew each day: newcomers join with time enough, who left is closed, done follows from the certificate and a revocation undoes it', async () => {
    const place = await makePlace()
    const [stays, leaves, passes] = [await person(place), await person(place), await person(place)]
    const id = await assigned(place)
    const late = await person(place, { from: '2026-12-20' })
    await db().posting.updateMany({ where: { officerId: leaves.id }, data: { supersededAt: now, reason: 'Nghỉ việc' } })
    await db().$transaction((tx) => rewriteStanding(tx, [leaves.id]))
    await certify(place, passes.id, '2026-12-10')
    expect(await evaluateAssignments(at('2026-12-20'))).toBeGreaterThan(0)
    expect(await statesOf(id, '2026-12-20')).toEqual({ [stays.id]: 'open', [leaves.id]: 'left', [passes.id]: 'done', [late.id]: 'open' })
    const member = await db().assignmentMember.findUniqueOrThrow({ where: { assignmentId_officerId: { assignmentId: id, officerId: late.id } } })
    expect(member.dueOn).toEqual(toColumn('2027-01-03'))
    // Nothing is left to change that day, also for two at once.
    expect(await Promise.all([evaluateAssignments(at('2026-12-20')), evaluateAssignments(at('2026-12-20'))])).toEqual([0, 0])
    await db().evidence.updateMany({ where: { officerId: passes.id }, data: { supersededAt: at('2026-12-21'), supersededReason: 'Thu hồi' } })
    expect((await statesOf(id, '2026-12-22'))[passes.id]).toBe('open')
  })

  test('takes those back whose certificate lapses, on the day it does, with time enough and an enrolment; who holds it stays done', async () => {
    const place = await makePlace()
    const [lapses, lasts] = [await person(place, { account: true }), await person(place)]
    const id = await assigned(place)
    await certify(place, lapses.id, '2026-12-10', '2027-06-10')
    await certify(place, lasts.id, '2026-12-10', '2029-12-10')
    await db().enrolment.updateMany({ where: { officerId: { in: [lapses.id, lasts.id] } }, data: { completedAt: at('2026-12-10') } })
    await evaluateAssignments(at('2027-06-09'))
    expect(await statesOf(id, '2027-06-09')).toEqual({ [lapses.id]: 'done', [lasts.id]: 'done' })
    await evaluateAssignments(at('2027-06-10'))
    expect(await statesOf(id, '2027-06-10')).toEqual({ [lapses.id]: 'open', [lasts.id]: 'done' })
    expect(await findOwnAssignments(lapses.id, '2027-06-10')).toMatchObject([{ courseCode: place.course.code, dueOn: '2027-06-24', overdue: false }])
    expect(await db().enrolment.findMany({ where: { officerId: lapses.id, completedAt: null }, select: { source: true, dueOn: true } })).toEqual([{ source: 'assigned', dueOn: toColumn('2027-06-24') }])
    await sendNotices(at('2027-06-10'), id)
    const user = await db().user.findUniqueOrThrow({ where: { officerId: lapses.id } })
    expect(await db().notification.findMany({ where: { userId: user.id }, select: { kind: true, values: true } })).toMatchObject([{ kind: 'assignment_assigned', values: { dueOn: '2027-06-24' } }])
    expect(await evaluateAssignments(at('2027-06-10'))).toBe(0)
    await certify(place, lapses.id, '2027-06-15', '2028-06-15')
    await evaluateAssignments(at('2027-06-16'))
    expect((await statesOf(id, '2027-06-16'))[lapses.id]).toBe('done')
    await evaluateAssignments(at('2027-12-01'))
    expect((await statesOf(id, '2027-12-01'))[lapses.id]).toBe('done')
  })

  test('a certificate that ends before the due day is to be renewed; who once passed in another assignment is not under way there', async () => {
    const place = await makePlace()
    const [ends, was] = [await person(place), await person(place)]
    await certify(place, ends.id, '2024-01-10', '2026-12-20')
    const before = await assigned(place, { rule: 'list', codes: was.staffCode })
    await certify(place, was.id, '2026-12-01', '2027-03-01')
    await db().enrolment.updateMany({ where: { officerId: was.id }, data: { completedAt: at('2026-12-01') } })
    const id = await assigned(place, { rule: 'unit', dueOn: '30/04/2027' }, at('2026-12-05'))
    expect(await statesOf(id, '2026-12-05')).toEqual({ [ends.id]: 'open', [was.id]: 'open' })
    expect(await statesOf(before, '2026-12-05')).toEqual({ [was.id]: 'done' })
    await certify(place, ends.id, '2026-12-10', '2029-12-10')
    expect((await statesOf(id, '2026-12-10'))[ends.id]).toBe('done')
  })
})

describe('the state in the database', () => {
  test('is that of the rule, for every combination of facts', async () => {
    const place = await makePlace()
    const facts = [false, true].flatMap((exempt) => [false, true].flatMap((certified) => ([null, 'left', 'met'] as const).flatMap((closed) => [false, true].map((pastDue) => ({ exempt, certified, closed, pastDue })))))
    const people = await Promise.all(facts.map(() => person(place)))
    for (const cancelled of [false, true]) {
      const id = await assigned(place, { rule: 'list', codes: people.map(({ staffCode }) => staffCode).join(' ') })
      for (const [index, { exempt, certified, closed, pastDue }] of facts.entries()) {
        const officerId = people[index]?.id ?? ''
        if (certified && !cancelled) await certify(place, officerId, '2026-11-30')
        await db().assignmentMember.update({ where: { assignmentId_officerId: { assignmentId: id, officerId } }, data: { ...(exempt ? { exemptedAt: now, exemptReason: 'Nghỉ sinh' } : {}), ...(closed ? { closedBecause: closed, closedOn: toColumn(today) } : {}), dueOn: toColumn(pastDue ? '2026-11-30' : '2026-12-31') } })
      }
      if (cancelled) await db().assignment.update({ where: { id }, data: { cancelledAt: now, cancelReason: 'Thôi' } })
      const found = await statesOf(id, '2026-12-05')
      expect(facts.map((_, index) => found[people[index]?.id ?? ''])).toEqual(facts.map((one) => memberState({ ...one, cancelled })))
      // The second round needs people without the certificate at the start: they are taken back as mistakes.
      await db().assignment.updateMany({ where: { id, cancelledAt: null }, data: { cancelledAt: now, cancelReason: 'Xong' } })
      if (!cancelled) {
        await db().evidence.updateMany({ where: { officerId: { in: people.map((one) => one.id) } }, data: { supersededAt: now, supersededReason: 'Nhầm' } })
        for (const [index, { certified }] of facts.entries()) if (certified) facts[index] = { ...(facts[index] as (typeof facts)[number]), certified: false }
      }
    }
  })
})

describe('changing an assignment', () => {
  test('the same form twice, or twice at once, makes one', async () => {
    const place = await makePlace()
    await person(place)
    const formKey = newId()
    const made = await Promise.all([1, 2].map(() => makeAssignment({ by: place.hr, form: formOf(place), formKey, now })))
    expect(made[0]).toEqual(made[1])
    expect(await db().assignment.count({ where: { unitId: place.unit } })).toBe(1)
  })

  test('a later day with its reason, an exemption, and calling it off are told; nothing changes after that', async () => {
    const place = await makePlace()
    const [one, two] = [await person(place, { account: true }), await person(place)]
    const id = await assigned(place)
    expect(await extendAssignment({ by: place.hr, id, form: { dueOn: '2026-12-01', reason: 'x' }, now })).toEqual({ ok: false, reason: 'nobodyLeft' })
    expect(await extendAssignment({ by: place.hr, id, form: { dueOn: '2027-01-31', reason: 'Bận quyết toán' }, now })).toEqual({ ok: true, value: { people: 2 } })
    const page = await loadAssignment({ by: place.hr, id, filter: all, page: 1, today })
    expect(page).toMatchObject({ ok: true, value: { dueOn: '2027-01-31', extensions: [{ reason: 'Bận quyết toán', dueOn: '2027-01-31' }], counts: { open: 2 } } })
    const twice = await Promise.all([1, 2].map(() => exemptMember({ by: place.hr, id, officerId: two.id, reason: 'Nghỉ sinh', now })))
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await cancelAssignment({ by: place.hr, id, reason: 'Đổi kế hoạch', now })).ok).toBe(true)
    expect(await cancelAssignment({ by: place.hr, id, reason: 'Lần nữa', now })).toEqual({ ok: false, reason: 'cancelledAlready' })
    expect(await extendAssignment({ by: place.hr, id, form: { dueOn: '2027-03-01', reason: 'x' }, now })).toEqual({ ok: false, reason: 'cancelledAlready' })
    expect(await statesOf(id)).toEqual({ [one.id]: 'cancelled', [two.id]: 'exempt' })
    expect((await noticesOf(id)).filter(({ officerId }) => officerId === one.id).map(({ step }) => step.split(':')[0]).sort()).toEqual(['cancelled', 'extended'])
    expect(await sendNotices(at('2027-06-01'), id)).toBe(0)
  })

  test('who moved out that very day has no part in what is decided about it', async () => {
    const place = await makePlace()
    const { id: elsewhere } = await makeUnit({ parentId: place.city })
    const { id: otherPosition } = await makePosition()
    const move = async (officerId: string, unitId: string, positionId: string) => {
      await db().posting.updateMany({ where: { officerId }, data: { supersededAt: now, reason: 'Điều động' } })
      await makePosting({ officerId, unitId, positionId, validFrom: today })
    }
    for (const [rule, unitId, positionId] of [[{}, elsewhere, place.positionId], [{ rule: 'position', positionId: place.positionId }, place.unit, otherPosition]] as const) {
      const [stays, moves] = [await person(place, { account: true }), await person(place, { account: true })]
      const id = await assigned(place, rule)
      await move(moves.id, unitId, positionId)
      const extended = await extendAssignment({ by: place.hr, id, form: { dueOn: '2027-01-31', reason: 'Bận quyết toán' }, now })
      expect(extended).toEqual({ ok: true, value: { people: 1 } })
      expect(await statesOf(id)).toEqual({ [stays.id]: 'open', [moves.id]: 'left' })
      expect((await noticesOf(id)).filter(({ step }) => step.startsWith('extended')).map(({ officerId }) => officerId)).toEqual([stays.id])
      expect(await db().enrolment.findFirst({ where: { officerId: moves.id } })).toMatchObject({ dueOn: null })
      expect(await cancelAssignment({ by: place.hr, id, reason: 'Đổi kế hoạch', now })).toEqual({ ok: true, value: { people: 1 } })
      expect(await statesOf(id)).toEqual({ [stays.id]: 'cancelled', [moves.id]: 'left' })
      await db().posting.updateMany({ where: { officerId: stays.id }, data: { supersededAt: now, reason: 'Điều động' } })
    }
  })

  test('who moved on is shown, counted, exported and exempted by the HR of the new post, as far as it may see the assignment', async () => {
    const place = await makePlace()
    const unitHr = await makeUser({ roles: [{ role: 'hr', unitId: place.unit }] })
    const { id: elsewhere } = await makeUnit({ parentId: place.city })
    const [stays, moves, quits] = [await person(place), await person(place), await person(place)]
    const id = await assigned(place)
    await db().posting.updateMany({ where: { officerId: { in: [moves.id, quits.id] } }, data: { supersededAt: now, reason: 'Điều động' } })
    await makePosting({ officerId: moves.id, unitId: elsewhere, positionId: place.positionId, validFrom: '2026-11-01' })
    const seen = async (by: Actor) => {
      const page = await loadAssignment({ by, id, filter: all, page: 1, today })
      const list = await findAssignments({ by, filter: 'all', page: 1, today })
      const file = await exportMembers({ by, id, filter: all, format: 'csv', now })
      if (!page.ok || !list.ok || !file.ok) throw new Error('refused')
      expect(list.value.rows.find((row) => row.id === id)?.counts).toEqual(page.value.counts)
      expect(file.value.rows.map(({ officerId }) => officerId)).toEqual(page.value.rows.map(({ officerId }) => officerId))
      return { people: page.value.people, ids: page.value.rows.map(({ officerId }) => officerId).sort() }
    }
    expect(await seen(unitHr)).toEqual({ people: 1, ids: [stays.id] })
    expect(await seen(place.hr)).toEqual({ people: 2, ids: [stays.id, moves.id].sort() })
    expect(await getMemberName({ by: unitHr, id, officerId: moves.id, today })).toBeNull()
    expect(await getMemberName({ by: place.hr, id, officerId: moves.id, today })).not.toBeNull()
    expect(await exemptMember({ by: unitHr, id, officerId: moves.id, reason: 'x', now })).toEqual({ ok: false, reason: 'nothingToExempt' })
    expect(await exemptMember({ by: place.hr, id, officerId: moves.id, reason: 'x', now })).toMatchObject({ ok: true })
  })

  test('leaves no due day behind: who is exempt, or out, or whose assignment is called off, owes nothing', async () => {
    const place = await makePlace()
    const [exempt, leaves, both] = [await person(place), await person(place), await person(place)]
    const id = await assigned(place)
    expect(await makeAssignment({ by: place.hr, form: formOf(place, { rule: 'list', codes: both.staffCode }), formKey: newId(), now })).toEqual({ ok: false, reason: 'nobody' })
    const dueOf = async ({ id: officerId }: { id: string }) => (await db().enrolment.findFirstOrThrow({ where: { officerId } })).dueOn
    expect(await Promise.all([exempt, leaves, both].map(dueOf))).toEqual([toColumn('2026-12-31'), toColumn('2026-12-31'), toColumn('2026-12-31')])
    expect((await exemptMember({ by: place.hr, id, officerId: exempt.id, reason: 'Nghỉ sinh', now })).ok).toBe(true)
    await db().posting.updateMany({ where: { officerId: leaves.id }, data: { supersededAt: now, reason: 'Nghỉ việc' } })
    await db().$transaction((tx) => rewriteStanding(tx, [leaves.id]))
    await evaluateAssignments(at('2026-12-05'))
    expect(await Promise.all([exempt, leaves, both].map(dueOf))).toEqual([null, null, toColumn('2026-12-31')])
    const user = await makeUser({ officerId: exempt.id })
    const home = await loadHome({ actor: user, now: at('2027-02-01') })
    expect(home.ok && home.value.due.filter(({ dueOn }) => dueOn !== null)).toEqual([])
    expect((await cancelAssignment({ by: place.hr, id, reason: 'Đổi kế hoạch', now })).ok).toBe(true)
    expect(await Promise.all([exempt, leaves, both].map(dueOf))).toEqual([null, null, null])
  })

  test('an exemption holds against every rule that runs beside it; a list that names the person goes before it, and the preview says so', async () => {
    const place = await makePlace()
    const [exempt, stays] = [await person(place), await person(place)]
    const id = await assigned(place)
    await exemptMember({ by: place.hr, id, officerId: exempt.id, reason: 'Nghỉ sinh', now })
    await exemptMember({ by: place.hr, id, officerId: stays.id, reason: 'Nghỉ sinh', now })
    const newcomer = await person(place)
    expect(await previewAssignment({ by: place.hr, form: formOf(place, { rule: 'unit' }), today })).toMatchObject({ value: { meant: 3, joining: 1, excused: 2, certified: 0, elsewhere: 0 } })
    const beside = await assigned(place, { rule: 'unit' })
    await evaluateAssignments(at('2026-12-05'))
    expect(await statesOf(beside, '2026-12-05')).toEqual({ [newcomer.id]: 'open' })
    expect(await previewAssignment({ by: place.hr, form: formOf(place, { rule: 'list', codes: exempt.staffCode }), today })).toMatchObject({ value: { joining: 1, excused: 0 } })
    await cancelAssignment({ by: place.hr, id, reason: 'Thôi', now: at('2026-12-06') })
    await evaluateAssignments(at('2026-12-06'))
    expect(Object.keys(await statesOf(beside, '2026-12-06'))).toHaveLength(3)
  })

  test('and seeing one is for HR of the unit or above only; the export is recorded', async () => {
    const place = await makePlace()
    await person(place)
    const id = await assigned(place)
    const foreign = await makeUser({ roles: [{ role: 'hr', unitId: (await makeUnit()).id }] })
    for (const by of [foreign, place.head]) {
      const reason = by === foreign ? 'scope' : 'role'
      expect(await loadAssignment({ by, id, filter: all, page: 1, today })).toEqual({ ok: false, reason })
      expect(await makeAssignment({ by, form: formOf(place), formKey: newId(), now })).toEqual({ ok: false, reason })
      expect(await cancelAssignment({ by, id, reason: 'x', now })).toEqual({ ok: false, reason })
      expect(await exportMembers({ by, id, filter: all, format: 'csv', now })).toEqual({ ok: false, reason })
    }
    expect(await findAssignments({ by: foreign, filter: 'all', page: 1, today })).toMatchObject({ ok: true, value: { total: 0 } })
    expect(await findAssignments({ by: place.hr, filter: 'running', page: 9, today })).toMatchObject({ ok: true, value: { total: 1, page: 1, rows: [{ id, counts: { open: 1 } }] } })
    expect(await exportMembers({ by: place.hr, id, filter: all, format: 'csv', now })).toMatchObject({ ok: true, value: { rows: [{ state: 'open' }] } })
    expect(await db().auditEvent.count({ where: { subjectId: id, action: 'assignment.export' } })).toBe(1)
  })
})
