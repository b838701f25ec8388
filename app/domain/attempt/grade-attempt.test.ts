import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shuffle } from '../kernel/random'
import { gradeAttempt, latestSteps, percentOf, type AnswerStep, type GradablePlace } from './grade-attempt'

/** A place whose response is the fraction it earns. */
const place = (ordinal: number, mustBeRight = false, points = 1): GradablePlace => ({
  ordinal,
  points,
  mustBeRight,
  grade: (response) => ({ fraction: response as number, right: response === 1 }),
})
const step = (ordinal: number, response: number, sequence = 1, late = false): AnswerStep => ({ ordinal, sequence, late, response })
const tenPlaces = Array.from({ length: 10 }, (_, n) => place(n + 1, n >= 8))
const answers = (right: number) => Array.from({ length: 10 }, (_, n) => step(n + 1, n < right ? 1 : 0))

describe('gradeAttempt', () => {
  it.each<[string, AnswerStep[], number, boolean, number[]]>([
    ['nothing answered', [], 0, false, [9, 10]],
    ['all right', answers(10), 10, true, []],
    ['nine right, one ★ wrong: not passed', answers(9), 9, false, [10]],
    ['eight right of the plain ones, both ★ wrong', answers(8), 8, false, [9, 10]],
    ['80 % with both ★', [...answers(10).slice(2)], 8, true, []],
    ['just below 80 %', [step(1, 0.99), ...answers(10).slice(3)], 7.99, false, []],
    ['three thirds make one', [step(1, 1 / 3), step(2, 1 / 3), step(3, 1 / 3), ...answers(10).slice(3)], 8, true, []],
  ])('%s', (_name, steps, mark, passed, failedStars) => {
    const result = gradeAttempt(tenPlaces, steps, 80)
    expect(result).toMatchObject({ mark, maximum: 10, passed, failedStars })
    expect(result.percent).toBeCloseTo(mark * 10)
  })

  it('counts the highest sequence that is not late', () => {
    const steps = [step(1, 0, 1), step(1, 1, 2), step(1, 0, 3, true)]
    for (const seed of ['a', 'b', 'c']) expect(gradeAttempt([place(1)], shuffle(seed, steps), 80).mark).toBe(1)
    expect(gradeAttempt([place(1)], [step(1, 1, 1, true)], 80).perPlace).toEqual([{ ordinal: 1, fraction: 0, right: false, mustBeRight: false }])
  })

  it('weighs points', () => {
    expect(gradeAttempt([place(1, false, 3), place(2)], [step(1, 0.5), step(2, 1)], 60)).toMatchObject({ mark: 2.5, maximum: 4, percent: 62.5, passed: true })
  })

  it('stays between nothing and everything, and more right never lowers the mark', () => {
    const fraction = fc.constantFrom(0, 1 / 3, 0.25, 0.5, 2 / 3, 1)
    fc.assert(fc.property(fc.array(fraction, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 100 }), (fractions, percent) => {
      const places = fractions.map((_, n) => place(n + 1, n % 7 === 0))
      const steps = fractions.map((value, n) => step(n + 1, value))
      const before = gradeAttempt(places, steps, percent)
      const better = gradeAttempt(places, [...steps, step(1, 1, 2)], percent)
      expect(before.mark).toBeGreaterThanOrEqual(0)
      expect(before.mark).toBeLessThanOrEqual(before.maximum)
      expect(better.mark).toBeGreaterThanOrEqual(before.mark)
      expect(!before.passed || better.passed).toBe(true)
      expect(gradeAttempt(places, steps, percent)).toEqual(before)
    }))
  })
})

