import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dayFromNumber, dayOfInstant, parseVietnameseDate } from './day'
import {
  formatDay, formatDayTable, formatInstant, formatNumber, formatPercent, formatTime, formatWeekday, formatWeekdayDay,
} from './vietnamese-format'

const anyDay = fc.integer({ min: -20000, max: 60000 }).map(dayFromNumber)

describe('days', () => {
  it.each([
    ['2024-03-05', '05/3/2024', '05/03/2024', 'thứ Ba, 05/3/2024'], ['2024-09-05', '05/9/2024', '05/09/2024', 'thứ Năm, 05/9/2024'],
    ['2024-01-31', '31/01/2024', '31/01/2024', 'thứ Tư, 31/01/2024'], ['2024-02-09', '09/02/2024', '09/02/2024', 'thứ Sáu, 09/02/2024'],
    ['2024-10-01', '01/10/2024', '01/10/2024', 'thứ Ba, 01/10/2024'], ['2024-11-02', '02/11/2024', '02/11/2024', 'thứ Bảy, 02/11/2024'],
    ['2024-12-16', '16/12/2024', '16/12/2024', 'thứ Hai, 16/12/2024'], ['2026-04-26', '26/4/2026', '26/04/2026', 'Chủ nhật, 26/4/2026'],
  ])('%s', (day, text, table, withWeekday) => {
    expect(formatDay(day)).toBe(text)
    expect(formatDayTable(day)).toBe(table)
    expect(formatWeekdayDay(day)).toBe(withWeekday)
    expect(formatWeekday(day)).toBe(withWeekday.split(',')[0])
  })
  it('what is written can be read back', () => {
    fc.assert(fc.property(anyDay, (day) => {
      expect(parseVietnameseDate(formatDay(day))).toBe(day)
      expect(parseVietnameseDate(formatDayTable(day))).toBe(day)
    }))
  })
  it('refuses what is not a day', () => {
    expect(() => formatDay('2024-02-30')).toThrow(RangeError)
  })
})

describe('numbers', () => {
  it.each([
    [0, '0'], [7, '7'], [999, '999'], [1000, '1.000'], [1000.5, '1.000,5'], [75000, '75.000'], [1234567.891, '1.234.567,891'],
    [12.5, '12,5'], [0.1 + 0.2, '0,3'], [-1234.5, '-1.234,5'], [-0, '0'], [1e-9, '0'], [-1e-9, '0'], [100000, '100.000'], [1e20, '100.000.000.000.000.000.000'],
  ])('%d → %s', (n, expected) => {
    expect(formatNumber(n)).toBe(expected)
  })
  it.each([
    [82.14, 1, '82,1'], [5, 2, '5,00'], [1.005, 2, '1,01'], [2.5, 0, '3'], [999.95, 1, '1.000,0'], [-0.04, 1, '0,0'], [1234.5678, 0, '1.235'],
  ])('%d with %i decimals → %s', (n, decimals, expected) => {
    expect(formatNumber(n, decimals)).toBe(expected)
  })
  it.each([Number.NaN, Infinity, -Infinity, 1e21])('refuses %d', (n) => {
    expect(() => formatNumber(n)).toThrow(RangeError)
  })
  it('agrees with CLDR vi for whole numbers', () => {
    const cldr = new Intl.NumberFormat('vi-VN')
    fc.assert(fc.property(fc.maxSafeInteger(), (n) => {
      expect(formatNumber(n)).toBe(cldr.format(n === 0 ? 0 : n))
    }))
  })
  it('reads back within half of the last place', () => {
    fc.assert(fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (n) => {
      expect(Math.abs(Number(formatNumber(n).replace(/\./g, '').replace(',', '.')) - n)).toBeLessThanOrEqual(0.000501)
    }))
  })
})

describe('percentages', () => {
  it.each([
    [82.14, '82,1 %'], [82.19, '82,1 %'], [72, '72,0 %'], [100, '100 %'], [0, '0 %'], [99.96, '99,9 %'], [99.99999999999, '99,9 %'],
    [0.04, '0,0 %'], [64.1, '64,1 %'], [16.4, '16,4 %'], [(821 / 1000) * 100, '82,1 %'], [104.25, '104,2 %'],
  ])('%d → %s', (n, expected) => {
    expect(formatPercent(n)).toBe(expected.replace(' ', '\u00a0'))
  })
  it('keeps every tenth as it is', () => {
    for (let t = 1; t < 1000; t++) {
      const expected = `${Math.floor(t / 10)},${t % 10}\u00a0%`
      if (formatPercent(t / 10) !== expected || formatPercent((t / 1000) * 100) !== expected) expect.fail(expected)
    }
  })
  it('says 100 only of all of it, and never more than is true', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.nat(), (whole, n) => {
      const part = n % (whole + 1)
      const text = formatPercent((100 * part) / whole)
      expect(text.startsWith('100')).toBe(part === whole)
      expect(text === '0\u00a0%').toBe(part === 0)
      expect(Number(text.slice(0, -2).replace(',', '.'))).toBeLessThanOrEqual((100 * part) / whole + 1e-9)
    }))
  })
  it('refuses what is not a number', () => {
    expect(() => formatPercent(Number.NaN)).toThrow(RangeError)
  })
})

describe('instants', () => {
  it.each([
    ['2024-12-16T03:32:10Z', '10:32', '10:32, 16/12/2024'], ['2024-03-05T17:00:00Z', '00:00', '00:00, 06/3/2024'],
    ['2024-03-05T16:59:59.999Z', '23:59', '23:59, 05/3/2024'], ['1969-12-31T16:59:00Z', '23:59', '23:59, 31/12/1969'],
    ['2024-03-05T08:30:00Z', '15:30', '15:30, 05/3/2024'],
  ])('%s', (instant, time, full) => {
    expect(formatTime(new Date(instant))).toBe(time)
    expect(formatInstant(new Date(instant))).toBe(full)
  })
  it('agrees with the platform zone', () => {
    const platform = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    fc.assert(fc.property(fc.date({ min: new Date('1976-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }), (at) => {
      expect(formatTime(at)).toBe(platform.format(at))
      expect(formatInstant(at)).toBe(`${formatTime(at)}, ${formatDay(dayOfInstant(at))}`)
    }))
  })
  it('refuses an invalid instant', () => {
    expect(() => formatTime(new Date(Number.NaN))).toThrow(RangeError)
  })
})
