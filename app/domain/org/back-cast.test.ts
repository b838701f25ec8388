import { describe, expect, it } from 'vitest'
import { backCast } from './back-cast'
import { topsOf, treeUnder, unitsOn } from './unit-tree'

const unit = (unitId: string, parentId: string | null) => ({ unitId, parentId })
// Before: a city, two districts, five communes and a desk. After: three communes right under the city.
const then = [unit('city', null), unit('d1', 'city'), unit('d2', 'city'), unit('a', 'd1'), unit('b', 'd1'), unit('c', 'd2'), unit('e', 'd2'), unit('desk', 'a')]
const later = [unit('city', null), unit('n', 'city'), unit('m', 'city'), unit('e', 'city')]
const on = '2025-07-01'
const changes = [{ on, from: ['a', 'b', 'c'], to: ['n'] }, { on, from: ['c'], to: ['m'] }, { on, from: ['d1', 'd2'], to: [] }]
const cast = (rootId: string, ...held: string[]) => {
  const { placed, split } = backCast({ then, later, rootId, held: new Set(held), changes, day: '2024-12-31', until: '2026-01-01' })
  return { placed: Object.fromEntries(placed.map(({ unit: one, top }) => [one.unitId, top])), split: split.map((one) => one.unitId) }
}

describe('backCast', () => {
  it('puts each unit under its successor; what was split or dissolved stays in the whole, under nobody', () => {
    expect(cast('city', 'city')).toEqual({ placed: { city: 'city', a: 'n', b: 'n', desk: 'n', e: 'e', c: null, d1: null, d2: null }, split: [] })
  })
  it('a unit that was not there on the day has its forebears, and says what cannot be told apart', () => {
    expect(cast('n', 'city')).toEqual({ placed: { a: 'n', b: 'n', desk: 'n' }, split: ['c'] })
  })
  it('shows nobody more than the day itself does', () => {
    expect(cast('n', 'd2')).toEqual({ placed: {}, split: ['c'] })
    expect(cast('n', 'n')).toEqual({ placed: {}, split: [] })
    expect(cast('city', 'd1')).toEqual({ placed: { a: 'n', b: 'n', desk: 'n', d1: null }, split: [] })
  })
})

describe('a unit that gives some people away and goes on', () => {
  it('keeps its past, and is told; the one that took them has none of it', () => {
    const question = { then, later: [...then, unit('new', 'd1')], held: new Set(['city']), changes: [{ on, from: ['a'], to: ['a', 'new'] }], day: '2024-12-31', until: '2026-01-01' }
    const of = (rootId: string) => backCast({ ...question, rootId })
    expect(of('d1').placed.map(({ unit: one, top }) => [one.unitId, top])).toEqual([['d1', 'd1'], ['a', 'a'], ['b', 'b'], ['desk', 'a']])
    expect(of('d1').gave.map((one) => one.unitId)).toEqual(['a'])
    expect(of('a').placed.map(({ unit: one }) => one.unitId)).toEqual(['a', 'desk'])
    expect(of('new')).toEqual({ placed: [], split: [], gave: [] })
  })
})

describe('trees of a day', () => {
  const version = (unitId: string, parentId: string | null, validFrom: string, validTo: string | null) => ({ ...unit(unitId, parentId), validFrom, validTo })
  it('hold what is in force, parents first', () => {
    const versions = [version('x', 'city', '2020-01-01', '2024-01-01'), version('city', null, '2008-01-01', null), version('y', 'x', '2020-01-01', null)]
    expect(treeUnder(unitsOn(versions, '2023-12-31'), 'city').map(({ unitId }) => unitId)).toEqual(['city', 'x', 'y'])
    expect(treeUnder(unitsOn(versions, '2024-01-01'), 'city').map(({ unitId }) => unitId)).toEqual(['city'])
    expect(treeUnder(unitsOn(versions, '2023-12-31'), 'nowhere')).toEqual([])
  })
  it('a circle of parents ends', () => expect(treeUnder([unit('p', 'q'), unit('q', 'p')], 'p').map(({ unitId }) => unitId)).toEqual(['p', 'q']))
  it('name the child that each unit lies under', () => expect([...topsOf(treeUnder(then, 'city'))]).toContainEqual(['desk', 'd1']))
})
