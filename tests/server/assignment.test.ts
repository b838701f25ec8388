/** Assignments: who is in by each rule, what is told once, races, a job killed half way, and who may. */
import { fork } from 'node:child_process'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { assignmentForm } from '~/domain/assignment/assignment-form'
import { memberState } from '~/domain/assignment/member-state'
import type { Actor } from '~/domain/access/role'
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
import { memberStateSql } from '~/server/assignment/member-state-sql.server'
import { previewAssignment } from '~/server/assignment/preview-assignment.server'
import { sendNotices } from '~/server/assignment/send-notices.server'
import { toColumn } from '~/server/day-column.server'
import { db, pool } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { rewriteStanding } from '~/server/standing/rewrite-standing.server'
import { makeCourse, type MadeCourse } from '../factories/course'
import { makeOfficer } from '../factories/officer'
import { makePosition } from '../factories/position'
import { makePosting } from '../factories/posting'
import { makeStandard } from '../factories/standard'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'
import { root } from './test-server'

const database = await testDatabase()
const at = (day: string) => new Date(`${day}T01:00:00Z`)
const today = '2026-11-30'
const now = at(today)
const all = { search: '', state: null }

type Place = { city: string; unit: string; positionId: string; course: MadeCourse; hr: Actor; head: Actor }

/** A city with one commune, a position whose standard asks for the course's certificate, its HR and its head. */
async function makePlace(): Promise<Place> {
  const course = await makeCourse()
  const { id: city } = await makeUnit({ level: 'city' })
  const { id: unit } = await makeUnit({ parentId: city })
  const { id: positionId } = await makePosition()
  await makeStandard({ positionId, requirements: [{ certificateTypeId: course.certificateTypeId }] })
  const [hr, head] = [await makeUser({ roles: [{ role: 'hr', unitId: city }] }), await makeUser({ roles: [{ role: 'head', unitId: unit }] })]
  return { city, unit, positionId, course, hr, head }
}

async function person({ unit, positionId }: Place, options: { from?: string; positionId?: string; account?: boolean } = {}): Promise<{ id: string; staffCode: string }> {
  const officer = await makeOfficer({ email: `${newId()}@vidu.example` })
  await makePosting({ officerId: officer.id, unitId: unit, positionId: options.positionId ?? positionId, validFrom: options.from ?? '2020-01-01' })
  if (options.account) await makeUser({ officerId: officer.id })
  await db().$transaction((tx) => rewriteStanding(tx, [officer.id]))
  return officer
}

async function certify(place: Place, officerId: string, validFrom = '2026-11-01', validTo: string | null = '2029-11-01'): Promise<void> {
  await db().evidence.create({ data: { id: newId(), officerId, kind: 'certificate', certificateTypeId: place.course.certificateTypeId, source: 'exam', grade: 'B', validFrom: toColumn(validFrom), validTo: validTo ? toColumn(validTo) : null } })
  await db().$transaction((tx) => rewriteStanding(tx, [officerId]))
}

const formOf = ({ course, unit }: Place, change: object = {}) => assignmentForm.parse({ courseCode: course.code, rule: 'gap', unitId: unit, dueKind: 'fixed', dueOn: '31/12/2026', reason: 'Kế hoạch', ...change })

async function assigned(place: Place, change: object = {}, when = now): Promise<string> {
  const made = await makeAssignment({ by: place.hr, form: formOf(place, change), formKey: newId(), now: when })
  if (!made.ok) throw new Error(JSON.stringify(made.reason))
  return made.value.id
}

/** Of everybody who is or was in it, whoever may see whom. */
async function statesOf(assignmentId: string, day = today): Promise<Record<string, string>> {
  const rows = await db().$queryRaw<{ id: string; state: string }[]>`SELECT m.officer_id AS id, ${memberStateSql(day)} AS state FROM assignment_member m JOIN assignment a ON a.id = m.assignment_id WHERE a.id = ${assignmentId}::uuid`
  return Object.fromEntries(rows.map(({ id, state }) => [id, state]))
}
const noticesOf = (assignmentId: string) => db().assignmentNotice.findMany({ where: { assignmentId }, orderBy: [{ officerId: 'asc' }, { step: 'asc' }] })

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

