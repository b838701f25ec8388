import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addPairs, knownTotals } from './known-totals'
import type { UnitOnDay } from './overview'

const unit = (unitId: string, parentId: string | null): UnitOnDay => ({ unitId, parentId, name: unitId, type: 'xa', code: null, level: 'commune' })
const [top, a, b] = [unit('top', null), unit('a', 'top'), unit('b', 'top')]
const row = (unitId: string, meets: boolean) => ({ unitId, positionId: 'p', meets, metCount: Number(meets), totalCount: 1 })
const base = { unit: top, children: [a, b], tops: new Map([['top', 'top'], ['a', 'a'], ['a1', 'a'], ['b', 'b']]) }

describe('totals of two times', () => {
  it('are equal where nothing was learnt since, and units without people are said', () => {
    expect(knownTotals({ ...base, counts: [{ unitId: 'a1', people: 3, met: 2 }], changes: new Map() })).toEqual({
      rows: [{ unit: a, then: { people: 3, met: 2 }, now: { people: 3, met: 2 } }, { unit: b, then: { people: 0, met: 0 }, now: { people: 0, met: 0 } }],
      then: { people: 3, met: 2 }, now: { people: 3, met: 2 },
    })
  })

  it('give each person to the unit of the moment, also the unit itself', () => {
    const counts = [{ unitId: 'a1', people: 3, met: 2 }, { unitId: 'top', people: 1, met: 1 }]
    const pairs = [{ then: row('b', false), now: row('a1', true) }, { then: row('a', true), now: null }, { then: null, now: row('top', true) }]
    expect(knownTotals({ ...base, counts, changes: addPairs(new Map(), pairs) })).toEqual({
      rows: [
        { unit: top, then: { people: 0, met: 0 }, now: { people: 1, met: 1 } },
        { unit: a, then: { people: 3, met: 2 }, now: { people: 3, met: 2 } },
        { unit: b, then: { people: 1, met: 0 }, now: { people: 0, met: 0 } },
      ],
      then: { people: 4, met: 2 }, now: { people: 4, met: 3 },
    })
  })

  it('are the same however the people are divided', () => {
    const one = fc.option(fc.record({ at: fc.constantFrom('top', 'a', 'a1', 'b'), meets: fc.boolean() }).map(({ at, meets }) => row(at, meets)), { nil: null })
    fc.assert(fc.property(fc.array(fc.record({ then: one, now: one })), fc.nat(), (pairs, cut) => {
      const at = pairs.length === 0 ? 0 : cut % pairs.length
      const divided = addPairs(addPairs(new Map(), pairs.slice(0, at)), pairs.slice(at))
      expect(divided).toEqual(addPairs(new Map(), pairs))
      const counts = pairs.flatMap(({ now }) => (now ? [{ unitId: now.unitId, people: 1, met: Number(now.meets) }] : []))
      const { then, now, rows } = knownTotals({ ...base, counts, changes: divided })
      expect([then, now]).toEqual([pairs.map((pair) => pair.then), pairs.map((pair) => pair.now)].map((all) => ({ people: all.filter((row) => row).length, met: all.filter((row) => row?.meets).length })))
      expect(rows.reduce((sum, { then: pair }) => sum + pair.people, 0)).toBe(then.people)
    }))
  })
})
