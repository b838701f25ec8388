import { describe, expect, it } from 'vitest'
import { communeGroups, type Place } from './commune-groups'

const unit = (unitId: string, level: string, parentId: string | null): Place => ({ unitId, level, parentId })

describe('communes by district', () => {
  it('names every commune, those without anybody first, in the order of the tree', () => {
    const units = [unit('city', 'city', null), unit('A', 'district', 'city'), unit('a1', 'commune', 'A'), unit('a2', 'commune', 'A'), unit('a3', 'commune', 'A'), unit('office', 'division', 'A'), unit('B', 'district', 'city'), unit('b1', 'commune', 'B')]
    const groups = communeGroups(units, new Map([['a1', 3], ['b1', 1]]))
    expect(groups.map(({ district, reached, rows }) => [district?.unitId, reached, rows.map((row) => `${row.unit.unitId} ${row.count}`)])).toEqual([['A', 1, ['a2 0', 'a3 0', 'a1 3']], ['B', 1, ['b1 1']]])
  })

  it('are one group without a district where there is none, or where it is not seen', () => {
    expect(communeGroups([unit('city', 'city', null), unit('x', 'commune', 'city'), unit('y', 'commune', 'city')], new Map([['x', 2]]))).toMatchObject([{ district: null, reached: 1, rows: [{ count: 0 }, { count: 2 }] }])
    expect(communeGroups([unit('x', 'commune', 'elsewhere')], new Map())).toMatchObject([{ district: null, reached: 0, rows: [{ count: 0 }] }])
  })

  it('are none where there are none', () => expect(communeGroups([unit('office', 'division', 'city')], new Map())).toEqual([]))
})
