import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ONE, ZERO, addFractions, compareFractions, fractionNumber, parseFraction } from './fraction'

test('three thirds make exactly one', () => {
  const third = parseFraction('1/3') ?? ZERO
  expect([third, third, third].reduce(addFractions, ZERO)).toEqual(ONE)
})

test.each(['1/0', '0.5', '1/', '/3', '', 'một', '1/99', '1234', null, undefined, {}])('%j is no fraction', (value) => expect(parseFraction(value)).toBeUndefined())

test.each([['2/4', 1, 2], ['-1/3', -1, 3], ['1', 1, 1], [0, 0, 1], ['0/5', 0, 1]])('%j reads in lowest terms', (value, numerator, denominator) =>
  expect(parseFraction(value)).toEqual({ numerator, denominator }))

const fraction = fc.tuple(fc.integer({ min: -99, max: 99 }), fc.integer({ min: 1, max: 60 })).map(([a, b]) => parseFraction(`${a}/${b}`) ?? ZERO)

test('adding goes by the book', () => {
  fc.assert(
    fc.property(fraction, fraction, (a, b) => {
      expect(addFractions(a, b)).toEqual(addFractions(b, a))
      expect(fractionNumber(addFractions(a, b))).toBeCloseTo(fractionNumber(a) + fractionNumber(b), 9)
      expect(Math.sign(compareFractions(a, b))).toBe(Math.sign(fractionNumber(a) - fractionNumber(b)) + 0)
    }),
  )
})
