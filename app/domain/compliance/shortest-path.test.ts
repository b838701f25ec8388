/** The laws of the shortest path on random instances: complete, minimal, as cheap as brute force, the same in any order. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exactCover } from './path-exact'
import { greedyCover, withoutIdle } from './path-greedy'
import { type PathGoal, type PathOption, compareCost, costOf, feasible, openGoals, without } from './path-option'
import { type Ordered, type ShortestPath, shortestPath } from './shortest-path'

type Option = PathOption & Ordered
type World = { readonly goals: readonly PathGoal[]; readonly options: readonly Option[] }

const option = (id: string, closes: string[], minutes: number, rest: Partial<Option> = {}): Option => ({ id, closes, minutes, waitDays: 0, needs: [], rank: 0, after: [], ...rest })
const plain = (...ids: string[]): PathGoal[] => ids.map((id) => ({ id }))

const IDS = ['a', 'b', 'c', 'd', 'e', 'f']
/** Requirements that add up: of this year's tiết, and of a stronger grade. */
const HOURS = ['h', 'k']

/** Options o0…; needs point to any option, so that circles and unknown ones occur too. Goals: some may stay one level below, some add up. */
const world = (most: number, ids = IDS): fc.Arbitrary<World> => {
  const row = fc.record({ closes: fc.subarray(ids), lower: fc.subarray(ids), hours: fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 2 }), minutes: fc.integer({ min: 0, max: 12 }), waitDays: fc.integer({ min: 0, max: 3 }), needs: fc.array(fc.integer({ min: 0, max: most }), { maxLength: 1 }), needy: fc.integer({ min: 0, max: 3 }), rank: fc.integer({ min: 0, max: 2 }) })
  const options = fc.array(row, { minLength: 1, maxLength: most }).map((rows) => rows.map(({ needs, needy, hours, closes, lower, ...rest }, at): Option => ({ ...rest, closes, closesBelow: [...new Set([...closes, ...lower])], adds: Object.fromEntries(HOURS.flatMap((id, n) => ((hours[n] ?? 0) > 0 ? [[id, hours[n] ?? 0] as const] : []))), id: `o${at}`, needs: needy === 0 ? needs.map((n) => `o${n}`) : [], after: [] })))
  const goals = fc.record({ below: fc.array(fc.constantFrom('held' as const, 'open' as const, undefined, undefined), { minLength: ids.length, maxLength: ids.length }), tolerates: fc.boolean(), amounts: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 2, maxLength: 2 }) })
    .map(({ below, tolerates, amounts }): PathGoal[] => [...ids.map((id, n): PathGoal => ({ id, ...(tolerates && below[n] !== undefined ? { below: below[n] } : {}) })), ...HOURS.flatMap((id, n): PathGoal[] => ((amounts[n] ?? 0) > 0 ? [{ id, amount: amounts[n] }] : []))])
  return fc.record({ goals, options })
}

const reachable = ({ goals }: World, path: ShortestPath<Option>) => goals.filter(({ id }) => !path.unclosed.includes(id)).sort((a, b) => (a.id < b.id ? -1 : 1))

/** Every subset that may be done and leaves no more open than doing everything does; the cheapest cost. */
function bruteForce({ goals, options }: World) {
  const possible = [...feasible(options).values()]
  const least = openGoals(goals, possible).length
  let best = null as ReturnType<typeof costOf> | null
  for (let mask = 0; mask < 1 << possible.length; mask++) {
    const set = new Set(possible.filter((_, at) => mask & (1 << at)))
    const doable = [...set].every(({ needs }) => needs.every((need) => [...set].some(({ id }) => id === need)))
    if (!doable || openGoals(goals, set).length > least) continue
    if (best === null || compareCost(costOf(set), best) < 0) best = costOf(set)
  }
  return best
}

