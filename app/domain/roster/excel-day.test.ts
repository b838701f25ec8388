import fc from 'fast-check'
import { expect, it, test } from 'vitest'
import { addDays } from '../kernel/day'
import { dayOfSerial, readDay, serialOfDay } from './excel-day'

it.each([
  [1, false, '1900-01-01'], [59, false, '1900-02-28'], [60, false, undefined], [61, false, '1900-03-01'], [45_292, false, '2024-01-01'], [45_292.75, false, '2024-01-01'],
  [0, true, '1904-01-01'], [43_830, true, '2024-01-01'], [0, false, undefined], [-1, true, undefined], [Number.NaN, false, undefined],
])('serial %s (1904: %s) is %s', (serial, date1904, day) => expect(dayOfSerial(serial, date1904)).toBe(day))

test('a day goes to its serial number and back', () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 80_000 }), fc.boolean(), (n, date1904) => {
    const day = addDays(date1904 ? '1904-01-01' : '1900-01-01', n)
    expect(dayOfSerial(serialOfDay(day, date1904), date1904)).toBe(day)
  }))
})

it.each([
  ['05/03/1985', '1985-03-05', 'day'], ['5-3-85', '1985-03-05', 'day'], ['05.03.09', '2009-03-05', 'day'], ['31-12-10', '1910-12-31', 'day'], ['1985-03-05', '1985-03-05', 'day'], ['1985/3/5', '1985-03-05', 'day'],
  ['ngày 5 tháng 3 năm 1985', '1985-03-05', 'day'], ['\u00a005/03/1985\u00a0', '1985-03-05', 'day'], ['05/03/1985 00:00:00', '1985-03-05', 'day'],
  ['1985', '1985-01-01', 'year'], [1985, '1985-01-01', 'year'], ['03/1985', '1985-03-01', 'month'], [31_111, '1985-03-05', 'day'], ['31111', '1985-03-05', 'day'],
])('%s is read as %s', (cell, day, precision) => expect(readDay(cell, false, 2009)).toEqual({ day, precision }))

it.each(['12/31/1985', '31/02/1985', '1/1', 'không rõ', '00/00/1985', ''])('%s is no day', (cell) => expect(readDay(cell, false, 2009)).toBeUndefined())