describe('notices', () => {
  test('are told once: at once, in their days, late ones to officer and head, also when two jobs run at once', async () => {
    const place = await makePlace()
    const [one, two] = [await person(place, { account: true }), await person(place)]
    const id = await assigned(place)
    for (const day of [today, today, '2026-12-01', '2026-12-24', '2026-12-25', '2026-12-30', '2026-12-31']) await sendNotices(at(day))
    expect((await noticesOf(id)).filter(({ officerId }) => officerId === one.id).map(({ step }) => step)).toEqual(['assigned', 'due_1', 'due_30', 'due_7'])
    await exemptMember({ by: place.hr, id, officerId: two.id, reason: 'Nghỉ chế độ', now: at('2026-12-31') })
    const told = await Promise.all([1, 2, 3].map(() => sendNotices(at('2027-01-02'), id)))
    expect(told.reduce((sum, n) => sum + n, 0)).toBe(2)
    expect((await noticesOf(id)).map(({ officerId, step }) => [officerId, step]).filter(([, step]) => step === 'overdue' || step === 'escalated')).toEqual([[one.id, 'escalated'], [one.id, 'overdue']])
    const user = await db().user.findUniqueOrThrow({ where: { officerId: one.id } })
    expect(await db().notification.groupBy({ by: ['kind'], where: { userId: user.id }, _count: true, orderBy: { kind: 'asc' } })).toMatchObject([{ kind: 'assignment_assigned', _count: 1 }, { kind: 'assignment_due', _count: 3 }, { kind: 'assignment_overdue', _count: 1 }])
    expect(await db().notification.findMany({ where: { userId: place.head.userId }, select: { kind: true, values: true } })).toMatchObject([{ kind: 'assignment_escalated', values: { people: 1, officerId: one.id, unitId: place.unit } }])
    // What waits in the outbox took the later ones in: one digest each.
    const mails = await db().mailMessage.findMany({ where: { address: { in: (await db().officer.findMany({ where: { id: { in: [one.id, two.id] } }, select: { email: true } })).map(({ email }) => email ?? '') } } })
    expect(mails.map(({ items }) => (items as unknown[]).length).sort()).toEqual([5, 5])
  })

  test('go on after a job was killed half way, and nobody is told twice', async () => {
    const place = await makePlace()
    const people = await Promise.all(Array.from({ length: 700 }, () => makeOfficer()))
    await db().posting.createMany({ data: people.map(({ id }) => ({ id: newId(), officerId: id, unitId: place.unit, positionId: place.positionId, kind: 'main', validFrom: toColumn('2020-01-01'), decision: 'QĐ' })) })
    await db().user.createMany({ data: people.map(({ id, staffCode }) => ({ id: newId(), username: `k.${staffCode.toLowerCase()}.${id.slice(-6)}`, displayName: staffCode, officerId: id, passwordHash: 'x' })) })
    const id = await assigned(place, { rule: 'unit' })
    const child = fork(path.join(root, 'tests/server/send-notices-child.ts'), [now.toISOString()], { execArgv: ['--import', 'tsx'], env: { ...process.env, EMBEDDED_DATABASE_URL: database.url, LOG_LEVEL: 'silent' }, stdio: 'ignore' })
    const ended = new Promise((resolve) => child.once('exit', resolve))
    const count = async () => (await pool().query<{ n: number }>('SELECT count(*)::int AS n FROM assignment_notice WHERE assignment_id = $1', [id])).rows[0]?.n ?? 0
    for (let i = 0; i < 2000 && (await count()) === 0; i += 1) await new Promise((resolve) => setTimeout(resolve, 5))
    child.kill('SIGKILL')
    await ended
    await Promise.all([sendNotices(now), sendNotices(now)])
    expect(await count()).toBe(700)
    const { rows } = await pool().query<{ told: number; people: number }>(`SELECT count(*)::int AS told, count(DISTINCT n.user_id)::int AS people FROM notification n JOIN app_user u ON u.id = n.user_id JOIN assignment_member m ON m.officer_id = u.officer_id AND m.assignment_id = $1`, [id])
    expect(rows).toEqual([{ told: 700, people: 700 }])
  }, 60_000)
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