describe('fatal errors, markers and treatments', () => {
  const fatal: GradablePlace = { ...place(1), grade: () => ({ fraction: 0.75, right: false, fatal: true }) }
  const essay = (ordinal: number, mustBeRight = false): GradablePlace => ({ ...place(ordinal, mustBeRight, 2), grade: () => ({ fraction: 0, right: false, needsMarking: true }) })

  it('a fatal answer fails the test whatever the mark, and is listed', () => {
    const result = gradeAttempt([fatal, place(2, false, 9)], [step(1, 1), step(2, 1)], 80)
    expect(result).toMatchObject({ mark: 9.75, percent: 97.5, passed: false, fatalPlaces: [1], failedStars: [] })
    expect(result.perPlace[0]).toEqual({ ordinal: 1, fraction: 0.75, right: false, mustBeRight: false, fatal: true })
    expect(gradeAttempt([fatal, place(2, false, 9)], [step(2, 1)], 80)).toMatchObject({ passed: true, fatalPlaces: [] })
  })

  it('an essay waits for its markers, and is graded with what they give', () => {
    const places = [essay(1, true), place(2)]
    const steps = [step(1, 0), step(2, 1)]
    expect(gradeAttempt(places, steps, 30)).toMatchObject({ mark: 1, maximum: 3, passed: false, toBeMarked: [1], failedStars: [] })
    expect(gradeAttempt(places, steps, 30, new Map([[1, 1]]))).toMatchObject({ mark: 3, passed: true, toBeMarked: [], failedStars: [] })
    const half = gradeAttempt(places, steps, 30, new Map([[1, 0.5]]))
    expect(half).toMatchObject({ mark: 2, passed: false, failedStars: [1] })
    expect(half.perPlace[0]).toEqual({ ordinal: 1, fraction: 0.5, right: false, mustBeRight: true, marked: true })
    // Not answered: nobody need look at it. A mark for a place that a machine grades changes nothing.
    expect(gradeAttempt(places, [step(2, 1)], 30)).toMatchObject({ mark: 1, toBeMarked: [], failedStars: [1] })
    expect(gradeAttempt(places, [step(2, 1)], 30, new Map([[1, 1], [2, 0]]))).toMatchObject({ mark: 1 })
  })

  it('a re-grade can call a place right for everyone, or leave it out with its ★ and its fatal error', () => {
    const places = [place(1, true), place(2), place(3)]
    const as = (treatment: 'everyone_right' | 'left_out', one: GradablePlace) => ({ ...one, treatment })
    const steps = [step(1, 0), step(2, 1), step(3, 0)]
    expect(gradeAttempt(places, steps, 60)).toMatchObject({ mark: 1, maximum: 3, passed: false, failedStars: [1] })
    expect(gradeAttempt([as('everyone_right', place(1, true)), ...places.slice(1)], steps, 60)).toMatchObject({ mark: 2, maximum: 3, passed: true, failedStars: [] })
    expect(gradeAttempt([as('everyone_right', place(1, true)), ...places.slice(1)], [], 60)).toMatchObject({ mark: 1, maximum: 3 })
    expect(gradeAttempt([as('left_out', place(1, true)), ...places.slice(1)], steps, 50)).toMatchObject({ mark: 1, maximum: 2, percent: 50, passed: true, failedStars: [] })
    expect(gradeAttempt([as('left_out', fatal), as('left_out', essay(2)), place(3)], [step(1, 1), step(2, 0), step(3, 1)], 80)).toMatchObject({ mark: 1, maximum: 1, passed: true, fatalPlaces: [], toBeMarked: [] })
    expect(gradeAttempt([as('left_out', place(1))], steps, 80)).toMatchObject({ mark: 0, maximum: 0, percent: 0, passed: false })
  })
})

describe('latestSteps', () => {
  it('keeps one step a place', () => {
    expect([...latestSteps([step(1, 0, 2), step(2, 1, 1), step(1, 1, 5)]).values()].map(({ sequence }) => sequence)).toEqual([5, 1])
  })
})

describe('percentOf', () => {
  it.each([[32, 40, 80], [31.9999, 40, 79.99], [0, 40, 0], [1, 3, 33.33], [40, 40, 100], [0, 0, 0]])('%f of %f is %f', (mark, maximum, percent) => {
    expect(percentOf(mark, maximum)).toBe(percent)
  })
})
