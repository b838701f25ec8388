import { randomBytes, randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor, Role } from '~/domain/access/role'
import { nameSortKey, searchKey } from '~/domain/kernel/vietnamese-text'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { hashPassword, passwordMatches } from '~/server/password/password.server'
import { getSession } from '~/server/session/get-session.server'
import { lucia } from '~/server/session/lucia.server'
import { startSession } from '~/server/session/start-session.server'
import { signIn } from '~/server/sign-in/sign-in.server'
import { changePassword } from '~/server/user/change-password.server'
import { createUser, type NewUser } from '~/server/user/create-user.server'
import { disableUser } from '~/server/user/disable-user.server'
import { editUser } from '~/server/user/edit-user.server'
import { enableUser } from '~/server/user/enable-user.server'
import { endRole } from '~/server/user/end-role.server'
import { endSessions } from '~/server/user/end-sessions.server'
import { findRoleUnits } from '~/server/user/find-role-units.server'
import { findUsers } from '~/server/user/find-users.server'
import { giveRole } from '~/server/user/give-role.server'
import { loadAccount } from '~/server/user/load-account.server'
import { loadUser } from '~/server/user/load-user.server'
import { resetPassword } from '~/server/user/reset-password.server'
import { testDatabase } from './database'

await testDatabase()

const today = '2026-11-23'
const now = new Date('2026-11-23T08:00:00Z')
const PASSWORD = 'cầu Long Biên chín nhịp'
let passwordHash = ''

async function account(roles: { role: Role; unitId?: string | null; from?: string; to?: string | null }[] = [], values: { username?: string; displayName?: string } = {}): Promise<Actor> {
  const username = values.username ?? `u${randomBytes(6).toString('hex')}`
  const userId = randomUUID()
  await db().user.create({
    data: {
      id: userId, username, displayName: values.displayName ?? 'Người thử', passwordHash,
      roles: { create: roles.map(({ role, unitId = null, from = '2026-01-01', to = null }) => ({ id: randomUUID(), role, unitId, validFrom: toColumn(from), validTo: to === null ? null : toColumn(to) })) },
    },
  })
  return { userId, username, displayName: values.displayName ?? 'Người thử', officerId: null, roles: roles.map(({ role, unitId = null }) => ({ role, unitId })) }
}

async function officer(staffCode: string, fullName: string): Promise<string> {
  const id = randomUUID()
  await db().officer.create({ data: { id, staffCode, fullName, sortKey: nameSortKey(fullName), searchKey: searchKey(fullName) } })
  return id
}

async function unit(name: string, parentId: string | null = null): Promise<string> {
  const id = randomUUID()
  await db().unit.create({ data: { id, level: parentId ? 'commune' : 'district', createdOn: toColumn('2008-08-01'), versions: { create: { id: randomUUID(), parentId, name, type: parentId ? 'phuong' : 'quan', searchKey: searchKey(name), validFrom: toColumn('2008-08-01'), legalBasis: 'thử' } } } })
  return id
}

const actions = async (userId: string) => (await db().auditEvent.findMany({ where: { subjectId: userId }, orderBy: { sequence: 'asc' }, select: { action: true } })).map(({ action }) => action)
const roleIds = async (userId: string) => (await db().roleAssignment.findMany({ where: { userId } })).map(({ id }) => id)

let operator: Actor
let officerActor: Actor
beforeAll(async () => {
  passwordHash = await hashPassword(PASSWORD)
  operator = await account([{ role: 'operator' }], { username: 'quantri' })
  officerActor = await account([{ role: 'officer' }])
})

