import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance, COMPLETE_FROM, declareRead, type Reading } from './reading-progress'

describe('advance', () => {
  it.each([
    { before: null, ratio: 0.3, furthest: 0.3, completed: false },
    { before: { ratio: 0.8, furthest: 0.8, section: 'b', completed: false }, ratio: 0.2, furthest: 0.8, completed: false },
    { before: { ratio: 0.2, furthest: 0.2, section: 'a', completed: false }, ratio: 0.95, furthest: 0.95, completed: true },
    { before: { ratio: 0.2, furthest: 0.2, section: 'a', completed: false }, ratio: 0.949, furthest: 0.949, completed: false },
    { before: { ratio: 1, furthest: 1, section: 'z', completed: true }, ratio: 0, furthest: 1, completed: true },
    { before: null, ratio: 7, furthest: 1, completed: true },
    { before: null, ratio: -1, furthest: 0, completed: false },
    { before: null, ratio: Number.NaN, furthest: 0, completed: false },
  ])('from $before at $ratio', ({ before, ratio, furthest, completed }) => {
    expect(advance(before, { ratio, section: 'a' })).toMatchObject({ furthest, completed })
  })

  it('keeps the section when the report has none', () => {
    expect(advance({ ratio: 0, furthest: 0, section: 'b', completed: false }, { ratio: 0.1, section: null }).section).toBe('b')
  })

  it('never goes back, and any order of reports reaches the same furthest point', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }), (ratios) => {
        const run = (all: readonly number[]) => all.reduce<Reading | null>((reading, ratio) => advance(reading, { ratio, section: null }), null)
        const forward = run(ratios)
        const backward = run([...ratios].reverse())
        expect(forward?.furthest).toBe(Math.max(...ratios))
        expect(backward?.furthest).toBe(forward?.furthest)
        expect(forward?.completed).toBe(Math.max(...ratios) >= COMPLETE_FROM)
      }),
    )
  })
})

describe('declareRead', () => {
  it('completes and keeps the place', () => {
    expect(declareRead({ ratio: 0.4, furthest: 0.5, section: 'c', completed: false })).toEqual({ ratio: 0.4, furthest: 1, section: 'c', completed: true })
    expect(declareRead(null)).toEqual({ ratio: 0, furthest: 1, section: null, completed: true })
  })
})
