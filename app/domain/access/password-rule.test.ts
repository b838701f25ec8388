import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changePasswordForm, passwordFault } from './password-rule'

describe('passwordFault', () => {
  it.each([
    ['short-pass1', 'passwordShort'],
    ['mưa rào mùa hạ', null],
    ['mưa rào hạ', 'passwordShort'],
    ['Password-12345', 'passwordCommon'],
    ['dat-chuan-demo', 'passwordCommon'],
    ['aaaaaaaaaaaa', 'passwordCommon'],
    ['abcabcabcabc', 'passwordCommon'],
    ['234567890123', 'passwordCommon'],
    ['cầu Long Biên lan.nguyen', 'passwordHasUsername'],
    ['cầu Long Biên LAN.NGUYEN', 'passwordHasUsername'],
    ['xe buýt số 36 chạy chậm', null],
    ['x'.repeat(5) + 'y3k-'.repeat(80), 'passwordLong'],
  ])('%s → %s', (password, expected) => {
    expect(passwordFault(password, 'lan.nguyen')).toBe(expected)
  })

  it('never accepts fewer than 12 characters, nor one that holds the username', () => {
    fc.assert(fc.property(fc.string({ maxLength: 11 }), (text) => passwordFault(text.slice(0, 11).normalize('NFKC').slice(0, 11), 'u1') === 'passwordShort'))
    fc.assert(fc.property(fc.string({ maxLength: 40 }), fc.string({ maxLength: 40 }), (a, b) => passwordFault(`${a}lan.nguyen${b}`, 'lan.nguyen') !== null))
  })
})

describe('changePasswordForm', () => {
  const check = (values: Record<string, string>) => changePasswordForm('canbo').safeParse(values).error?.issues.map(({ path, message }) => [path[0], message]) ?? []

  it('wants all three fields, a new password, and the same one twice', () => {
    expect(check({})).toEqual([['currentPassword', 'currentPasswordMissing'], ['newPassword', 'newPasswordMissing'], ['repeatPassword', 'repeatPasswordMissing']])
    expect(check({ currentPassword: 'mot cau rat dai', newPassword: 'mot cau rat dai', repeatPassword: 'mot cau rat dai' })).toEqual([['newPassword', 'passwordSame']])
    expect(check({ currentPassword: 'x', newPassword: 'mot cau rat dai', repeatPassword: 'mot cau' })).toEqual([['repeatPassword', 'repeatPasswordDiffers']])
    expect(check({ currentPassword: 'x', newPassword: 'mot cau rat dai', repeatPassword: 'mot cau rat dai' })).toEqual([])
  })
})
