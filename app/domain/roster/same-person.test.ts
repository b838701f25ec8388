import { describe, expect, it } from 'vitest'
import { aliasToRemember, meantByAlias, perhapsByAlias } from './same-person'

const person = (overrides: Partial<Parameters<typeof meantByAlias>[1][number]> = {}) => ({ staffCode: 'A1', fullName: 'Nguyễn Văn An', birth: { day: '1985-03-05', precision: 'day' }, charge: 'own' as const, aliases: ['X'], ...overrides })
const said = (fullName = 'Nguyễn Văn An', birth: { day: string; precision: 'day' | 'year' } | null = { day: '1985-03-05', precision: 'day' }) => ({ fullName, birth })

describe('a code that was said to be somebody\'s', () => {
  it.each([
    ['finds him or her', said(), person(), true],
    ['finds, whatever the capitals', said('NGUYỄN VĂN AN'), person(), true],
    ['finds by a year of birth, or without one', said('Nguyễn Văn An', { day: '1985-01-01', precision: 'year' }), person(), true],
    ['finds whoever is in nobody\'s charge', said(), person({ charge: 'nobody' }), true],
    ['is silent of somebody in another\'s charge', said(), person({ charge: 'elsewhere' }), false],
    ['does not find another name', said('Trần Thị Bình', null), person(), false],
    ['does not find another birth', said('Nguyễn Văn An', { day: '1986-03-05', precision: 'day' }), person(), false],
  ])('%s', (_, entry, one, found) => expect(meantByAlias(entry, [one]) === one).toBe(found))
  it('of several finds the only one who fits, or none', () => {
    const [an, binh] = [person(), person({ staffCode: 'B1', fullName: 'Trần Thị Bình' })]
    expect(meantByAlias(said(), [binh, an])).toBe(an)
    expect(meantByAlias(said(), [an, person({ staffCode: 'C1' })])).toBeNull()
  })
  it.each([
    ['another name, no birth', said('Trần Thị Bình', null), person(), true],
    ['another name, the same birth', said('Nguyễn Văn Ân'), person(), true],
    ['another person', said('Trần Thị Bình', { day: '1990-01-01', precision: 'day' }), person(), false],
    ['somebody in another\'s charge', said('Trần Thị Bình', null), person({ charge: 'elsewhere' }), false],
    ['somebody in nobody\'s', said('Trần Thị Bình', null), person({ charge: 'nobody' }), false],
  ])('asks about %s: %#', (_, entry, one, asks) => expect(perhapsByAlias(entry, [one])).toEqual(asks ? [one] : []))
})

describe('the code to remember', () => {
  it.each([
    ['Y', 'Y'], ['X', null], ['A1', null], ['', null],
  ])('%j: %j', (staffCode, alias) => expect(aliasToRemember({ staffCode }, person())).toBe(alias))
  it('is none where only zeros are missing', () => {
    expect(aliasToRemember({ staffCode: '123' }, person({ staffCode: '000123' }))).toBeNull()
    expect(aliasToRemember({ staffCode: '124' }, person({ staffCode: '000123' }))).toBe('124')
  })
})
