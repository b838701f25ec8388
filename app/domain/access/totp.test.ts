import { describe, expect, it } from 'vitest'
import { openSteps, stepOf } from './totp'

describe('openSteps', () => {
  const now = new Date('2026-11-23T08:00:15Z')
  const current = stepOf(now)

  it('lets one step early and late pass, nearest first', () => {
    expect(openSteps(now, null)).toEqual([current, current - 1n, current + 1n])
  })

  it.each([
    [-2n, [0n, -1n, 1n]],
    [-1n, [0n, 1n]],
    [0n, [1n]],
    [1n, []],
  ])('after the step %s only later ones', (last, expected) => {
    expect(openSteps(now, current + last)).toEqual(expected.map((offset) => current + offset))
  })
})
