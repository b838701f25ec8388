import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type UnitChange, forerunnersOf, hasGivenAway, heirsOf, successorOf } from './successor'

const merge: UnitChange = { on: '2025-07-01', from: ['a', 'b'], to: ['n'] }
const alsoToM: UnitChange = { on: '2025-07-01', from: ['b', 'c'], to: ['m'] }
const dissolved: UnitChange = { on: '2025-07-01', from: ['district'], to: [] }
const renamedLater: UnitChange = { on: '2026-01-01', from: ['n'], to: ['p'] }
const all = [renamedLater, merge, alsoToM, dissolved]

describe('successorOf', () => {
  it.each([
    ['merged', 'a', '2025-12-31', { kind: 'unit', unitId: 'n' }],
    ['merged, then taken over', 'a', '2026-01-01', { kind: 'unit', unitId: 'p' }],
    ['given to two: nobody knows who went where', 'b', '2026-06-01', { kind: 'split', among: ['n', 'm'] }],
    ['dissolved', 'district', '2026-06-01', { kind: 'ended' }],
    ['untouched', 'z', '2026-06-01', { kind: 'unit', unitId: 'z' }],
    ['not yet', 'a', '2025-06-30', { kind: 'unit', unitId: 'a' }],
  ])('%s', (_, unit, until, expected) => {
    expect(successorOf(unit, all, '2020-01-01', until)).toEqual(expected)
  })

  it.each([
    ['gives some people away and goes on', 'x', { kind: 'unit', unitId: 'x' }, true],
    ['merged into one that gave people away later', 'y', { kind: 'unit', unitId: 'x' }, true],
    ['gave people away before it was taken over', 'w', { kind: 'unit', unitId: 'v' }, true],
    ['takes others in and goes on', 'v', { kind: 'unit', unitId: 'v' }, false],
    ['takes others in and gives people away on one day', 'u', { kind: 'unit', unitId: 'u' }, true],
  ])('%s', (_, unit, end, gave) => {
    const events = [
      { on: '2025-01-01', from: ['y'], to: ['x'] }, { on: '2025-07-01', from: ['x'], to: ['x', 'new'] }, { on: '2025-02-01', from: ['w'], to: ['w', 'new'] },
      { on: '2025-08-01', from: ['v', 'w'], to: ['v'] }, { on: '2025-09-01', from: ['u'], to: ['u', 'new'] }, { on: '2025-09-01', from: ['t', 'u'], to: ['u'] },
    ]
    expect(successorOf(unit, events, '2020-01-01', '2026-01-01')).toEqual(end)
    expect(heirsOf(unit, events, '2020-01-01', '2026-01-01')).toEqual(end.kind === 'unit' ? [end.unitId] : [])
    expect(hasGivenAway(unit, events, '2020-01-01', '2026-01-01')).toBe(gave)
    expect(hasGivenAway(unit, events, '2025-12-31', '2026-01-01')).toBe(false)
  })

  it('an event on the very day is already in the structure of that day', () => expect(successorOf('a', all, '2025-07-01', '2025-12-31')).toEqual({ kind: 'unit', unitId: 'a' }))
  it('circles end', () => expect(successorOf('a', [{ on: '2024-01-01', from: ['a'], to: ['a'] }], '2020-01-01', '2026-01-01')).toEqual({ kind: 'unit', unitId: 'a' }))

  it('ends for any events, and never names a unit that nothing led to', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd')
    const change = fc.record({ on: fc.constantFrom('2024-01-01', '2024-02-01', '2024-03-01'), from: fc.array(id, { minLength: 1, maxLength: 2 }), to: fc.array(id, { maxLength: 2 }) })
    fc.assert(fc.property(id, fc.array(change, { maxLength: 6 }), (unit, changes) => {
      const found = successorOf(unit, changes, '2023-01-01', '2024-12-31')
      if (found.kind === 'unit') expect([unit, ...changes.flatMap(({ to }) => to)]).toContain(found.unitId)
      if (found.kind === 'split') expect(found.among.length).toBeGreaterThan(1)
    }))
  })
})

describe('heirsOf', () => {
  it.each([
    ['merged', 'a', '2025-12-31', ['n']],
    ['merged, then taken over', 'a', '2026-01-01', ['p']],
    ['split: each part, by what became of it', 'b', '2026-06-01', ['p', 'm']],
    ['dissolved', 'district', '2026-06-01', []],
    ['untouched', 'z', '2026-06-01', ['z']],
  ])('%s', (_, unit, until, expected) => expect(heirsOf(unit, all, '2020-01-01', until)).toEqual(expected))

  it('a unit that takes others in and goes on is its own heir; circles end', () => {
    expect(heirsOf('a', [{ on: '2025-07-01', from: ['a', 'b'], to: ['a'] }], '2020-01-01', '2026-01-01')).toEqual(['a'])
    expect(heirsOf('a', [{ on: '2024-01-01', from: ['a'], to: ['b'] }, { on: '2025-01-01', from: ['b'], to: ['a'] }], '2020-01-01', '2026-01-01')).toEqual(['a'])
  })

  it('agrees with successorOf wherever that names one unit', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd')
    const change = fc.record({ on: fc.constantFrom('2024-01-01', '2024-02-01', '2024-03-01'), from: fc.array(id, { minLength: 1, maxLength: 2 }), to: fc.array(id, { maxLength: 2 }) })
    fc.assert(fc.property(id, fc.array(change, { maxLength: 6 }), (unit, changes) => {
      const found = successorOf(unit, changes, '2023-01-01', '2024-12-31')
      if (found.kind === 'unit') expect(heirsOf(unit, changes, '2023-01-01', '2024-12-31')).toEqual([found.unitId])
      if (found.kind === 'ended') expect(heirsOf(unit, changes, '2023-01-01', '2024-12-31')).toEqual([])
    }))
  })
})

describe('forerunnersOf', () => {
  it.each([['n', '2025-12-31', ['a']], ['p', '2026-06-01', ['n', 'a']], ['m', '2026-06-01', ['c']], ['z', '2026-06-01', []]])('%s until %s', (unit, until, expected) => {
    expect(forerunnersOf(unit, all, until)).toEqual(expected)
  })
})
