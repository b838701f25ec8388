import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays, addMonths, compareDay, dayFromNumber, dayNumber, dayOf, dayOfInstant, daysInMonth, diffDays, isDay,
  parseVietnameseDate, partsOfDay, weekday,
} from './day'

const anyNumber = fc.integer({ min: -719162, max: 2932896 })
const anyDay = anyNumber.map(dayFromNumber)
const modernDay = fc.integer({ min: -20000, max: 60000 }).map(dayFromNumber)

describe('isDay', () => {
  it.each(['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2012-12-31'])('accepts %s', (day) => {
    expect(isDay(day)).toBe(true)
  })
  it.each([
    '2023-02-29', '1900-02-29', '2024-02-30', '2024-04-31', '2024-13-01', '2024-00-10', '2024-01-00', '0000-01-01',
    '2024-1-1', '2024-01-01T00:00:00Z', ' 2024-01-01', '', '05/03/2024', 20240101, null, undefined,
  ])('refuses %s', (value) => {
    expect(isDay(value)).toBe(false)
  })
})

describe('day numbers', () => {
  it.each([
    ['1970-01-01', 0], ['1969-12-31', -1], ['2000-03-01', 11017], ['0001-01-01', -719162], ['9999-12-31', 2932896],
  ] as const)('%s is day %i', (day, n) => {
    expect(dayNumber(day)).toBe(n)
    expect(dayFromNumber(n)).toBe(day)
  })
  it('agrees with the platform calendar over 400 years, day by day', () => {
    for (let n = -73049; n <= 73048; n++) {
      const day = dayFromNumber(n)
      if (day !== new Date(n * 86_400_000).toISOString().slice(0, 10) || dayNumber(day) !== n) expect.fail(`day ${n}: ${day}`)
    }
  })
  it('is a bijection over the whole range', () => {
    fc.assert(fc.property(anyNumber, (n) => {
      expect(isDay(dayFromNumber(n))).toBe(true)
      expect(dayNumber(dayFromNumber(n))).toBe(n)
    }))
  })
  it.each([-719163, 2932897, 0.5, Number.NaN])('no day has number %d', (n) => {
    expect(() => dayFromNumber(n)).toThrow(RangeError)
  })
  it('refuses text that is not a day', () => {
    expect(() => dayNumber('2024-02-30')).toThrow(RangeError)
    expect(() => partsOfDay('30/02/2024')).toThrow(RangeError)
  })
})

describe('arithmetic', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'], ['2024-02-29', 1, '2024-03-01'], ['2023-12-31', 1, '2024-01-01'],
    ['2024-03-01', -1, '2024-02-29'], ['2024-01-01', 366, '2025-01-01'], ['2024-05-05', 0, '2024-05-05'],
  ] as const)('%s + %i days = %s', (day, n, expected) => {
    expect(addDays(day, n)).toBe(expected)
    expect(diffDays(day, expected)).toBe(n)
  })
  it('addDays and diffDays undo each other, and order follows', () => {
    fc.assert(fc.property(modernDay, modernDay, (a, b) => {
      const n = diffDays(a, b)
      expect(addDays(a, n)).toBe(b)
      expect(diffDays(b, a) + n).toBe(0)
      expect(compareDay(a, b)).toBe(Math.sign(-n) + 0)
    }))
  })
  it('text order is date order over all years', () => {
    fc.assert(fc.property(anyDay, anyDay, (a, b) => {
      expect(Math.sign(compareDay(a, b))).toBe(Math.sign(dayNumber(a) - dayNumber(b)))
    }))
  })
  it.each([
    ['2024-02-09', 5], ['2024-02-10', 6], ['2024-02-11', 7], ['2024-02-12', 1], ['1970-01-01', 4], ['1969-12-28', 7],
    ['0001-01-01', 1],
  ] as const)('%s is weekday %i', (day, expected) => {
    expect(weekday(day)).toBe(expected)
  })
  it('the weekday turns with period seven', () => {
    fc.assert(fc.property(modernDay, fc.integer({ min: -50, max: 50 }), (day, n) => {
      expect(weekday(addDays(day, 7 * n))).toBe(weekday(day))
      expect(weekday(addDays(day, 1))).toBe((weekday(day) % 7) + 1)
    }))
  })
  it.each([
    ['2024-01-31', 1, '2024-02-29'], ['2023-01-31', 1, '2023-02-28'], ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 36, '2027-02-28'], ['2024-02-29', 48, '2028-02-29'], ['2024-03-31', -1, '2024-02-29'],
    ['2024-12-15', 1, '2025-01-15'], ['2024-01-15', -1, '2023-12-15'], ['2024-08-31', 6, '2025-02-28'],
    ['2024-05-20', 0, '2024-05-20'],
  ] as const)('%s + %i months = %s', (day, n, expected) => {
    expect(addMonths(day, n)).toBe(expected)
  })
  it('addMonths lands in the right month, on the same day or the last one, and keeps order', () => {
    fc.assert(fc.property(modernDay, modernDay, fc.integer({ min: -240, max: 240 }), (a, b, n) => {
      const from = partsOfDay(a)
      const to = partsOfDay(addMonths(a, n))
      expect(to.year * 12 + to.month).toBe(from.year * 12 + from.month + n)
      expect(to.day).toBe(Math.min(from.day, daysInMonth(to.year, to.month)))
      if (a <= b) expect(compareDay(addMonths(a, n), addMonths(b, n))).toBeLessThanOrEqual(0)
    }))
  })
  it('refuses to leave the calendar', () => {
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addMonths('9999-12-31', 1)).toThrow(RangeError)
    expect(() => addMonths('0001-01-31', -1)).toThrow(RangeError)
    expect(() => addMonths('2024-01-31', 0.5)).toThrow(RangeError)
    expect(dayOf(2024, 2, 30)).toBeUndefined()
    expect(dayOf(-1, 1, 1)).toBeUndefined()
  })
})