describe('creating', () => {
  const values = (over: Partial<NewUser> = {}): NewUser => ({ by: operator, username: `n${randomBytes(5).toString('hex')}`, displayName: 'Đỗ Thị  Hương ', today, now, ...over })

  test('gives a one-time password that signs in and must be changed', async () => {
    const result = await createUser(values({ username: ' HuongDo ', roles: [{ role: 'trainer', unitId: null }] }))
    if (!result.ok) throw new Error(result.reason)
    const user = await db().user.findUniqueOrThrow({ where: { id: result.value.userId }, include: { roles: true } })
    expect(user).toMatchObject({ username: 'huongdo', displayName: 'Đỗ Thị Hương', mustChangePassword: true })
    expect(user.roles).toHaveLength(1)
    expect(await passwordMatches(user.passwordHash, result.value.password)).toBe(true)
    expect(JSON.stringify(await db().auditEvent.findMany({ where: { subjectId: user.id } }), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toContain(result.value.password)
    const signedIn = await signIn({ username: 'huongdo', password: result.value.password, address: '192.0.2.1', now })
    expect(signedIn.ok).toBe(true)
  })

  test('works from the console, where nobody is signed in', async () => {
    const result = await createUser(values({ by: { console: 'operator:create' }, roles: [{ role: 'operator', unitId: null }] }))
    expect(result.ok).toBe(true)
    expect(await db().auditEvent.findFirst({ where: { action: 'user.create', actorName: 'operator:create' } })).toMatchObject({ actorId: null })
  })

  test.each([
    ['an officer', { by: 'officer' }, 'role'],
    ['a name that is taken', { username: 'quantri' }, 'usernameTaken'],
    ['a name with marks', { username: 'hương' }, 'usernameRule'],
    ['no display name', { displayName: ' ' }, 'displayNameMissing'],
    ['an unknown staff code', { staffCode: 'KHONG-CO' }, 'officerUnknown'],
    ['HR without a unit', { roles: [{ role: 'hr', unitId: null }] }, 'unitMissing'],
  ] as const)('is refused for %s', async (_, over, reason) => {
    const before = await db().user.count()
    const given = { ...over, ...('by' in over ? { by: officerActor } : {}) } as Partial<NewUser>
    expect(await createUser(values(given))).toEqual({ ok: false, reason })
    expect(await db().user.count()).toBe(before)
  })

  test('two at once with one name make one account', async () => {
    const results = await Promise.all([1, 2, 3].map(() => createUser(values({ username: 'cung-mot-ten' }))))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.filter((result) => !result.ok && result.reason === 'usernameTaken')).toHaveLength(2)
  })

  test('an officer has one account', async () => {
    await officer('CB-01', 'Trần Văn Bình')
    const first = await createUser(values({ staffCode: 'CB-01' }))
    expect(first.ok).toBe(true)
    expect(await createUser(values({ staffCode: 'CB-01' }))).toEqual({ ok: false, reason: 'officerTaken' })
    const other = await account()
    expect(await editUser({ by: operator, userId: other.userId, displayName: 'X', staffCode: 'CB-01', now })).toEqual({ ok: false, reason: 'officerTaken' })
    expect(await editUser({ by: operator, userId: first.ok ? first.value.userId : '', displayName: 'Trần Văn Bình', staffCode: 'CB-01', now })).toEqual({ ok: true, value: { changed: true } })
    expect(await editUser({ by: operator, userId: first.ok ? first.value.userId : '', displayName: 'Trần Văn Bình', staffCode: 'CB-01', now })).toEqual({ ok: true, value: { changed: false } })
    const { detail } = await db().auditEvent.findFirstOrThrow({ where: { action: 'user.edit' }, orderBy: { sequence: 'desc' } })
    expect(detail).toMatchObject({ renamed: true })
    expect(JSON.stringify(detail)).not.toMatch(/Trần|Bình/)
  })
})

describe('roles', () => {
  test('are given with a unit and days, not twice over the same days, and end today', async () => {
    const unitId = await unit('Quận Thử Một')
    const { userId } = await account()
    const give = (firstDay: string, lastDay: string | null, role: Role = 'hr') => giveRole({ by: operator, userId, role, unitId, firstDay, lastDay, today, now })
    expect(await give(today, '2026-12-31')).toMatchObject({ ok: true })
    expect(await give('2026-12-31', null)).toEqual({ ok: false, reason: 'roleOverlap' })
    expect(await give('2027-01-01', null)).toMatchObject({ ok: true })
    expect(await give('2026-01-01', '2026-11-22')).toEqual({ ok: false, reason: 'roleEndsBeforeToday' })
    expect(await give(today, null, 'trainer')).toMatchObject({ ok: true })
    expect(await db().roleAssignment.findFirst({ where: { userId, role: 'trainer' } })).toMatchObject({ unitId: null })
    expect(await giveRole({ by: operator, userId, role: 'head', unitId: randomUUID(), firstDay: today, lastDay: null, today, now })).toEqual({ ok: false, reason: 'unitMissing' })
    const coming = await db().roleAssignment.findFirstOrThrow({ where: { userId, validFrom: toColumn('2027-01-01') } })
    expect(await endRole({ by: operator, userId, roleId: coming.id, today, now })).toEqual({ ok: true, value: undefined })
    expect(await db().roleAssignment.count({ where: { id: coming.id } })).toBe(0)
    expect(await actions(userId)).toEqual(['user.give-role', 'user.give-role', 'user.give-role', 'user.end-role'])
    const page = await loadUser(operator, userId, today, now)
    expect(page.ok && page.value.roles.map(({ role, unit, state }) => [role, unit?.name, state])).toEqual(expect.arrayContaining([['hr', 'Quận Thử Một', 'held'], ['trainer', undefined, 'held']]))
  })

  test('given twice at once is given once', async () => {
    const { userId } = await account()
    const results = await Promise.all([1, 2, 3].map(() => giveRole({ by: operator, userId, role: 'trainer', unitId: null, firstDay: today, lastDay: null, today, now })))
    expect(results.map((result) => (result.ok ? 'ok' : result.reason)).sort()).toEqual(['ok', 'roleOverlap', 'roleOverlap'])
  })

  test('only operators give or end them', async () => {
    const { userId } = await account([{ role: 'trainer' }])
    const [roleId = ''] = await roleIds(userId)
    expect(await giveRole({ by: officerActor, userId, role: 'operator', unitId: null, firstDay: today, lastDay: null, today, now })).toEqual({ ok: false, reason: 'role' })
    expect(await endRole({ by: officerActor, userId, roleId, today, now })).toEqual({ ok: false, reason: 'role' })
  })
})

describe('one operator always remains', () => {
  const onlyOperators = async (...kept: Actor[]) => {
    await db().roleAssignment.deleteMany({ where: { role: 'operator', userId: { notIn: kept.map(({ userId }) => userId) } } })
  }

  test('nobody disables himself or ends his own last operator role', async () => {
    const [roleId = ''] = await roleIds(operator.userId)
    expect(await disableUser({ by: operator, userId: operator.userId, today, now })).toEqual({ ok: false, reason: 'ownAccount' })
    expect(await endRole({ by: operator, userId: operator.userId, roleId, today, now })).toEqual({ ok: false, reason: 'ownOperatorRole' })
  })

  test('two operators who disable each other, or end each other’s role, at once: one stays', async () => {
    for (let round = 0; round < 4; round++) {
      const [a, b] = [await account([{ role: 'operator' }]), await account([{ role: 'operator' }])]
      await onlyOperators(a, b)
      const [roleId = ''] = await roleIds(b.userId)
      const [first, second] = round % 2
        ? await Promise.all([disableUser({ by: a, userId: b.userId, today, now }), disableUser({ by: b, userId: a.userId, today, now })])
        : await Promise.all([endRole({ by: a, userId: b.userId, roleId, today, now }), disableUser({ by: b, userId: a.userId, today, now })])
      const reasons = [first, second].map((result) => (result?.ok ? 'ok' : result?.reason)).sort()
      expect(reasons).toEqual(['lastOperator', 'ok'])
      expect(await db().user.count({ where: { disabledAt: null, roles: { some: { role: 'operator', validFrom: { lte: toColumn(today) }, validTo: null } } } })).toBe(1)
    }
    await db().roleAssignment.create({ data: { id: randomUUID(), userId: operator.userId, role: 'operator', validFrom: toColumn('2026-01-01') } })
  })
})

describe('closing and opening', () => {
  test('a disabled account is out at once and cannot sign in; enabling restores it', async () => {
    const someone = await account([{ role: 'trainer' }])
    const cookie = (await startSession(someone.userId, new Date())).split(';')[0] ?? ''
    expect(await getSession(cookie)).not.toBeNull()
    expect(await disableUser({ by: operator, userId: someone.userId, today, now })).toEqual({ ok: true, value: undefined })
    expect(await getSession(cookie)).toBeNull()
    expect((await signIn({ username: someone.username, password: PASSWORD, address: '192.0.2.2', now })).ok).toBe(false)
    expect(await enableUser({ by: operator, userId: someone.userId, now })).toEqual({ ok: true, value: undefined })
    expect((await signIn({ username: someone.username, password: PASSWORD, address: '192.0.2.3', now })).ok).toBe(true)
    expect(await actions(someone.userId)).toEqual(['user.disable', 'user.enable', 'session.start'])
  })

  test('resetting a password ends the sessions; one’s own is refused', async () => {
    const someone = await account()
    await startSession(someone.userId, now)
    const result = await resetPassword({ by: operator, userId: someone.userId, now })
    if (!result.ok) throw new Error(result.reason)
    const user = await db().user.findUniqueOrThrow({ where: { id: someone.userId }, include: { sessions: true } })
    expect(user).toMatchObject({ mustChangePassword: true, sessions: [] })
    expect(await passwordMatches(user.passwordHash, result.value.password)).toBe(true)
    expect(await resetPassword({ by: operator, userId: operator.userId, now })).toEqual({ ok: false, reason: 'ownAccount' })
    expect(await resetPassword({ by: officerActor, userId: someone.userId, now })).toEqual({ ok: false, reason: 'role' })
  })

  test('signing out everywhere: oneself and, for operators, anybody', async () => {
    const someone = await account([{ role: 'officer' }])
    await startSession(someone.userId, now)
    await startSession(someone.userId, now)
    expect(await endSessions({ by: officerActor, userId: someone.userId, now })).toEqual({ ok: false, reason: 'role' })
    expect(await endSessions({ by: someone, userId: someone.userId, now })).toEqual({ ok: true, value: { ended: 2 } })
    await startSession(someone.userId, now)
    expect(await endSessions({ by: operator, userId: someone.userId, now })).toEqual({ ok: true, value: { ended: 1 } })
  })
})

describe('changing one’s own password', () => {
  test('ends every session, opens a new one with the second factor it had', async () => {
    const someone = await account([{ role: 'officer' }])
    const real = new Date()
    const old = await Promise.all([startSession(someone.userId, real), startSession(someone.userId, real)])
    await db().user.update({ where: { id: someone.userId }, data: { mustChangePassword: true } })
    const result = await changePassword({ actor: someone, factorGiven: true, current: PASSWORD, next: 'bốn mùa hoa sữa', now: real })
    if (!result.ok) throw new Error(result.reason.kind)
    for (const cookie of old) expect(await getSession(cookie.split(';')[0] ?? '')).toBeNull()
    const found = await getSession(result.value.cookie.split(';')[0] ?? '')
    expect(found).toMatchObject({ mustChangePassword: false, actor: { userId: someone.userId } })
    expect(await db().session.findMany({ where: { userId: someone.userId } })).toMatchObject([{ secondFactorAt: real }])
    expect(lucia().readSessionCookie(result.value.cookie)).not.toBe(lucia().readSessionCookie(old[0] ?? ''))
    expect(await actions(someone.userId)).toEqual(['user.change-password'])
  })

  test('is refused for a wrong present one (and then throttled), a weak or the same new one', async () => {
    const someone = await account()
    const change = (current: string, next: string, at = now) => changePassword({ actor: someone, factorGiven: false, current, next, now: at })
    expect(await change(PASSWORD, 'ngắn')).toMatchObject({ reason: { kind: 'rule', fault: 'passwordShort' } })
    expect(await change(PASSWORD, `${someone.username} và thêm nữa`)).toMatchObject({ reason: { kind: 'rule', fault: 'passwordHasUsername' } })
    expect(await change(PASSWORD, PASSWORD)).toMatchObject({ reason: { kind: 'same' } })
    for (let i = 0; i < 5; i++) expect(await change('không phải mật khẩu này', 'bốn mùa hoa sữa')).toMatchObject({ reason: { kind: 'wrong' } })
    expect(await change(PASSWORD, 'bốn mùa hoa sữa')).toMatchObject({ reason: { kind: 'wait' } })
    expect(await change(PASSWORD, 'bốn mùa hoa sữa', new Date(now.getTime() + 400_000))).toMatchObject({ ok: true })
  })
})

describe('finding', () => {
  test('users without diacritics, by role of today and by state', async () => {
    await officer('CB-77', 'Đặng Thị Ước')
    const found = await createUser({ by: operator, username: 'uoc.dang', displayName: 'Đặng Thị Ước', staffCode: 'CB-77', today, now })
    await account([{ role: 'hr', unitId: await unit('Quận Thử Ba'), to: '2026-11-23' }], { username: 'het.han', displayName: 'Hết Hạn' })
    const names = async (over: Partial<Parameters<typeof findUsers>[0]>) => {
      const result = await findUsers({ by: operator, search: '', role: null, state: null, page: 1, today, ...over })
      return result.ok ? result.value.rows.map(({ username }) => username) : result.reason
    }
    for (const search of ['dang uoc', 'ĐẶNG', 'uoc', 'thi dang', 'cb-77', 'UOC.DANG']) expect(await names({ search })).toContain('uoc.dang')
    for (const search of ['ang', 'zzz', '%', "'"]) expect(await names({ search: `uoc ${search}` })).toEqual(search === '%' || search === "'" ? ['uoc.dang'] : [])
    expect(await names({ search: 'het han', role: 'hr' })).toEqual([])
    expect(await names({ search: 'uoc', state: 'initial' })).toEqual(['uoc.dang'])
    expect(await names({ search: 'uoc', state: 'disabled' })).toEqual([])
    expect(await names({ by: officerActor })).toBe('role')
    if (!found.ok) throw new Error(found.reason)
    await signIn({ username: 'uoc.dang', password: found.value.password, address: '192.0.2.9', now })
    const page = await findUsers({ by: operator, search: 'uoc', role: null, state: null, page: 99, today })
    expect(page).toMatchObject({ ok: true, value: { total: 1, page: 1, rows: [{ staffCode: 'CB-77', lastSignInAt: now, mustChangePassword: true, disabled: false }] } })
  })

  test('units by part of a name, without diacritics, best first', async () => {
    const district = await unit('Quận Đống Thử')
    await unit('Phường Thử Đống Mác', district)
    const { units } = await findRoleUnits('dong thu', today)
    expect(units.map(({ name }) => name).slice(0, 2)).toEqual(['Quận Đống Thử', 'Phường Thử Đống Mác'])
    expect(units[1]).toMatchObject({ parent: { name: 'Quận Đống Thử' } })
    expect(await findRoleUnits('  ', today)).toEqual({ units: [], more: false })
  })

  test('the account page knows roles with units and open sessions', async () => {
    const unitId = await unit('Quận Thử Hai')
    const someone = await account([{ role: 'hr', unitId }, { role: 'officer' }])
    await startSession(someone.userId, new Date())
    expect(await loadAccount(someone, today, new Date())).toMatchObject({ sessions: 1, roles: [{ role: 'hr', unit: { name: 'Quận Thử Hai', type: 'quan' } }, { role: 'officer', unit: null }] })
  })
})
