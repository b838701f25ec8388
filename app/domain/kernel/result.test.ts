import { describe, expect, expectTypeOf, it } from 'vitest'
import { err, ok, type Result } from './result'

function half(n: number): Result<number, 'odd'> {
  return n % 2 === 0 ? ok(n / 2) : err('odd')
}

describe('Result', () => {
  it('carries the value of a success', () => {
    expect(half(10)).toEqual({ ok: true, value: 5 })
  })
  it('carries the reason of a refusal', () => {
    expect(half(3)).toEqual({ ok: false, reason: 'odd' })
  })
  it('narrows by ok and keeps a literal reason literal', () => {
    const answer = half(4)
    if (answer.ok) expectTypeOf(answer.value).toEqualTypeOf<number>()
    else expectTypeOf(answer.reason).toEqualTypeOf<'odd'>()
    expectTypeOf(err('desk_closed')).toEqualTypeOf<Result<never, 'desk_closed'>>()
  })
})