describe('shortest path', () => {
  it('leaves open no more than doing everything would, and names it', () => {
    fc.assert(fc.property(world(9), (given) => {
      const path = shortestPath(given.goals, given.options)
      expect(path.unclosed).toHaveLength(openGoals(given.goals, feasible(given.options).values()).length)
      expect(openGoals(reachable(given, path), path.steps.map((step) => step.option))).toEqual([])
      const closed = new Set(path.steps.flatMap((step) => step.closes))
      for (const { id } of reachable(given, path)) expect(closed.has(id) || path.tolerated === id).toBe(true)
    }))
  })

  it('is minimal: without any step a goal stays open, and the proof names it', () => {
    fc.assert(fc.property(world(9), (given) => {
      const path = shortestPath(given.goals, given.options)
      const chosen = new Set(path.steps.map((step) => step.option))
      for (const step of path.steps) {
        expect(step.openWithout.length).toBeGreaterThan(0)
        expect(openGoals(reachable(given, path), without(chosen, step.option))).toEqual(step.openWithout)
      }
    }), { numRuns: 300 })
  })

  it('is as cheap as the cheapest of all subsets', () => {
    fc.assert(fc.property(world(9), (given) => {
      const path = shortestPath(given.goals, given.options)
      expect(path.isExact).toBe(true)
      expect(costOf(path.steps.map((step) => step.option))).toEqual(bruteForce(given))
    }), { numRuns: 600 })
  })

  it('lets at most one goal stay one level below, and only one that is proven that far', () => {
    fc.assert(fc.property(world(9), (given) => {
      const path = shortestPath(given.goals, given.options)
      const chosen = path.steps.map((step) => step.option)
      const short = openGoals(reachable(given, path).map(({ id, amount }) => ({ id, amount })), chosen)
      expect(short).toEqual(path.tolerated === null ? [] : [path.tolerated])
      const goal = given.goals.find(({ id }) => id === path.tolerated)
      if (goal !== undefined) expect(goal.below === 'held' || (goal.below === 'open' && chosen.some(({ closesBelow }) => closesBelow?.includes(goal.id)))).toBe(true)
    }))
  })

  it('does what is needed first', () => {
    fc.assert(fc.property(world(9), ({ goals, options }) => {
      const ids = shortestPath(goals, options).steps.map((step) => step.option.id)
      for (const { id, needs } of options) if (ids.includes(id)) for (const need of needs) expect(ids.indexOf(need)).toBeLessThan(ids.indexOf(id))
    }))
  })

  it('answers the same in whatever order the question is put', () => {
    fc.assert(fc.property(world(9).chain((one) => fc.tuple(fc.constant(one), fc.shuffledSubarray([...one.options], { minLength: one.options.length }))), ([{ goals, options }, shuffled]) => {
      expect(shortestPath([...goals].reverse(), shuffled)).toEqual(shortestPath(goals, options))
    }))
  })

  it('is valid and minimal by greed alone, and never cheaper than the proven one', () => {
    fc.assert(fc.property(world(20, Array.from({ length: 14 }, (_, n) => `g${n}`)), (given) => {
      const possible = feasible(given.options)
      const whole = given.goals.map(({ id, amount }): PathGoal => ({ id, amount }))
      const lost = openGoals(whole, possible.values())
      const goals = whole.filter(({ id }) => !lost.includes(id))
      const greedy = greedyCover(goals, possible)
      expect(openGoals(goals, greedy)).toEqual([])
      for (const one of greedy) expect(openGoals(goals, without(greedy, one)).length).toBeGreaterThan(0)
      const exact = exactCover(goals, possible, greedy)
      expect(compareCost(costOf(exact.chosen), costOf(greedy))).toBeLessThanOrEqual(0)
      const tolerant = withoutIdle(given.goals.filter(({ id }) => !lost.includes(id)), greedy)
      for (const one of tolerant) expect(openGoals(given.goals.filter(({ id }) => !lost.includes(id)), without(tolerant, one)).length).toBeGreaterThan(0)
    }))
  })
})