describe('dayOfInstant', () => {
  it.each([
    ['2024-03-05T16:59:59.999Z', '2024-03-05'], ['2024-03-05T17:00:00.000Z', '2024-03-06'],
    ['2024-12-31T17:00:00Z', '2025-01-01'], ['1969-12-31T16:59:59Z', '1969-12-31'], ['1969-12-31T17:00:00Z', '1970-01-01'],
  ])('%s is %s in Hanoi', (instant, expected) => {
    expect(dayOfInstant(new Date(instant))).toBe(expected)
  })
  it('agrees with the platform zone since 1976', () => {
    const platform = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' })
    fc.assert(fc.property(fc.date({ min: new Date('1976-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }), (now) => {
      expect(dayOfInstant(now)).toBe(platform.format(now))
    }))
  })
  it('refuses an invalid instant', () => {
    expect(() => dayOfInstant(new Date(Number.NaN))).toThrow(RangeError)
  })
})

describe('parseVietnameseDate', () => {
  it.each([
    ['5/3/2024', '2024-03-05'], ['05/03/2024', '2024-03-05'], ['05/3/2024', '2024-03-05'], ['05-03-2024', '2024-03-05'],
    ['5.3.2024', '2024-03-05'], ['2024-03-05', '2024-03-05'], ['ngày 5 tháng 3 năm 2012', '2012-03-05'],
    ['Ngày 05 tháng 03 năm 2012', '2012-03-05'], ['NGÀY 5 THÁNG 3 NĂM 2012', '2012-03-05'], ['5 tháng 3 năm 2012', '2012-03-05'],
    ['ngày 5/3/2012', '2012-03-05'], ['ngày mùng 5 tháng 3 năm 2012', '2012-03-05'], ['  5 / 3 / 2024 ', '2024-03-05'],
    ['ngày\u00a05  tháng 3 năm 2012', '2012-03-05'], ['ngày 5 tháng 3 năm 2012'.normalize('NFD'), '2012-03-05'],
    ['29/02/2024', '2024-02-29'], ['12/11/2024', '2024-11-12'],
  ])('%s → %s', (text, expected) => {
    expect(parseVietnameseDate(text)).toBe(expected)
  })
  it.each([
    '31/02/2024', '29/02/2023', '31/4/2024', '3/13/2024', '0/1/2024', '1/0/2024', '5/3/24', '1960', '2024', '5/3', '',
    '5/3-2024', '2024/03/05', '2024-3-5', '2024-13-01', '45292', 'hôm nay', 'ngày 31 tháng 2 năm 2012', '5/3/0000', '05/03/2024x',
  ])('refuses %s', (text) => {
    expect(parseVietnameseDate(text)).toBeUndefined()
  })
  it('reads back every written form of a day', () => {
    fc.assert(fc.property(anyDay, (day) => {
      const { year, month, day: d } = partsOfDay(day)
      const y = String(year).padStart(4, '0')
      expect(parseVietnameseDate(`${d}/${month}/${y}`)).toBe(day)
      expect(parseVietnameseDate(`ngày ${d} tháng ${month} năm ${y}`)).toBe(day)
      expect(parseVietnameseDate(day)).toBe(day)
    }))
  })
  it('never answers with something that is not a day', () => {
    fc.assert(fc.property(fc.stringMatching(/^\d{1,2}[/.-]\d{1,2}[/.-]\d{4}$/), (text) => {
      const day = parseVietnameseDate(text)
      expect(day === undefined || isDay(day)).toBe(true)
    }))
  })
})
