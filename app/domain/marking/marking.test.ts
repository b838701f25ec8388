import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markingState, rubricFraction } from './marking'

const two = { markers: 2, differ: 0.2 } as const

describe('markingState', () => {
  it.each<[string, number[], object]>([
    ['nobody yet', [], { state: 'waiting', left: 2, third: false }],
    ['one of two', [0.5], { state: 'waiting', left: 1, third: false }],
    ['two agree', [0.5, 0.7], { state: 'agreed', fraction: 0.6 }],
    ['two differ', [0.5, 0.71], { state: 'waiting', left: 1, third: true }],
    ['the third sides with the first', [0.5, 0.9, 0.6], { state: 'agreed', fraction: 0.55 }],
    ['the third sides with the second', [0.5, 0.9, 0.8], { state: 'agreed', fraction: 0.85 }],
    ['the third stands in the middle', [0.4, 0.8, 0.6], { state: 'agreed', fraction: 0.6 }],
  ])('%s', (_name, fractions, expected) => {
    const found = markingState(fractions, two)
    expect(found.state === 'agreed' ? { ...found, fraction: Number(found.fraction.toFixed(9)) } : found).toEqual(expected)
  })
  it('takes one marker where one is asked for', () => {
    expect(markingState([0.3], { markers: 1, differ: 0 })).toEqual({ state: 'agreed', fraction: 0.3 })
  })
  it('agrees after three at most, within what was given, whoever came first', () => {
    const fraction = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(fc.property(fc.tuple(fraction, fraction, fraction), fc.double({ min: 0, max: 1, noNaN: true }), (given, differ) => {
      const found = markingState(given, { markers: 2, differ })
      if (found.state !== 'agreed') throw new Error('three must agree')
      expect(found.fraction).toBeGreaterThanOrEqual(Math.min(...given) - 1e-9)
      expect(found.fraction).toBeLessThanOrEqual(Math.max(...given) + 1e-9)
      expect(markingState([...given].reverse(), { markers: 2, differ })).toEqual(found)
    }))
  })
})

describe('rubricFraction', () => {
  const rubric = [{ id: 'dung', maximum: 3 }, { id: 'ro', maximum: 1 }]
  it.each<[Record<string, number>, number | null]>([[{ dung: 3, ro: 1 }, 1], [{ dung: 1.5, ro: 0.5 }, 0.5], [{ dung: 0, ro: 0 }, 0], [{ dung: 3 }, null], [{ dung: 3.1, ro: 0 }, null], [{ dung: -1, ro: 0 }, null], [{ dung: NaN, ro: 0 }, null]])('%j is %j', (scores, expected) => {
    expect(rubricFraction(rubric, scores)).toBe(expected)
  })
})
