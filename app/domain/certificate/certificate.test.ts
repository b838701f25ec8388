import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, addMonths } from '../kernel/day'
import { certificateState, gradeWord, lastDayOf, registryBook, registryNumber, validitySpan } from './certificate'
import { CODE_BYTES, normaliseCode, verificationCode } from './verification-code'

describe('validity', () => {
  it.each([
    ['2024-11-08', 36, '2027-11-08'],
    ['2024-02-29', 24, '2026-02-28'],
    ['2026-01-31', 1, '2026-02-28'],
  ])('issued %s for %i months holds through %s', (issued, months, last) => {
    const span = validitySpan(issued, months)
    expect(lastDayOf(span)).toBe(last)
    expect(last).toBe(addMonths(issued, months))
    expect(certificateState(span, null, issued)).toBe('valid')
    expect(certificateState(span, null, last)).toBe('valid')
    expect(certificateState(span, null, addDays(last, 1))).toBe('expired')
    expect(certificateState(span, null, addDays(issued, -1))).toBe('unknown')
  })
  it('has no end for 0 months', () => {
    expect(validitySpan('2024-11-08', 0)).toEqual({ from: '2024-11-08', to: null })
    expect(lastDayOf(validitySpan('2024-11-08', 0))).toBeNull()
    expect(certificateState(validitySpan('2024-11-08', 0), null, '2999-01-01')).toBe('valid')
  })
  it('is revoked from the day of revocation on, also after its end', () => {
    const span = validitySpan('2024-01-10', 12)
    expect(certificateState(span, '2024-06-12', '2024-06-11')).toBe('valid')
    expect(certificateState(span, '2024-06-12', '2024-06-12')).toBe('revoked')
    expect(certificateState(span, '2024-06-12', '2030-01-01')).toBe('revoked')
  })
})

describe('numbers and words', () => {
  it('writes the registry number', () => {
    expect(registryNumber(123, registryBook('2026-05-20'))).toBe('0123/2026/BD-SNV')
    expect(registryNumber(12345, '2012')).toBe('12345/2012/BD-SNV')
  })
  it('grades with one word unless the programme ranks', () => {
    expect(gradeWord(99)).toBe('Đạt')
    expect([90, 89.9, 80, 70, 50, 10].map((percent) => gradeWord(percent, 'ranked'))).toEqual(['Giỏi', 'Khá', 'Khá', 'Trung bình khá', 'Trung bình', 'Đạt'])
  })
})

describe('verification code', () => {
  const bytes = fc.uint8Array({ minLength: CODE_BYTES, maxLength: CODE_BYTES })

  it('has the form the schema asks for and is its own normal form', () => {
    fc.assert(fc.property(bytes, (random) => {
      const code = verificationCode(random)
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
      expect(normaliseCode(code)).toBe(code)
    }))
  })
  it('forgives what people type', () => {
    fc.assert(fc.property(bytes, fc.constantFrom('', ' ', '-', ' – ', '\u00a0'), fc.constantFrom('I', 'L', 'l', 'i'), (random, separator, one) => {
      const code = verificationCode(random)
      expect(normaliseCode(` ${code.toLowerCase().replace(/-/g, separator).replace(/0/g, 'o').replace(/1/g, one)} `)).toBe(code)
    }))
  })
  it.each(['', '7K4M-92QX', '7K4M-92QX-RT00-1', '7K4M-92QX-RTU0', 'ẮẮẮẮẮẮẮẮẮẮẮẮ', 'x'.repeat(5000)])('refuses %j', (typed) => {
    expect(normaliseCode(typed)).toBeNull()
  })
  it('needs enough random bytes', () => {
    expect(() => verificationCode(new Uint8Array(CODE_BYTES - 1))).toThrow(RangeError)
  })
})
