/** The units a report's form offers: all of few; of many the one chosen and those found by name, only in one's own charge. */
import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '~/domain/access/role'
import { loadReportChoices } from '~/server/report/load-report-choices.server'
import { makeUnit } from '../factories/unit'
import { makeUser } from '../factories/user'
import { testDatabase } from './database'

await testDatabase()
const TODAY = '2026-11-28'
const ids = { city: '', ba: '', cau: '', bac: '' }
let cityHr: Actor
let baHr: Actor
let cauHr: Actor

beforeAll(async () => {
  ids.city = (await makeUnit({ level: 'city', name: 'Hà Nội' })).id
  ids.ba = (await makeUnit({ level: 'district', name: 'Ba Đình', parentId: ids.city })).id
  ids.cau = (await makeUnit({ level: 'district', name: 'Cầu Giấy', parentId: ids.city })).id
  for (let i = 1; i <= 70; i += 1) await makeUnit({ name: `Nghĩa Đô ${i}`, parentId: ids.cau })
  ids.bac = (await makeUnit({ name: 'Hàng Bạc', parentId: ids.ba })).id
  cityHr = await makeUser({ roles: [{ role: 'hr', unitId: ids.city }] })
  baHr = await makeUser({ roles: [{ role: 'hr', unitId: ids.ba }] })
  cauHr = await makeUser({ roles: [{ role: 'hr', unitId: ids.cau }] })
})

async function names(actor: Actor, search = '', unitId: string | null = null) {
  const choices = await loadReportChoices(actor, TODAY, { search, unitId })
  if (!choices.ok) throw new Error('refused')
  return { isSearched: choices.value.isSearched, names: choices.value.units.map(({ name }) => name) }
}

describe('the units of a report', () => {
  it('are all of them where they are few', async () => expect(await names(baHr)).toEqual({ isSearched: false, names: ['Ba Đình', 'Hàng Bạc'] }))
  it('are the widest one at first where they are many', async () => expect(await names(cityHr)).toEqual({ isSearched: true, names: ['Hà Nội'] }))
  it('are the chosen one and those found, without marks too', async () => {
    expect(await names(cityHr, 'hang bac', ids.cau)).toEqual({ isSearched: true, names: ['Cầu Giấy', 'Hàng Bạc'] })
    expect((await names(cityHr, 'nghia do', ids.bac)).names).toHaveLength(13)
  })
  it('hold the chosen one once, and nothing that was not found', async () => {
    expect((await names(cityHr, 'hàng bạc', ids.bac)).names).toEqual(['Hàng Bạc'])
    expect((await names(cityHr, 'nowhere', ids.bac)).names).toEqual(['Hàng Bạc'])
  })
  it('are never those of somebody else', async () => expect(await names(cauHr, 'hang bac', ids.ba)).toEqual({ isSearched: true, names: [] }))
})
