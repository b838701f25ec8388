/**
 * The cheapest set of steps, proven: branch and bound over the requirement with the fewest ways to close it. Any complete
 * set holds one of these ways, and is looked for under the first of them that it holds: the ways before are barred there,
 * so no set is tried twice. Bound: the minutes of an option are shared out over the open requirements it gives to; the
 * cheapest shares that cover what is missing (parts of options allowed) never exceed what any completion costs.
 * It starts from the greedy set.
 */
import { type OptionsById, type PathCost, type PathGoal, type PathOption, compareCost, costOf, given, lackOf, withNeeds } from './path-option'

/** Beyond so many requirements with a choice of steps the search is not begun. */
export const EXACT_GOALS = 24
/** Beyond so many branches it is given up; the best found so far stands, unproven. */
export const EXACT_NODES = 20_000

export type Searched<Option> = { readonly chosen: ReadonlySet<Option>; readonly proven: boolean }

type Way<Option> = { readonly option: Option; readonly gives: number }
type Open<Option> = { readonly lack: number; readonly ways: readonly Way<Option>[] }

/** In: goals that the options close together, feasible options, a set that closes all. Out: the cheapest, and whether that is proven. Nothing is tolerated here but what is lowered. */
export function exactCover<Option extends PathOption>(goals: readonly PathGoal[], options: OptionsById<Option>, start: ReadonlySet<Option>, most = EXACT_NODES): Searched<Option> {
  const all = goals.map((goal) => ({ goal, ways: waysOf(goal, options) }))
  if (all.filter(({ ways }) => ways.length > 1).length > EXACT_GOALS) return { chosen: start, proven: false }
  let best: { chosen: ReadonlySet<Option>; cost: PathCost } = { chosen: start, cost: costOf(start) }
  let nodes = 0
  const visit = (chosen: ReadonlySet<Option>, barred: ReadonlySet<Option>): void => {
    if (++nodes > most) return
    const cost = costOf(chosen)
    const open = all.flatMap(({ goal, ways }): Open<Option>[] => {
      const lack = lackOf(goal, chosen)
      return lack === 0 ? [] : [{ lack, ways: ways.filter(({ option }) => !chosen.has(option) && !barred.has(option)) }]
    })
    const first = open.reduce<Open<Option> | undefined>((a, b) => (a === undefined || b.ways.length < a.ways.length ? b : a), undefined)
    if (first === undefined) {
      if (compareCost(cost, best.cost) < 0) best = { chosen, cost }
      return
    }
    if (compareCost(leastCost(cost, open), best.cost) >= 0) return
    const branches = first.ways.map(({ option }) => ({ option, set: new Set([...chosen, ...withNeeds(option, options)]) })).sort((a, b) => compareCost(costOf(a.set), costOf(b.set)))
    const passed = new Set(barred)
    for (const { option, set } of branches) {
      if (![...set].some((one) => passed.has(one))) visit(set, passed)
      passed.add(option)
    }
  }
  visit(new Set(), new Set())
  return { chosen: best.chosen, proven: nodes <= most }
}

function waysOf<Option extends PathOption>(goal: PathGoal, options: OptionsById<Option>): Way<Option>[] {
  return [...options.values()].map((option) => ({ option, gives: given(option, goal) })).filter(({ gives }) => gives > 0)
}

/** No completion of the set costs less than this; infinite minutes where nothing completes it. Minutes are whole, so the sum of shares may be rounded up. */
function leastCost<Option extends PathOption>(cost: PathCost, open: readonly Open<Option>[]): PathCost {
  const serves = new Map<Option, number>()
  for (const { ways } of open) for (const { option } of ways) serves.set(option, (serves.get(option) ?? 0) + 1)
  const share = (option: Option) => option.minutes / (serves.get(option) ?? 1)
  let shares = 0
  let { waitDays } = cost
  for (const { lack, ways } of open) {
    shares += leastShare(lack, ways.map(({ option, gives }) => ({ gives: Math.min(gives, lack), share: share(option) })))
    waitDays = Math.max(waitDays, ways.reduce((least, { option }) => Math.min(least, option.waitDays), Infinity))
  }
  return { minutes: cost.minutes + Math.ceil(shares - 1e-6), waitDays, steps: cost.steps + 1 }
}

/** The cheapest parts of ways that give what is missing. */
function leastShare(lack: number, ways: readonly { readonly gives: number; readonly share: number }[]): number {
  let [left, sum] = [lack, 0]
  for (const { gives, share } of [...ways].sort((a, b) => a.share / a.gives - b.share / b.gives)) {
    const part = Math.min(1, left / gives)
    sum += part * share
    left -= part * gives
    if (left <= 1e-9) return sum
  }
  return Infinity
}
