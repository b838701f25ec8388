import { describe, expect, it } from 'vitest'
import { birthText } from './birth-text'
import { addDays, addMonths } from '../kernel/day'
import { FIRST_REPORT_DAY } from './as-of'
import { previousQuarterEnd, quarterBlock, quarterEnd, quarterEndsAfter, quarterEndsUntil, quarterNumber } from './quarter'

describe('quarters', () => {
  it.each([
    ['2012-12-31', '2012-12-31', '2012-09-30'], ['2012-12-30', '2012-12-31', '2012-09-30'],
    ['2024-01-01', '2024-03-31', '2023-12-31'], ['2024-02-29', '2024-03-31', '2023-12-31'], ['2024-06-30', '2024-06-30', '2024-03-31'],
  ])('%s: end %s, previous %s', (day, end, previous) => {
    expect(quarterEnd(day)).toBe(end)
    expect(previousQuarterEnd(day)).toBe(previous)
  })
  it('numbers them from 2000 on, far beyond any report, and no others', () => {
    expect(['2000-01-01', '2000-03-31', '2000-04-01', '2026-11-29', '2063-12-31'].map(quarterNumber)).toEqual([0, 0, 1, 107, 255])
    expect(quarterNumber(quarterEndsUntil(FIRST_REPORT_DAY, 8)[0] ?? '')).toBeGreaterThan(0)
    for (const day of ['1999-12-31', '2064-01-01']) expect(() => quarterNumber(day)).toThrow(RangeError)
  })
  it('lists ends before and after, the day itself belonging to the past', () => {
    expect(quarterEndsUntil('2024-06-30', 3)).toEqual(['2023-12-31', '2024-03-31', '2024-06-30'])
    expect(quarterEndsUntil('2024-06-29', 3)).toEqual(['2023-09-30', '2023-12-31', '2024-03-31'])
    expect(quarterEndsAfter('2024-06-30', 3)).toEqual(['2024-09-30', '2024-12-31', '2025-03-31'])
    expect(quarterEndsAfter('2024-06-29', 2)).toEqual(['2024-06-30', '2024-09-30'])
  })
  it('puts windows into blocks: each end asked for is in its block, and the days of two years share one', () => {
    const windowOn = (day: string) => [...quarterEndsUntil(addDays(day, -1), 8), ...quarterEndsAfter(day, 4)]
    const days = Array.from({ length: 40 * 12 }, (_, i) => addMonths('2012-12-31', i))
    const blocks = days.map((day) => quarterBlock(windowOn(day)))
    days.forEach((day, i) => expect(blocks[i]).toEqual(expect.arrayContaining(windowOn(day))))
    expect(new Set(blocks.map((block) => block.join())).size).toBe(21)
    for (const block of blocks) expect(block).toEqual(quarterEndsUntil(block.at(-1) ?? '', 20))
    expect(quarterBlock([])).toEqual([])
    expect(quarterBlock(['2063-09-30', '2063-12-31']).at(-1)).toBe('2063-12-31')
  })
})

describe('birth', () => {
  it.each([
    ['1985-03-05', 'day', '05/03/1985'], ['1985-03-01', 'month', '03/1985'], ['1985-01-01', 'year', '1985'], [null, null, ''],
  ] as const)('%s known to the %s: %s', (birth, precision, expected) => expect(birthText(birth, precision)).toBe(expected))
})
