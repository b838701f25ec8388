/**
 * The cheapest set of steps, proven: branch and bound over the requirement with the fewest ways to close it (any
 * complete set holds one of these). Bound: each open requirement costs at least its share of the cheapest option per
 * requirement closed, so the shares of all never exceed what any completion costs. It starts from the greedy set.
 */
import { type OptionsById, type PathCost, type PathOption, compareCost, costOf, openGoals, withNeeds } from './path-option'

/** Beyond so many requirements with a choice of steps the search is not begun. */
export const EXACT_GOALS = 24
/** Beyond so many branches it is given up; the best found so far stands, unproven. */
export const EXACT_NODES = 20_000

export type Searched<Option> = { readonly chosen: ReadonlySet<Option>; readonly proven: boolean }

/** In: goals that some option closes, feasible options, a set that closes all. Out: the cheapest, and whether that is proven. */
export function exactCover<Option extends PathOption>(goals: readonly string[], options: OptionsById<Option>, start: ReadonlySet<Option>): Searched<Option> {
  const ways = new Map(goals.map((goal) => [goal, [...options.values()].filter(({ closes }) => closes.includes(goal))]))
  if ([...ways.values()].filter(({ length }) => length > 1).length > EXACT_GOALS) return { chosen: start, proven: false }
  let best: { chosen: ReadonlySet<Option>; cost: PathCost } = { chosen: start, cost: costOf(start) }
  let nodes = 0
  const visit = (chosen: ReadonlySet<Option>): void => {
    if (++nodes > EXACT_NODES) return
    const cost = costOf(chosen)
    const open = openGoals(goals, chosen)
    if (open.length === 0) {
      if (compareCost(cost, best.cost) < 0) best = { chosen, cost }
      return
    }
    if (compareCost(leastCost(cost, open, ways), best.cost) >= 0) return
    const goal = open.reduce((a, b) => (waysOf(ways, b).length < waysOf(ways, a).length ? b : a))
    const branches = waysOf(ways, goal).map((option) => new Set([...chosen, ...withNeeds(option, options)]))
    for (const branch of branches.sort((a, b) => compareCost(costOf(a), costOf(b)))) visit(branch)
  }
  visit(new Set())
  return { chosen: best.chosen, proven: nodes <= EXACT_NODES }
}

type Ways<Option> = ReadonlyMap<string, readonly Option[]>

function waysOf<Option>(ways: Ways<Option>, goal: string): readonly Option[] {
  return ways.get(goal) ?? []
}

/** No completion of the set costs less than this. Minutes are whole, so the sum of shares may be rounded up. */
function leastCost<Option extends PathOption>(cost: PathCost, open: readonly string[], ways: Ways<Option>): PathCost {
  let shares = 0
  let waitDays = cost.waitDays
  for (const goal of open) {
    let [share, wait] = [Infinity, Infinity]
    for (const option of waysOf(ways, goal)) {
      share = Math.min(share, option.minutes / option.closes.filter((one) => open.includes(one)).length)
      wait = Math.min(wait, option.waitDays)
    }
    shares += share
    waitDays = Math.max(waitDays, wait)
  }
  return { minutes: cost.minutes + Math.ceil(shares - 1e-6), waitDays, steps: cost.steps + 1 }
}
