import { describe, expect, it } from 'vitest'
import { lastMonthEnd, proposedDay, signFault } from './snapshot-rules'
import { rowChange } from './row-change'

describe('signing', () => {
  const sound = { asOf: '2026-06-30', today: '2026-07-05', last: '2026-05-31', people: 12 }
  it.each([
    ['a day that is over', {}, null],
    ['the first of a unit', { last: null }, null],
    ['yesterday', { asOf: '2026-07-04' }, null],
    ['today', { asOf: '2026-07-05' }, 'not_over'],
    ['a day signed already', { last: '2026-06-30' }, 'before_last'],
    ['a day before the last one', { last: '2026-07-01' }, 'before_last'],
    ['nobody', { people: 0 }, 'nobody'],
  ] as const)('%s', (_name, change, fault) => {
    expect(signFault({ ...sound, ...change })).toBe(fault)
  })

  it.each([['2026-07-05', '2026-06-30'], ['2026-03-01', '2026-02-28'], ['2028-03-31', '2028-02-29'], ['2026-01-01', '2025-12-31']])('on %s proposes %s', (today, day) => {
    expect(lastMonthEnd(today)).toBe(day)
  })
})

describe('the day proposed', () => {
  it.each([['in force', null, '2026-06-30'], ['ended before', '2026-06-15', '2026-06-14'], ['ended the day after', '2026-07-01', '2026-06-30'], ['ends later', '2026-07-20', '2026-06-30']])('of a unit %s', (_name, endedOn, day) => {
    expect(proposedDay('2026-07-05', endedOn)).toBe(day)
  })
})

describe('a row', () => {
  const row = { unitId: 'u', positionId: 'p', meets: false, metCount: 3, totalCount: 5 }
  it.each([
    [row, row, null], [null, row, 'added'], [row, null, 'removed'], [null, null, null],
    [row, { ...row, meets: true, metCount: 5 }, 'meets'], [{ ...row, meets: true, metCount: 5 }, row, 'fails'],
    [row, { ...row, unitId: 'v' }, 'moved'], [row, { ...row, positionId: 'q' }, 'moved'], [row, { ...row, metCount: 4 }, 'requirements'],
  ] as const)('%#', (then, now, change) => {
    expect(rowChange(then, now)).toBe(change)
  })
})
