import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nextTry, practiceEarned, practiceState, recallOf, type PracticeTry } from './practice'

const rules = { tries: 3, penaltyPercent: 33 }
const tries = (...fractions: number[]): PracticeTry[] => fractions.map((fraction, index) => ({ try: index + 1, fraction, right: fraction === 1, hintShown: false }))

describe('practice', () => {
  it.each<[string, PracticeTry[], string, number]>([
    ['nothing tried', [], 'open', 0],
    ['right at once', tries(1), 'right', 1],
    ['right at the second try', tries(0, 1), 'right', 0.67],
    ['right at the third try', tries(0, 0, 1), 'right', 0.34],
    ['used up', tries(0, 0, 0), 'shown', 0],
    ['partly right stays the best', tries(0.5, 0.5, 0.5), 'shown', 0.5],
    ['given up', [{ try: 3, fraction: 0, right: false, hintShown: false }], 'shown', 0],
  ])('%s', (_name, given, state, earned) => {
    expect(practiceState(given, rules)).toBe(state)
    expect(practiceEarned(given, rules)).toBeCloseTo(earned, 9)
  })
  it('numbers tries from one, and giving up is the last', () => {
    expect([nextTry([], rules), nextTry(tries(0), rules), nextTry([], rules, true), nextTry(tries(0), rules, true)]).toEqual([1, 2, 3, 3])
  })
  it('earns nothing below nothing nor above all, and never less by a further try', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(0, 0.25, 0.5, 1), { maxLength: 5 }), fc.integer({ min: 0, max: 100 }), (fractions, penaltyPercent) => {
      const earned = practiceEarned(tries(...fractions), { tries: 5, penaltyPercent })
      expect(earned).toBeGreaterThanOrEqual(0)
      expect(earned).toBeLessThanOrEqual(1)
      expect(practiceEarned(tries(...fractions, 1), { tries: 5, penaltyPercent })).toBeGreaterThanOrEqual(earned)
    }))
  })
  it('concludes from the first try how well it was remembered', () => {
    expect(recallOf({ try: 1, fraction: 1, right: true, hintShown: false })).toBe('good')
    expect(recallOf({ try: 1, fraction: 1, right: true, hintShown: true })).toBe('hard')
    expect(recallOf({ try: 1, fraction: 0.5, right: false, hintShown: false })).toBe('hard')
    expect(recallOf({ try: 1, fraction: 0, right: false, hintShown: false })).toBe('again')
  })
})