describe('examples', () => {
  it('prefers one course for two gaps to two shorter ones that are longer together', () => {
    const options = [option('both', ['a', 'b'], 90), option('a', ['a'], 50), option('b', ['b'], 60)]
    expect(shortestPath(plain('a', 'b'), options).steps.map((step) => step.option.id)).toEqual(['both'])
  })

  it('finds the cheapest where greed does not', () => {
    const options = [option('wide', ['a', 'b', 'c'], 30), option('left', ['a', 'b', 'x'], 31), option('right', ['c', 'y', 'z'], 31)]
    const goals = plain('a', 'b', 'c', 'x', 'y', 'z')
    expect(shortestPath(goals, options).minutes).toBe(62)
  })

  it('waits less where it learns as long', () => {
    const options = [option('later', ['a'], 60, { waitDays: 7 }), option('sooner', ['a'], 60, { waitDays: 2 })]
    expect(shortestPath(plain('a'), options)).toMatchObject({ waitDays: 2, steps: [{ option: { id: 'sooner' } }] })
  })

  it('takes a required course along and says for whose sake', () => {
    const options = [option('first', [], 30), option('second', ['a'], 30, { needs: ['first'] })]
    const path = shortestPath(plain('a'), options)
    expect(path.steps.map(({ option: { id }, closes, openWithout }) => [id, closes, openWithout])).toEqual([['first', [], ['a']], ['second', ['a'], ['a']]])
  })

  it('cannot use what needs something that is not there, or itself', () => {
    expect(shortestPath(plain('a'), [option('x', ['a'], 1, { needs: ['gone'] })]).unclosed).toEqual(['a'])
    expect(shortestPath(plain('a'), [option('x', ['a'], 1, { needs: ['y'] }), option('y', [], 1, { needs: ['x'] })]).unclosed).toEqual(['a'])
  })

  it('goes over to greed where the gap has too many choices, and says so', () => {
    const goals = Array.from({ length: 30 }, (_, n) => `g${String(n).padStart(2, '0')}`)
    const options = goals.flatMap((goal, n) => [option(`s${goal}`, [goal], 10), option(`p${goal}`, [goal, goals[(n + 1) % 30] ?? ''], 15)])
    const path = shortestPath(plain(...goals), options)
    expect(path.isExact).toBe(false)
    expect(path.unclosed).toEqual([])
    expect(path.steps.every(({ openWithout }) => openWithout.length > 0)).toBe(true)
  })

  it('adds up what courses give, counts those taken for something else, and takes no more than is missing', () => {
    const adds = (hours: number) => ({ adds: { h: hours } })
    const options = [option('needed', ['a'], 100, adds(12)), option('cheap', [], 60, adds(8)), option('dear', [], 90, adds(8)), option('long', [], 300, adds(40))]
    expect(shortestPath([{ id: 'h', amount: 20 }, { id: 'a' }], options).steps.map((step) => [step.option.id, step.closes])).toEqual([['cheap', ['h']], ['needed', ['a', 'h']]])
    expect(shortestPath([{ id: 'h', amount: 40 }], options).steps.map((step) => step.option.id)).toEqual(['long'])
    expect(shortestPath([{ id: 'h', amount: 69 }], options)).toMatchObject({ steps: [], unclosed: ['h'] })
  })

  it('leaves the dearer of two one level below', () => {
    const options = [option('dear', ['a'], 200), option('cheap', ['b'], 50), option('lower', [], 20, { closesBelow: ['b'] })]
    expect(shortestPath([{ id: 'a', below: 'held' }, { id: 'b', below: 'held' }], options)).toMatchObject({ minutes: 50, tolerated: 'a', steps: [{ option: { id: 'cheap' } }] })
    expect(shortestPath([{ id: 'a' }, { id: 'b', below: 'open' }], options)).toMatchObject({ minutes: 220, tolerated: 'b' })
    expect(shortestPath(plain('a', 'b'), options)).toMatchObject({ minutes: 250, tolerated: null })
  })
})
