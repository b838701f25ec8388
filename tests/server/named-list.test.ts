/** A list of people as staff codes, to be given a course by name; and what the form and the file of an assignment say of it. */
import { beforeAll, describe, expect, it } from 'vitest'
import { MOST_NAMED } from '~/domain/assignment/assignment-form'
import { type OfficerQuery, readOfficerQuery } from '~/domain/compliance/officer-query'
import { readAssignmentPrefill } from '~/http/assignment-prefill'
import { loader as exportLoader } from '~/routes/assignment-export'
import { loadNamedList } from '~/server/assignment/load-named-list.server'
import { toColumn } from '~/server/day-column.server'
import { db } from '~/server/db.server'
import { newId } from '~/server/id.server'
import { startSession } from '~/server/session/start-session.server'
import { makeUser } from '../factories/user'
import { assigned, makePlace, person } from './assignment-world'
import { TODAY, actorOf, baHr, cityHr, ids, list, makeWorld } from './compliance-world'
import { testDatabase } from './database'

await testDatabase()
beforeAll(makeWorld)

const query = (unitId: string, filter: OfficerQuery['filter'] = {}): OfficerQuery => ({ unitId, filter, structure: 'then', page: 1 })

describe('the codes of a list', () => {
  it.each([{ state: 'missing' }, { lacks: 'document:LY_LICH' }, { state: 'missing', sort: 'missing' }] as const)('%j: everybody whom the list shows, in its order, on all of its pages', async (filter) => {
    const found = await loadNamedList({ by: cityHr(), query: query(ids.city, filter), today: TODAY })
    if (!found.ok) throw new Error(found.reason)
    const first = await list(ids.city, TODAY, filter)
    expect(found.value.codes).toHaveLength(first.total)
    expect(first.total).toBeGreaterThan(10)
    expect(found.value.codes.slice(0, 25)).toEqual(first.rows.map(({ staffCode }) => staffCode))
  })

  it('is refused outside one’s charge, and to who may look but not give courses', async () => {
    const asked = (by: Parameters<typeof loadNamedList>[0]['by'], unitId: string) => loadNamedList({ by, query: query(unitId), today: TODAY })
    expect([await asked(baHr(), ids.cau), await asked(actorOf([{ role: 'head', unitId: ids.ba }]), ids.ba), await asked(baHr(), newId())]).toMatchObject([{ reason: 'scope' }, { reason: 'role' }, { reason: 'not_found' }])
  })

  it('more than the form takes are not cut: it says so', async () => {
    const [one] = (await list(ids.cau, TODAY)).rows
    const span = await db().standingSpan.findFirstOrThrow({ where: { officerId: one!.officerId, validFrom: { lte: toColumn(TODAY) } }, orderBy: { validFrom: 'desc' } })
    const people = Array.from({ length: MOST_NAMED }, (_, i) => ({ id: newId(), staffCode: `MANY${i}`, fullName: `Người ${i}`, sortKey: 'nguoi', searchKey: 'nguoi' }))
    await db().officer.createMany({ data: people })
    await db().standingSpan.createMany({ data: people.map(({ id }) => ({ ...span, officerId: id })) })
    expect(await loadNamedList({ by: cityHr(), query: query(ids.cau), today: TODAY })).toEqual({ ok: false, reason: 'many' })
    const address = new URLSearchParams({ rule: 'list', unit: ids.cau, state: 'missing', q: 'Người' })
    expect(await readAssignmentPrefill({ by: cityHr(), rule: 'list', address: new URLSearchParams({ unit: ids.cau }), today: TODAY })).toMatchObject({ typed: { unitId: ids.cau }, list: { people: null } })
    const { list: source } = await readAssignmentPrefill({ by: cityHr(), rule: 'list', address, today: TODAY })
    const back = new URL(source?.back ?? '', 'http://local.test')
    expect(readOfficerQuery((name) => back.searchParams.get(name))).toMatchObject({ unitId: ids.cau, filter: { state: 'missing', search: 'Người' } })
    await db().standingSpan.deleteMany({ where: { officerId: { in: people.map(({ id }) => id) } } })
  })
})

describe('the form of an assignment', () => {
  it('takes the list of its address, or unit and position for a rule; without any it is empty', async () => {
    const fill = (rule: 'list' | 'position' | 'gap', values: Record<string, string>) => readAssignmentPrefill({ by: cityHr(), rule, address: new URLSearchParams(values), today: TODAY })
    const positionId = ids.positions[0] as string
    const { total } = await list(ids.ba, TODAY, { state: 'missing' })
    const named = await fill('list', { unit: ids.ba, state: 'missing' })
    expect(named.typed['codes']?.split('\n')).toHaveLength(total)
    expect(named.list?.people).toBe(total)
    expect(await fill('position', { unit: ids.ba, position: positionId })).toEqual({ typed: { unitId: ids.ba, positionId }, list: null })
    expect(await fill('gap', {})).toEqual({ typed: {}, list: null })
    await expect(readAssignmentPrefill({ by: baHr(), rule: 'list', address: new URLSearchParams({ unit: ids.cau }), today: TODAY })).rejects.toMatchObject({ init: { status: 404 } })
  })
})

describe('the file of an assignment', () => {
  it('says what it is narrowed to', async () => {
    const place = await makePlace()
    await person(place)
    const id = await assigned(place)
    const user = await makeUser({ roles: [...place.hr.roles] })
    const cookie = (await startSession(user.userId, new Date())).split(';')[0] ?? ''
    const lines = async (address: string) => {
      const file = await exportLoader({ request: new Request(`http://local.test/assignments/${id}/export?format=csv${address}`, { headers: { cookie } }), context: {}, params: { id } } as unknown as Parameters<typeof exportLoader>[0])
      return (await file.text()).split('\r\n')
    }
    expect(await lines('&state=open&q=nguyen')).toContain('Điều kiện lọc: Tìm “nguyen”, Tình trạng: Đang học')
    expect((await lines('')).some((line) => line.startsWith('Điều kiện lọc'))).toBe(false)
  })
})
