import { describe, expect, it } from 'vitest'
import { causeSheet, heatSheet, trendSheet } from './overview-sheet'

const words = { name: 'S', lines: ['L'], headers: ['a', 'b', 'c', 'd', 'e', 'f', 'g'], total: 'Cộng', fewPeople: 'ít người' }

describe('sheets of the overview', () => {
  it('heat: one line where somebody must; no rate for few', () => {
    const heat = { columns: [{ subject: 'x', kind: 'certificate' as const, code: 'CC', name: 'Tên', people: 13, met: 12 }, { subject: 'education', kind: 'education' as const, code: null, name: null, people: 0, met: 0 }], rows: [{ unitId: 'u', cells: [{ people: 10, met: 9 }, { people: 0, met: 0 }] }, { unitId: 'v', cells: [{ people: 3, met: 3 }, { people: 0, met: 0 }] }] }
    expect(heatSheet(heat, (id) => id.toUpperCase(), ({ name }) => name ?? '-', words).rows).toEqual([['U', 'CC', 'Tên', 10, 9, 1, 90], ['V', 'CC', 'Tên', 3, 3, 0, 'ít người']])
  })
  it('causes: every cause, each mover, and totals both ways', () => {
    const { rows, columns } = causeSheet([{ cause: 'expired', mover: 'officer', people: 3 }, { cause: 'expired', mover: 'system', people: 2 }, { cause: 'document_missing', mover: 'hr', people: 4 }], { cause: (one) => one, mover: (one) => one }, words)
    expect(columns.map(({ header }) => header)).toEqual(['a', 'officer', 'head', 'hr', 'system', 'Cộng'])
    expect(rows.find(([name]) => name === 'expired')).toEqual(['expired', 3, 0, 0, 2, 5])
    expect(rows.at(-1)).toEqual(['Cộng', 3, 0, 4, 2, 9])
    expect(rows).toHaveLength(8)
  })
  it('trend: each line says what it is; nobody has no rate; target and pace are shares alone', () => {
    const on = (day: string, people: number, met: number) => ({ on: day, people, met, share: null })
    const trend = { actual: [on('2026-03-31', 10, 5)], forecast: [on('2026-12-31', 0, 0)], target: '2027-06-30', pace: { pace: 4, reachedOn: '2027-12-01', onTarget: 87.46, needed: 9 }, past: false }
    expect(trendSheet(trend, { actual: 'thực tế', certain: 'chắc chắn', target: 'mục tiêu', pace: 'đà' }, words).rows).toEqual([
      ['31/03/2026', 'thực tế', 10, 5, 5, 50], ['31/12/2026', 'chắc chắn', 0, 0, 0, null], ['30/06/2027', 'mục tiêu', null, null, null, 100], ['30/06/2027', 'đà', null, null, null, 87.4], ['01/12/2027', 'đà', null, null, null, 100],
    ])
  })
})
