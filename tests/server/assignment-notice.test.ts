/** What is told of assignments: once, in its days, to whom when late, a job killed half way; and the page of who is late. */
import { fork } from 'node:child_process'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Actor } from '~/domain/access/role'
import type { NotificationValues } from '~/domain/notification/notification-kind'
import { notificationText } from '~/http/notification-text'
import { cataloguesOf, createI18n } from '~/i18n'
import { evaluateAssignments } from '~/server/assignment/evaluate-assignments.server'
import { exemptMember } from '~/server/assignment/exempt-member.server'
import { extendAssignment } from '~/server/assignment/extend-assignment.server'
import { findOverdueMembers, OVERDUE_PER_PAGE } from '~/server/assignment/find-overdue-members.server'
import { sendNotices } from '~/server/assignment/send-notices.server'
import { toColumn } from '~/server/day-column.server'
import { db, pool } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { makeOfficer } from '../factories/officer'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { assigned, at, certify, makePlace, nameOf, noticesOf, now, person, today } from './assignment-world'
import { countQueries } from './count-queries'
import { testDatabase } from './database'
import { root } from './test-server'

const database = await testDatabase()
const { t } = createI18n('vi', cataloguesOf({}, 'vi'))

describe('notices', () => {
  test('are told once: at once, in their days, late ones to officer and head, also when two jobs run at once', async () => {
    const place = await makePlace()
    const [one, two] = [await person(place, { account: true }), await person(place)]
    const id = await assigned(place)
    for (const day of [today, today, '2026-12-01', '2026-12-24', '2026-12-25', '2026-12-30', '2026-12-31']) await sendNotices(at(day))
    expect((await noticesOf(id)).filter(({ officerId }) => officerId === one.id).map(({ step }) => step)).toEqual(['assigned:2026-11-30', 'due_1:2026-12-31', 'due_30:2026-12-31', 'due_7:2026-12-31'])
    await exemptMember({ by: place.hr, id, officerId: two.id, reason: 'Nghỉ chế độ', now: at('2026-12-31') })
    const told = await Promise.all([1, 2, 3].map(() => sendNotices(at('2027-01-02'), id)))
    expect(told.reduce((sum, n) => sum + n, 0)).toBe(2)
    expect((await noticesOf(id)).map(({ officerId, step }) => [officerId, step]).filter(([, step]) => /^(overdue|escalated)/.test(step ?? ''))).toEqual([[one.id, 'escalated:2026-12-31'], [one.id, 'overdue:2026-12-31']])
    const user = await db().user.findUniqueOrThrow({ where: { officerId: one.id } })
    expect(await db().notification.groupBy({ by: ['kind'], where: { userId: user.id }, _count: true, orderBy: { kind: 'asc' } })).toMatchObject([{ kind: 'assignment_assigned', _count: 1 }, { kind: 'assignment_due', _count: 3 }, { kind: 'assignment_overdue', _count: 1 }])
    expect(await db().notification.findMany({ where: { userId: place.head.userId }, select: { kind: true, values: true } })).toMatchObject([{ kind: 'assignment_escalated', values: { people: 1, assignmentId: id } }])
    // What waits in the outbox took the later ones in: one digest each.
    const mails = await db().mailMessage.findMany({ where: { address: { in: (await db().officer.findMany({ where: { id: { in: [one.id, two.id] } }, select: { email: true } })).map(({ email }) => email ?? '') } } })
    expect(mails.map(({ items }) => (items as unknown[]).length).sort()).toEqual([5, 5])
  })

  test('have a later due day reminders, a last day and an escalation of its own', async () => {
    const place = await makePlace()
    const one = await person(place, { account: true })
    const id = await assigned(place)
    for (const day of [today, '2026-12-01', '2026-12-24', '2026-12-30', '2027-01-02']) await sendNotices(at(day), id)
    expect((await extendAssignment({ by: place.hr, id, form: { dueOn: '2027-03-31', reason: 'Bận quyết toán' }, now: at('2027-01-03') })).ok).toBe(true)
    for (const day of ['2027-01-03', '2027-03-01', '2027-03-02', '2027-03-24', '2027-03-30', '2027-04-01', '2027-04-02']) await sendNotices(at(day), id)
    const steps = (await noticesOf(id)).map(({ step }) => step).filter((step) => step.endsWith('2027-03-31'))
    expect(steps).toEqual(['due_1:2027-03-31', 'due_30:2027-03-31', 'due_7:2027-03-31', 'escalated:2027-03-31', 'overdue:2027-03-31'])
    const user = await db().user.findUniqueOrThrow({ where: { officerId: one.id } })
    expect(await db().notification.count({ where: { userId: user.id, kind: 'assignment_due' } })).toBe(6)
    expect(await db().notification.count({ where: { userId: place.head.userId, kind: 'assignment_escalated' } })).toBe(2)
  })

  test('escalate past a head who is late himself, and to HR where a unit has no head, never to nobody', async () => {
    const place = await makePlace()
    const { id: district } = await makeUnit({ level: 'district', parentId: place.city })
    const [{ id: headed }, { id: headless }] = [await makeUnit({ parentId: district }), await makeUnit({ parentId: district })]
    const [late, staff, alone] = await Promise.all([headed, headed, headless].map((unit) => person({ ...place, unit })))
    const head = await makeUser({ officerId: late?.id ?? null, roles: [{ role: 'head', unitId: headed }] })
    const [above, hr] = [await makeUser({ roles: [{ role: 'head', unitId: district }] }), await makeUser({ roles: [{ role: 'hr', unitId: district }] })]
    const id = await assigned({ ...place, unit: district }, { rule: 'unit' })
    await sendNotices(at('2027-01-02'), id)
    const toldTo = async ({ userId }: Actor) => (await db().notification.findMany({ where: { userId, kind: 'assignment_escalated' }, select: { values: true } })).map(({ values }) => (values as { people: number }).people)
    // The head hears of the other one only; of himself the head of the district; of the unit without a head the HR of the district.
    expect([await toldTo(head), await toldTo(above), await toldTo(hr)]).toEqual([[1], [1], [1]])
    expect((await db().notification.findFirstOrThrow({ where: { userId: head.userId, kind: 'assignment_escalated' } })).values).toMatchObject({ name: await nameOf(staff?.id) })
    expect((await db().notification.findFirstOrThrow({ where: { userId: hr.userId, kind: 'assignment_escalated' } })).values).toMatchObject({ name: await nameOf(alone?.id) })
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

describe('the page an escalation leads to', () => {
  test('lists who is late in the units of its reader, and nobody else; done, extended and exempt ones go', async () => {
    const place = await makePlace()
    const { id: sister } = await makeUnit({ parentId: place.city })
    const [mine, other, passes] = [await person(place), await person({ ...place, unit: sister }), await person(place)]
    const id = await assigned({ ...place, unit: place.city }, { rule: 'unit' })
    await sendNotices(at('2027-01-05'), id)
    const told = await db().notification.findFirstOrThrow({ where: { userId: place.head.userId, kind: 'assignment_escalated' } })
    expect(notificationText({ kind: 'assignment_escalated', values: told.values as NotificationValues }, t).href).toBe(`/compliance/overdue?course=${place.course.code}`)
    const late = async (by: Actor, course: string | null = place.course.code, day = '2027-01-05') => { const found = await findOverdueMembers({ by, course, page: 1, today: day }); return found.ok ? found.value.rows.map(({ officerId }) => officerId).sort() : found.reason }
    expect(await late(place.head)).toEqual([mine.id, passes.id].sort())
    expect(await late(place.hr)).toEqual([mine.id, passes.id, other.id].sort())
    expect(await findOverdueMembers({ by: place.head, course: null, page: 7, today: '2027-01-05' })).toMatchObject({ value: { total: 2, page: 1, people: 2, courses: [{ code: place.course.code, people: 2 }], rows: [{ dueOn: '2026-12-31', assignedByName: place.hr.displayName }, {}] } })
    expect(await late(await makeUser({ roles: [{ role: 'head', unitId: (await makeUnit()).id }] }))).toEqual([])
    expect(await late(await makeUser({ officerId: mine.id }))).toBe('role')
    expect(await late(place.head, null, '2026-12-31')).toEqual([])
    await certify(place, passes.id, '2027-01-06')
    expect(await late(place.head, null, '2027-01-07')).toEqual([mine.id])
    await exemptMember({ by: place.hr, id, officerId: mine.id, reason: 'Nghỉ sinh', now: at('2027-01-08') })
    expect(await late(place.head, 'KHAC')).toEqual([])
    expect(await late(place.head, null, '2027-01-08')).toEqual([])
  })

  test('shows them a page at a time, nobody twice and nobody left out, for the same number of questions', async () => {
    const place = await makePlace()
    const few = () => findOverdueMembers({ by: place.head, course: null, page: 1, today: '2027-01-05' })
    await person(place)
    await assigned(place, { rule: 'unit' })
    const questions = await countQueries(few)
    const people = [] as string[]
    for (let at = 0; at < OVERDUE_PER_PAGE + 4; at++) people.push((await person(place)).id)
    await evaluateAssignments(at('2026-12-01'))
    const read = async (page: number, course: string | null = null) => {
      const found = await findOverdueMembers({ by: place.head, course, page, today: '2027-01-05' })
      if (!found.ok) throw new Error(found.reason)
      return found.value
    }
    const [first, second, beyond, none] = [await read(1), await read(2), await read(3), await read(2, 'KHAC')]
    expect([first.total, first.people, first.rows.length, second.rows.length]).toEqual([people.length + 1, people.length + 1, OVERDUE_PER_PAGE, 5])
    expect(new Set([...first.rows, ...second.rows].map(({ officerId }) => officerId)).size).toBe(people.length + 1)
    const due = [...first.rows, ...second.rows].map(({ dueOn }) => dueOn)
    expect(due).toEqual([...due].sort())
    expect([second.page, beyond.page, beyond.rows]).toEqual([2, 2, second.rows])
    expect(none).toMatchObject({ total: 0, page: 1, rows: [], people: people.length + 1 })
    expect(questions).toBeGreaterThan(1)
    expect(await countQueries(few)).toBe(questions)
  })
})
