import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFactor, recoveryCode } from './recovery-code'

describe('recoveryCode', () => {
  it('is three groups of four digits that can be read back however they are typed', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 8, maxLength: 8 }), (bytes) => {
        const code = recoveryCode(bytes)
        expect(code).toMatch(/^\d{4}-\d{4}-\d{4}$/)
        for (const typed of [code, code.replace(/-/g, ''), code.replace(/-/g, ' '), ` ${code} `]) expect(readFactor(typed)).toEqual({ kind: 'recovery', code })
      }),
    )
    expect(() => recoveryCode(new Uint8Array(4))).toThrow(RangeError)
  })
})

describe('readFactor', () => {
  it.each([
    ['123456', { kind: 'totp', code: '123456' }],
    ['123 456', { kind: 'totp', code: '123456' }],
    ['１２３４５６', { kind: 'totp', code: '123456' }],
    ['12345', null],
    ['1234567', null],
    ['12a456', null],
    ['', null],
  ])('%s', (typed, expected) => {
    expect(readFactor(typed)).toEqual(expected)
  })
})
