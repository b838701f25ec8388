import { describe, expect, it } from 'vitest'
import { withFormerUnits } from './former-places'
import { topsOf, treeUnder, unitsOn } from './unit-tree'

const version = (unitId: string, parentId: string | null, validFrom = '2008-08-01', validTo: string | null = null) => ({ unitId, parentId, validFrom, validTo })
// On 01/07 a and b merge into n, c is split into p (here) and q (in the other district), e goes to the other district, f is dissolved; a desk of b ends with it; d2 ended years ago.
const on = '2026-07-01'
const versions = [
  version('city', null), version('d', 'city'), version('other', 'city'), version('d2', 'city', '2008-08-01', '2020-01-01'), version('old', 'd2', '2008-08-01', '2020-01-01'),
  ...['a', 'b', 'c', 'e', 'f'].map((unitId) => version(unitId, 'd', '2008-08-01', on)), version('desk', 'b', '2008-08-01', on),
  version('n', 'd', on), version('p', 'd', on), version('q', 'other', on), version('g', 'other'),
]
const changes = [
  { on, from: ['a', 'b'], to: ['n'] }, { on, from: ['c'], to: ['p', 'q'] }, { on, from: ['e'], to: ['g'] }, { on, from: ['f'], to: [] },
  { on: '2020-01-01', from: ['d2'], to: [] }, { on: '2020-01-01', from: ['old'], to: ['a'] },
]
const former = (rootId: string, asOf = '2026-07-31') => {
  const tops = topsOf(treeUnder(unitsOn(versions, asOf), rootId))
  const all = withFormerUnits(tops, { rootId, versions, changes, asOf })
  for (const [unitId, top] of tops) expect(all.get(unitId)).toBe(top)
  return Object.fromEntries([...all].filter(([unitId]) => !tops.has(unitId)))
}

describe('withFormerUnits', () => {
  it('counts an ended unit under what became of it, a split or dissolved one in the whole, and nothing that went elsewhere', () => {
    expect(former('d')).toEqual({ a: 'n', b: 'n', desk: 'n', old: 'n', c: 'd', f: 'd' })
  })
  it('in a part of a split counts nobody of the split unit; in the unit that took over, everybody', () => {
    expect(former('p')).toEqual({})
    expect(former('n')).toEqual({ a: 'n', b: 'n', desk: 'n', old: 'n' })
    expect(former('other')).toEqual({ e: 'g' })
  })
  it('of the city names the child', () => expect(former('city')).toEqual({ a: 'd', b: 'd', desk: 'd', old: 'd', c: 'city', e: 'other', f: 'city', d2: 'city' }))
  it('a day before the act has only what had ended by then', () => expect(former('d', '2026-06-30')).toEqual({ old: 'a' }))
})
