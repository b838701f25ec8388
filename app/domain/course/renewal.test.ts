import { describe, expect, test } from 'vitest'
import { lessonsToRead, renewalOf } from './renewal'

const lesson = (number: string, changedOn: string) => ({ number, title: `Bài ${number}`, minutes: 20, changedOn, changes: 'Đổi' })
const lessons = [lesson('1.1', '2026-07-01'), lesson('1.2', '2026-10-15'), lesson('1.3', '')]

describe('a renewal', () => {
  test.each([
    ['2026-06-30', ['1.1', '1.2']],
    ['2026-07-01', ['1.2']],
    ['2026-10-14', ['1.2']],
    ['2026-10-15', []],
  ])('of a certificate of %s reads %j', (issuedOn, expected) => {
    const renewal = renewalOf(lessons, issuedOn)
    expect(renewal.lessons.map(({ number }) => number)).toEqual(expected)
    expect([...lessonsToRead(lessons, renewal)]).toEqual(expected)
  })

  test('without one, every lesson is read', () => expect([...lessonsToRead(lessons, null)]).toEqual(['1.1', '1.2', '1.3']))
})
