import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Day, addMonths, dayFromNumber, dayNumber } from '../kernel/day'
import { bornUntil } from './people-filter'

const day = fc.integer({ min: dayNumber('1900-01-01'), max: dayNumber('2100-12-31') }).map(dayFromNumber)

describe('the day until which one must be born to have turned so many years', () => {
  it.each<[Day, number, Day]>([
    ['2026-11-29', 30, '1996-11-29'],
    ['2026-02-28', 30, '1996-02-29'],
    ['2024-02-29', 30, '1994-02-28'],
    ['2024-02-28', 30, '1994-02-28'],
    ['2024-03-01', 0, '2024-03-01'],
  ])('on %s, %i years: born until %s', (asOf, years, born) => expect(bornUntil(asOf, years)).toBe(born))

  it('parts the people as counting each age does', () => {
    fc.assert(fc.property(day, day, fc.integer({ min: 0, max: 80 }), (asOf, born, years) => {
      expect(born <= bornUntil(asOf, years)).toBe(addMonths(born, 12 * years) <= asOf)
    }), { numRuns: 2000 })
  })
})
