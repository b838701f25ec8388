import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { absoluteDecimal, compareDecimals, decimalOf, multiplyDecimals, readNumber, subtractDecimals } from './vietnamese-number'
import { formatNumber } from './vietnamese-format'

describe('readNumber', () => {
  it.each([
    ['0', 0n, 0], ['30000', 30000n, 0], ['30.000', 30000n, 0], ['1.234.567', 1234567n, 0], ['1.234,5', 12345n, 1], ['1234,5', 12345n, 1], ['0,125', 125n, 3],
    ['1234,567', 1234567n, 3], ['1,50', 15n, 1], ['1.5', 15n, 1], ['0.125', 125n, 3], ['12.34', 1234n, 2], ['1234.5', 12345n, 1], ['1,234,567', 1234567n, 0], ['1,234.5', 12345n, 1],
    ['-3', -3n, 0], ['\u22123', -3n, 0], ['+ 3', 3n, 0], [' 30 000 ', 30000n, 0], ['007', 7n, 0], ['-0', 0n, 0], ['10000000000000000000001', 10000000000000000000001n, 0],
  ] as const)('%j', (written, units, places) => expect(readNumber(written)).toEqual({ units, places }))

  it.each(['', ' ', 'ba', '30,000', '1,234', '1.2.3', '1..2', '12.34.56', '1.23,4', '1,2,3', '1e5', '0x10', '3 ngày', '--3', '-', ',5', '5,', '1.000.00', '30 00', '\u0663', '9'.repeat(60)])(
    '%j is not read', (written) => expect(readNumber(written)).toBeUndefined())

  it('reads what the application writes', () => {
    fc.assert(fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 4 }), (units, places) => {
      const value = units / 10 ** places
      const written = formatNumber(value, places)
      if (/^-?[1-9]\d{0,2},\d{3}$/.test(written)) expect(readNumber(written)).toBeUndefined()
      else expect(readNumber(written)).toEqual(decimalOf(value))
    }))
  })
})

describe('decimals', () => {
  const decimal = fc.record({ units: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), places: fc.integer({ min: 0, max: 5 }) })
  const number = ({ units, places }: { units: bigint; places: number }) => Number(units) / 10 ** places

  it('are exact where numbers are not', () => {
    expect(subtractDecimals(decimalOf(0.4), decimalOf(0.3))).toEqual(decimalOf(0.1))
    expect(multiplyDecimals(decimalOf(1.1), decimalOf(1.1))).toEqual(decimalOf(1.21))
    expect(() => decimalOf(1e21)).toThrow(RangeError)
    expect(() => decimalOf(Number.NaN)).toThrow(RangeError)
  })
  it('go by the book', () => {
    fc.assert(fc.property(decimal, decimal, (a, b) => {
      expect(compareDecimals(a, b)).toBe(-compareDecimals(b, a) + 0)
      expect(compareDecimals(a, a)).toBe(0)
      expect(number(subtractDecimals(a, b))).toBeCloseTo(number(a) - number(b), 3)
      expect(compareDecimals(absoluteDecimal(a), decimalOf(0))).toBeGreaterThanOrEqual(0)
    }))
  })
})
