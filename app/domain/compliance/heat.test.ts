import { describe, expect, it } from 'vitest'
import { type Asked, heatOf, lowestColumns } from './heat'

const ask = (asker: string, subject: string, everybody = true): Asked => ({ asker, everybody, subject, kind: 'competency', code: subject, name: subject })
const asked = [ask('P', 'x'), ask('P', 'y'), ask('Q', 'y')]

describe('heatOf', () => {
  const heat = heatOf(['u', 'v', 'w'], asked, [{ unitId: 'u', asker: 'P', people: 10 }, { unitId: 'u', asker: 'Q', people: 5 }, { unitId: 'v', asker: 'Q', people: 6 }, { unitId: 'v', asker: 'none', people: 9 }], [{ unitId: 'u', subject: 'y', people: 3 }, { unitId: 'v', subject: 'y', people: 6 }])
  it('counts who must by the posts that ask, and takes off who lacks', () => {
    expect(heat.rows).toEqual([
      { unitId: 'u', cells: [{ people: 10, met: 10 }, { people: 15, met: 12 }] },
      { unitId: 'v', cells: [{ people: 0, met: 0 }, { people: 6, met: 0 }] },
      { unitId: 'w', cells: [{ people: 0, met: 0 }, { people: 0, met: 0 }] },
    ])
  })
  it('has one column for a thing that two positions ask for, with its sum', () => expect(heat.columns.map(({ subject, people, met }) => [subject, people, met])).toEqual([['x', 10, 10], ['y', 21, 12]]))
  it('counts who is judged by the version before by what that asks for; its column is there only while it asks somebody', () => {
    const within = [...asked, ask('P before', 'x', false), ask('P before', 'old', false)]
    const during = heatOf(['u'], within, [{ unitId: 'u', asker: 'P', people: 2 }, { unitId: 'u', asker: 'P before', people: 5 }], [{ unitId: 'u', subject: 'old', people: 4 }])
    expect(during.columns.map(({ subject, people, met }) => [subject, people, met])).toEqual([['x', 7, 7], ['y', 2, 2], ['old', 5, 1]])
    expect(heatOf(['u'], within, [{ unitId: 'u', asker: 'P', people: 7 }], []).columns.map(({ subject }) => subject)).toEqual(['x', 'y'])
  })
  it('picks the lowest columns without changing their order; no rate, no place', () => {
    expect(lowestColumns(heat, 1)).toEqual([1])
    expect(lowestColumns(heat, 5)).toEqual([0, 1])
    expect(lowestColumns(heatOf(['u'], asked, [{ unitId: 'u', asker: 'P', people: 4 }], []), 5)).toEqual([])
  })
})
