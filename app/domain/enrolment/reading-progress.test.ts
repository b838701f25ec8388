import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { advance, COMPLETE_FROM, declareRead, readPlace, type Reading, writePlace } from './reading-progress'

const reading = (furthest: number, completed = false): Reading => ({ ratio: furthest, furthest, place: null, completed })

describe('advance', () => {
  it.each([
    { before: null, ratio: 0.3, furthest: 0.3, completed: false },
    { before: reading(0.8), ratio: 0.2, furthest: 0.8, completed: false },
    { before: reading(0.2), ratio: 0.95, furthest: 0.95, completed: true },
    { before: reading(0.2), ratio: 0.949, furthest: 0.949, completed: false },
    { before: reading(1, true), ratio: 0, furthest: 1, completed: true },
    { before: null, ratio: 7, furthest: 1, completed: true },
    { before: null, ratio: -1, furthest: 0, completed: false },
    { before: null, ratio: Number.NaN, furthest: 0, completed: false },
  ])('from $before at $ratio', ({ before, ratio, furthest, completed }) => {
    expect(advance(before, { ratio, place: null })).toMatchObject({ furthest, completed })
  })

  it('takes the last place reported, brought into the section', () => {
    const before: Reading = { ...reading(0.5), place: { section: 'b', within: 0.2 } }
    expect(advance(before, { ratio: 0.1, place: { section: 'a', within: 4 } }).place).toEqual({ section: 'a', within: 1 })
    expect(advance(before, { ratio: 0, place: null }).place).toBeNull()
  })

  it('never goes back, and any order of reports reaches the same furthest point', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 12 }), (ratios) => {
        const run = (all: readonly number[]) => all.reduce<Reading | null>((known, ratio) => advance(known, { ratio, place: null }), null)
        const forward = run(ratios)
        expect(forward?.furthest).toBe(Math.max(...ratios))
        expect(run([...ratios].reverse())?.furthest).toBe(forward?.furthest)
        expect(forward?.completed).toBe(Math.max(...ratios) >= COMPLETE_FROM)
      }),
    )
  })
})

describe('declareRead', () => {
  it('completes and keeps the place', () => {
    const place = { section: 'c', within: 0.5 }
    expect(declareRead({ ratio: 0.4, furthest: 0.5, place, completed: false })).toEqual({ ratio: 0.4, furthest: 1, place, completed: true })
    expect(declareRead(null)).toEqual({ ratio: 0, furthest: 1, place: null, completed: true })
  })
})

describe('places as text', () => {
  it.each([
    { text: null, place: null },
    { text: '', place: null },
    { text: 'cach-tinh', place: { section: 'cach-tinh', within: 0 } },
    { text: 'cach-tinh:0.42', place: { section: 'cach-tinh', within: 0.42 } },
    { text: 'cach-tinh:x', place: { section: 'cach-tinh', within: 0 } },
    { text: 'cach-tinh:9', place: { section: 'cach-tinh', within: 1 } },
  ])('$text', ({ text, place }) => expect(readPlace(text)).toEqual(place))

  it('come back as written, to a thousandth', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9-]{1,30}$/), fc.double({ min: 0, max: 1, noNaN: true }), (section, within) => {
        const back = readPlace(writePlace({ section, within }))
        expect(back?.section).toBe(section)
        expect(Math.abs((back?.within ?? 9) - within)).toBeLessThanOrEqual(0.0005001)
      }),
    )
  })
})
