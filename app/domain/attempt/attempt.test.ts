import { describe, expect, it } from 'vitest'
import { ATTEMPT_STATES, dueInstant, endingAt, isLate, moveAttempt, remainingSeconds } from './attempt'

const due = new Date('2026-03-02T03:00:00.000Z')
const after = (ms: number) => new Date(due.getTime() + ms)

describe('attempt', () => {
  it('moves only from in_progress', () => {
    expect(moveAttempt('in_progress', 'submit')).toEqual({ ok: true, value: 'submitted' })
    expect(moveAttempt('in_progress', 'expire')).toEqual({ ok: true, value: 'expired' })
    for (const state of ATTEMPT_STATES.filter((one) => one !== 'in_progress'))
      for (const move of ['submit', 'expire'] as const) expect(moveAttempt(state, move)).toEqual({ ok: false, reason: 'finished' })
  })

  it.each([
    [-1, false, 'submit', -1],
    [0, false, 'submit', 0],
    [10_000, false, 'submit', 10_000],
    [10_001, true, 'expire', 0],
    [3_600_000, true, 'expire', 0],
  ] as const)('received %i ms after the due instant: late %s, ends by %s, stamped %i ms after', (ms, late, move, stamped) => {
    expect(isLate(due, after(ms))).toBe(late)
    expect(endingAt(due, after(ms))).toEqual({ move, stamp: after(stamped) })
  })

  it('counts seconds up to the due instant', () => {
    expect(remainingSeconds(due, after(-61_000))).toBe(61)
    expect(remainingSeconds(due, after(-60_001))).toBe(61)
    expect(remainingSeconds(due, after(1))).toBe(0)
    expect(dueInstant(after(-3_600_000), 60)).toEqual(due)
  })
})
