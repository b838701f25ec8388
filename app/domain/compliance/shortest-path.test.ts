/** The laws of the shortest path on random instances: complete, minimal, as cheap as brute force, the same in any order. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactCover } from './path-exact'
import { greedyCover } from './path-greedy'
import { type PathOption, compareCost, costOf, feasible, openGoals, without } from './path-option'
import { type Ordered, shortestPath } from './shortest-path'

type Option = PathOption & Ordered

const option = (id: string, closes: string[], minutes: number, rest: Partial<Option> = {}): Option => ({ id, closes, minutes, waitDays: 0, needs: [], rank: 0, after: [], ...rest })

const GOALS = ['a', 'b', 'c', 'd', 'e', 'f']

/** Options o0…; needs point to any option, so that circles and unknown ones occur too. */
const instance = (most: number, goals = GOALS) =>
  fc.array(fc.record({ closes: fc.subarray(goals), minutes: fc.integer({ min: 0, max: 12 }), waitDays: fc.integer({ min: 0, max: 3 }), needs: fc.array(fc.integer({ min: 0, max: most }), { maxLength: 1 }), needy: fc.integer({ min: 0, max: 3 }), rank: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: most })
    .map((rows) => rows.map(({ needs, needy, ...row }, at): Option => ({ ...row, id: `o${at}`, needs: needy === 0 ? needs.map((n) => `o${n}`) : [], after: [] })))

/** Every subset that may be done and closes what can be closed; the cheapest cost. */
function bruteForce(goals: readonly string[], options: readonly Option[]) {
  const possible = [...feasible(options).values()]
  let best = null as ReturnType<typeof costOf> | null
  for (let mask = 0; mask < 1 << possible.length; mask++) {
    const set = new Set(possible.filter((_, at) => mask & (1 << at)))
    const doable = [...set].every(({ needs }) => needs.every((need) => [...set].some(({ id }) => id === need)))
    if (!doable || openGoals(goals, set).length > 0) continue
    if (best === null || compareCost(costOf(set), best) < 0) best = costOf(set)
  }
  return best
}

describe('shortest path', () => {
  it('closes every goal that some possible option closes, and names the others', () => {
    fc.assert(fc.property(instance(9), (options) => {
      const path = shortestPath(GOALS, options)
      const closed = new Set(path.steps.flatMap((step) => step.closes))
      expect([...closed, ...path.unclosed].sort()).toEqual(GOALS)
      expect(path.unclosed).toEqual(openGoals(GOALS, feasible(options).values()))
    }))
  })

  it('is minimal: without any step a goal stays open, and the proof names it', () => {
    fc.assert(fc.property(instance(9), (options) => {
      const path = shortestPath(GOALS, options)
      const chosen = new Set(path.steps.map((step) => step.option))
      const goals = GOALS.filter((goal) => !path.unclosed.includes(goal))
      for (const step of path.steps) {
        expect(step.openWithout.length).toBeGreaterThan(0)
        expect(openGoals(goals, without(chosen, step.option))).toEqual(step.openWithout)
      }
    }))
  })

  it('is as cheap as the cheapest of all subsets', () => {
    fc.assert(fc.property(instance(9), (options) => {
      const path = shortestPath(GOALS, options)
      const goals = GOALS.filter((goal) => !path.unclosed.includes(goal))
      expect(path.isExact).toBe(true)
      expect(costOf(path.steps.map((step) => step.option))).toEqual(bruteForce(goals, options))
    }), { numRuns: 300 })
  })

  it('does what is needed first', () => {
    fc.assert(fc.property(instance(9), (options) => {
      const ids = shortestPath(GOALS, options).steps.map((step) => step.option.id)
      for (const { id, needs } of options) if (ids.includes(id)) for (const need of needs) expect(ids.indexOf(need)).toBeLessThan(ids.indexOf(id))
    }))
  })

  it('answers the same in whatever order the question is put', () => {
    fc.assert(fc.property(instance(9).chain((options) => fc.tuple(fc.constant(options), fc.shuffledSubarray(options, { minLength: options.length }))), ([options, shuffled]) => {
      expect(shortestPath([...GOALS].reverse(), shuffled)).toEqual(shortestPath(GOALS, options))
    }))
  })

  it('is valid and minimal by greed alone, and never cheaper than the proven one', () => {
    const many = Array.from({ length: 14 }, (_, n) => `g${n}`)
    fc.assert(fc.property(instance(20, many), (options) => {
      const possible = feasible(options)
      const goals = many.filter((goal) => [...possible.values()].some(({ closes }) => closes.includes(goal)))
      const greedy = greedyCover(goals, possible)
      expect(openGoals(goals, greedy)).toEqual([])
      for (const one of greedy) expect(openGoals(goals, without(greedy, one)).length).toBeGreaterThan(0)
      const exact = exactCover(goals, possible, greedy)
      expect(compareCost(costOf(exact.chosen), costOf(greedy))).toBeLessThanOrEqual(0)
    }))
  })
})

describe('examples', () => {
  it('prefers one course for two gaps to two shorter ones that are longer together', () => {
    const options = [option('both', ['a', 'b'], 90), option('a', ['a'], 50), option('b', ['b'], 60)]
    expect(shortestPath(['a', 'b'], options).steps.map((step) => step.option.id)).toEqual(['both'])
  })

  it('finds the cheapest where greed does not', () => {
    const options = [option('wide', ['a', 'b', 'c'], 30), option('left', ['a', 'b', 'x'], 31), option('right', ['c', 'y', 'z'], 31)]
    const goals = ['a', 'b', 'c', 'x', 'y', 'z']
    expect(shortestPath(goals, options).minutes).toBe(62)
  })

  it('waits less where it learns as long', () => {
    const options = [option('later', ['a'], 60, { waitDays: 7 }), option('sooner', ['a'], 60, { waitDays: 2 })]
    expect(shortestPath(['a'], options)).toMatchObject({ waitDays: 2, steps: [{ option: { id: 'sooner' } }] })
  })

  it('takes a required course along and says for whose sake', () => {
    const options = [option('first', [], 30), option('second', ['a'], 30, { needs: ['first'] })]
    const path = shortestPath(['a'], options)
    expect(path.steps.map(({ option: { id }, closes, openWithout }) => [id, closes, openWithout])).toEqual([['first', [], ['a']], ['second', ['a'], ['a']]])
  })

  it('cannot use what needs something that is not there, or itself', () => {
    expect(shortestPath(['a'], [option('x', ['a'], 1, { needs: ['gone'] })]).unclosed).toEqual(['a'])
    expect(shortestPath(['a'], [option('x', ['a'], 1, { needs: ['y'] }), option('y', [], 1, { needs: ['x'] })]).unclosed).toEqual(['a'])
  })

  it('goes over to greed where the gap has too many choices, and says so', () => {
    const goals = Array.from({ length: 30 }, (_, n) => `g${String(n).padStart(2, '0')}`)
    const options = goals.flatMap((goal, n) => [option(`s${goal}`, [goal], 10), option(`p${goal}`, [goal, goals[(n + 1) % 30] ?? ''], 15)])
    const path = shortestPath(goals, options)
    expect(path.isExact).toBe(false)
    expect(path.unclosed).toEqual([])
    expect(path.steps.every(({ openWithout }) => openWithout.length > 0)).toBe(true)
  })
})
