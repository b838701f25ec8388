import { describe, expect, it } from 'vitest'
import { knownTotals } from './known-totals'
import type { UnitOnDay } from './overview'

const unit = (unitId: string, parentId: string | null): UnitOnDay => ({ unitId, parentId, name: unitId, type: 'xa', code: null, level: 'commune' })
const [top, a, b] = [unit('top', null), unit('a', 'top'), unit('b', 'top')]
const row = (unitId: string, meets: boolean) => ({ unitId, positionId: 'p', meets, metCount: Number(meets), totalCount: 1 })
const base = { unit: top, children: [a, b], tops: new Map([['top', 'top'], ['a', 'a'], ['a1', 'a'], ['b', 'b']]) }

describe('totals of two times', () => {
  it('are equal where nothing was learnt since, and units without people are said', () => {
    expect(knownTotals({ ...base, counts: [{ unitId: 'a1', people: 3, met: 2 }], pairs: [] })).toEqual({
      rows: [{ unit: a, then: { people: 3, met: 2 }, now: { people: 3, met: 2 } }, { unit: b, then: { people: 0, met: 0 }, now: { people: 0, met: 0 } }],
      then: { people: 3, met: 2 }, now: { people: 3, met: 2 },
    })
  })

  it('give each person to the unit of the moment, also the unit itself', () => {
    const counts = [{ unitId: 'a1', people: 3, met: 2 }, { unitId: 'top', people: 1, met: 1 }]
    const pairs = [{ then: row('b', false), now: row('a1', true) }, { then: row('a', true), now: null }, { then: null, now: row('top', true) }]
    expect(knownTotals({ ...base, counts, pairs })).toEqual({
      rows: [
        { unit: top, then: { people: 0, met: 0 }, now: { people: 1, met: 1 } },
        { unit: a, then: { people: 3, met: 2 }, now: { people: 3, met: 2 } },
        { unit: b, then: { people: 1, met: 0 }, now: { people: 0, met: 0 } },
      ],
      then: { people: 4, met: 2 }, now: { people: 4, met: 3 },
    })
  })
})
