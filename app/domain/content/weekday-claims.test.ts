import { describe, expect, test } from 'vitest'
import { weekdayFaults } from './weekday-claims'

const found = (text: string, years?: number[]) => weekdayFaults(text, years).map(({ key, at, values }) => [key, at.line, at.column, values['weekday'] ?? values['date']])

describe('a weekday beside a date', () => {
  test.each([
    'Thứ hai 02/04/2012, chị Hòa lên xã.',
    'Hẹn thứ tư, 04/04/2012.',
    'Nhận 29/03/2012. Hẹn thứ tư 04/04.',
    'Ngày 30/04/2012 là thứ hai, 01/05 là thứ ba.',
    'chủ nhật 26/04/2026',
    'Thứ ba, 29 tháng 4 năm 2025',
    'nghỉ thứ hai và thứ ba 30/04/2012, 01/05/2012',
    'trang thứ ba 1.000 đồng; tỷ lệ 1/3',
    'thứ sáu 16/01',
  ])('%s is accepted', (text) => expect(found(text)).toEqual([]))

  test.each([
    ['Thứ ba 02/04/2012', 'weekdayWrong', 1, 1, 'thứ hai'],
    ['Nhận 29/03/2012.\nHẹn thứ năm 04/04.', 'weekdayWrong', 2, 5, 'thứ tư'],
    ['Ngày 30/04/2012 là thứ ba', 'weekdayWrong', 1, 6, 'thứ hai'],
    ['thứ hai 31/04/2012', 'dateImpossible', 1, 1, '31/04/2012'],
  ])('%s is a fault', (text, ...expected) => expect(found(text)).toEqual([expected]))

  test('is true in one of the years the text is about', () => {
    expect(found('thứ hai 05/01', [2025, 2026])).toEqual([])
    expect(found('thứ ba 05/01', [2025, 2026])).toHaveLength(1)
  })
})
