import { describe, expect, it } from 'vitest'
import { sortUnits, type SortDirection, type UnitSort } from './unit-order'

const unit = (name: string, people: number, met: number, expiring = 0) => ({ name, people, met, expiring })
const units = [unit('Đống Đa', 10, 9, 1), unit('Ba Vì', 20, 10, 3), unit('Ít người', 3, 3), unit('Trống', 0, 0), unit('Ba Đình', 10, 9, 2)]

describe('the order of units', () => {
  it.each<[UnitSort, SortDirection, string[]]>([
    ['share', 'asc', ['Ba Vì', 'Ba Đình', 'Đống Đa', 'Ít người', 'Trống']],
    ['share', 'desc', ['Ba Đình', 'Đống Đa', 'Ba Vì', 'Ít người', 'Trống']],
    ['name', 'asc', ['Ba Đình', 'Ba Vì', 'Đống Đa', 'Ít người', 'Trống']],
    ['name', 'desc', ['Trống', 'Ít người', 'Đống Đa', 'Ba Vì', 'Ba Đình']],
    ['people', 'desc', ['Ba Vì', 'Ba Đình', 'Đống Đa', 'Ít người', 'Trống']],
    ['notMet', 'desc', ['Ba Vì', 'Ba Đình', 'Đống Đa', 'Ít người', 'Trống']],
    ['expiring', 'desc', ['Ba Vì', 'Ba Đình', 'Đống Đa', 'Ít người', 'Trống']],
  ])('by %s %s', (sort, direction, names) => {
    expect(sortUnits(units, sort, direction).map(({ name }) => name)).toEqual(names)
  })

  it('leaves the input as it was', () => {
    const before = [...units]
    sortUnits(units, 'name', 'asc')
    expect(units).toEqual(before)
  })
})
