import { describe, expect, it } from 'vitest'
import { type Asked, heatOf, lowestColumns } from './heat'

const ask = (positionId: string, subject: string): Asked => ({ positionId, subject, kind: 'competency', code: subject, name: subject })
const asked = [ask('P', 'x'), ask('P', 'y'), ask('Q', 'y')]

describe('heatOf', () => {
  const heat = heatOf(['u', 'v', 'w'], asked, [{ unitId: 'u', positionId: 'P', people: 10 }, { unitId: 'u', positionId: 'Q', people: 5 }, { unitId: 'v', positionId: 'Q', people: 6 }, { unitId: 'v', positionId: 'none', people: 9 }], [{ unitId: 'u', subject: 'y', people: 3 }, { unitId: 'v', subject: 'y', people: 6 }])
  it('counts who must by the posts that ask, and takes off who lacks', () => {
    expect(heat.rows).toEqual([
      { unitId: 'u', cells: [{ people: 10, met: 10 }, { people: 15, met: 12 }] },
      { unitId: 'v', cells: [{ people: 0, met: 0 }, { people: 6, met: 0 }] },
      { unitId: 'w', cells: [{ people: 0, met: 0 }, { people: 0, met: 0 }] },
    ])
  })
  it('has one column for a thing that two positions ask for, with its sum', () => expect(heat.columns.map(({ subject, people, met }) => [subject, people, met])).toEqual([['x', 10, 10], ['y', 21, 12]]))
  it('picks the lowest columns without changing their order; no rate, no place', () => {
    expect(lowestColumns(heat, 1)).toEqual([1])
    expect(lowestColumns(heat, 5)).toEqual([0, 1])
    expect(lowestColumns(heatOf(['u'], asked, [{ unitId: 'u', positionId: 'P', people: 4 }], []), 5)).toEqual([])
  })
})
