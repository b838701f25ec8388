/** Class sessions and accommodations: who may, until when, and what the database refuses. */
import { describe, expect, test } from 'vitest'
import { addDays } from '~/domain/kernel/day'
import { accommodationForm } from '~/domain/sitting/accommodation'
import { classSessionForm } from '~/domain/sitting/class-session'
import { db } from '~/server/db.server'
import { cancelClassSession } from '~/server/sitting/cancel-class-session.server'
import { changeMembers } from '~/server/sitting/change-members.server'
import { endAccommodation } from '~/server/sitting/end-accommodation.server'
import { findAccommodations } from '~/server/sitting/find-accommodations.server'
import { findClassSessions } from '~/server/sitting/find-class-sessions.server'
import { grantAccommodation } from '~/server/sitting/grant-accommodation.server'
import { loadClassSession } from '~/server/sitting/load-class-session.server'
import { saveClassSession } from '~/server/sitting/save-class-session.server'
import { makeLearner } from '../factories/attempt'
import { makeCourse } from '../factories/course'
import { makeOfficer } from '../factories/officer'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()
const now = new Date('2026-12-01T00:00:00Z')
const today = '2026-12-01'
const during = new Date('2026-12-02T01:30:00Z')
const after = new Date('2026-12-02T04:00:00Z')
const form = (courseCode: string, change: object = {}) => classSessionForm.parse({ courseCode, name: 'Ca 1', place: 'Phòng 201', day: '02/12/2026', from: '8:00', to: '10:00', proctored: 'yes', addresses: '10.1.0.0/16', ...change })

async function planned() {
  const [course, by] = [await makeCourse(), await makeUser({ roles: [{ role: 'trainer', unitId: null }] })]
  const saved = await saveClassSession({ by, sessionId: null, form: form(course.code), now })
  if (!saved.ok) throw new Error(saved.reason)
  return { course, by, id: saved.value.id }
}

describe('a class session', () => {
  test('is planned, changed before it begins, and not after', async () => {
    const { course, by, id } = await planned()
    expect(await saveClassSession({ by, sessionId: id, form: form(course.code, { name: 'Ca 2' }), now })).toEqual({ ok: true, value: { id } })
    expect(await saveClassSession({ by, sessionId: id, form: form(course.code, { day: '03/12/2026' }), now: during })).toEqual({ ok: false, reason: 'begun' })
    expect(await saveClassSession({ by, sessionId: null, form: form(course.code), now: during })).toEqual({ ok: false, reason: 'inThePast' })
    expect(await saveClassSession({ by, sessionId: null, form: form(course.code, { addresses: '999.1.1.1' }), now })).toEqual({ ok: false, reason: 'addressForm' })
    const page = await loadClassSession(by, id, during)
    expect(page).toMatchObject({ ok: true, value: { name: 'Ca 2', state: 'running', may: { edit: false, cancel: false, list: true } } })
    expect(await db().auditEvent.count({ where: { subjectId: id } })).toBe(2)
  })

  test('lists officers by staff code, tells unknown ones, and keeps those who have begun', async () => {
    const { course, by, id } = await planned()
    const [one, two] = [await makeLearner(course), await makeOfficer()]
    const codeOf = async (officerId: string) => (await db().officer.findUniqueOrThrow({ where: { id: officerId } })).staffCode
    const codes = [await codeOf(one.officerId), await codeOf(two.id), 'KHONG-CO']
    expect(await changeMembers({ by, sessionId: id, change: { add: codes }, now })).toEqual({ ok: true, value: { added: 2, already: 0, unknown: ['KHONG-CO'] } })
    expect(await changeMembers({ by, sessionId: id, change: { add: codes.slice(0, 2) }, now: during })).toEqual({ ok: true, value: { added: 0, already: 2, unknown: [] } })
    expect((await changeMembers({ by, sessionId: id, change: { remove: two.id }, now: during })).ok).toBe(true)
    expect(await changeMembers({ by, sessionId: id, change: { add: codes }, now: after })).toEqual({ ok: false, reason: 'ended' })
    const members = await loadClassSession(by, id, after)
    expect(members.ok && members.value.members.map(({ officerId, attempt }) => [officerId, attempt])).toEqual([[one.officerId, null]])
  })

  test('is called off with a reason, once, and stands among the past ones', async () => {
    const { by, id } = await planned()
    expect(await cancelClassSession({ by, sessionId: id, reason: '  ', now })).toEqual({ ok: false, reason: 'reasonMissing' })
    const twice = await Promise.all([1, 2].map(() => cancelClassSession({ by, sessionId: id, reason: 'Mất điện', now })))
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
    const found = await findClassSessions({ by, page: 1, now })
    expect(found.ok && found.value.past.some((session) => session.id === id && session.state === 'cancelled')).toBe(true)
    expect(found.ok && found.value.coming.some((session) => session.id === id)).toBe(false)
  })

  test('is the trainer’s only', async () => {
    const { course, id } = await planned()
    const officer = await makeLearner(course)
    const refused = [
      await saveClassSession({ by: officer, sessionId: null, form: form(course.code), now }),
      await changeMembers({ by: officer, sessionId: id, change: { add: ['x'] }, now }),
      await cancelClassSession({ by: officer, sessionId: id, reason: 'không', now }),
      await loadClassSession(officer, id, now),
      await findClassSessions({ by: officer, page: 1, now }),
      await findAccommodations(officer, today),
    ]
    expect(refused).toEqual(refused.map(() => ({ ok: false, reason: 'role' })))
  })
})

describe('an accommodation', () => {
  const granted = (staffCode: string, change: object = {}) => accommodationForm.parse({ staffCode, extraPercent: '25', reason: 'Khuyết tật vận động', validFrom: '', lastDay: '', ...change })

  test('is granted from today, refused where it overlaps, ended from today, and granted anew', async () => {
    const by = await makeUser({ roles: [{ role: 'trainer', unitId: null }] })
    const { staffCode, fullName, id: officerId } = await makeOfficer()
    expect(await grantAccommodation({ by, form: granted(staffCode), today, now })).toEqual({ ok: true, value: { fullName } })
    expect(await grantAccommodation({ by, form: granted(staffCode, { validFrom: '01/01/2027' }), today, now })).toEqual({ ok: false, reason: 'overlaps' })
    expect(await grantAccommodation({ by, form: granted('KHONG-CO'), today, now })).toEqual({ ok: false, reason: 'staffCodeUnknown' })
    const found = await findAccommodations(by, today)
    const own = found.ok ? found.value.find((row) => row.staffCode === staffCode) : undefined
    expect(own).toMatchObject({ extraPercent: 25, calmPage: false, validFrom: today, validTo: null, open: true })
    expect((await endAccommodation({ by, id: own!.id, today: addDays(today, 10), now })).ok).toBe(true)
    expect(await endAccommodation({ by, id: own!.id, today: addDays(today, 10), now })).toEqual({ ok: false, reason: 'not_found' })
    expect((await grantAccommodation({ by, form: granted(staffCode, { validFrom: '11/12/2026' }), today, now })).ok).toBe(true)
    // Why it was granted may touch on health: it is not in the trail.
    const trail = await db().auditEvent.findMany({ where: { subjectId: officerId } })
    expect(trail).toHaveLength(3)
    expect(JSON.stringify(trail.map(({ detail }) => detail))).not.toContain('Khuyết tật')
  })
})
