/**
 * A good set of steps without search: again and again the option that closes open requirements at the fewest added
 * minutes each (with all it needs; a part of what adds up counts as that part of a requirement), then whatever turned out
 * not to be needed is taken away, dearest first. The result is never wrong, only perhaps not the cheapest: the classical
 * greedy cover.
 */
import { type OptionsById, type PathGoal, type PathOption, costOf, given, lackOf, openGoals, withNeeds, without } from './path-option'

/** In: goals that the options close together; feasible options. Out: a set that closes them all and of which no member can go. */
export function greedyCover<Option extends PathOption>(goals: readonly PathGoal[], options: OptionsById<Option>): Set<Option> {
  let chosen = new Set<Option>()
  for (let open = openOf(goals, chosen); open.length > 0; open = openOf(goals, chosen)) {
    const next = bestNext(open, chosen, options)
    if (next === undefined) break
    chosen = new Set([...chosen, ...next])
  }
  return withoutIdle(goals, chosen)
}

function openOf(goals: readonly PathGoal[], chosen: Iterable<PathOption>): PathGoal[] {
  const open = openGoals(goals, chosen)
  return goals.filter(({ id }) => open.includes(id))
}

type Offer<Option> = { readonly added: readonly Option[]; readonly price: number; readonly waitDays: number }

function bestNext<Option extends PathOption>(open: readonly PathGoal[], chosen: ReadonlySet<Option>, options: OptionsById<Option>): readonly Option[] | undefined {
  const before = open.map((goal) => lackOf(goal, chosen))
  let best: Offer<Option> | undefined
  for (const option of options.values()) {
    if (chosen.has(option) || !open.some((goal) => given(option, goal) > 0)) continue
    const added = [...withNeeds(option, options)].filter((one) => !chosen.has(one))
    const set = [...chosen, ...added]
    const closed = open.reduce((sum, goal, i) => sum + ((before[i] ?? 0) - lackOf(goal, set)) / (goal.amount ?? 1), 0)
    const { minutes, waitDays } = costOf(added)
    const offer = { added, price: minutes / closed, waitDays }
    if (best === undefined || offer.price < best.price || (offer.price === best.price && offer.waitDays < best.waitDays)) best = offer
  }
  return best?.added
}

/** Takes away what is not needed, dearest first, until each member is. */
export function withoutIdle<Option extends PathOption>(goals: readonly PathGoal[], chosen: ReadonlySet<Option>): Set<Option> {
  let kept = new Set(chosen)
  for (const option of [...chosen].sort((a, b) => b.minutes - a.minutes || b.waitDays - a.waitDays || (a.id < b.id ? -1 : 1))) {
    if (!kept.has(option)) continue
    const rest = without(kept, option)
    if (openGoals(goals, rest).length === 0) kept = rest
  }
  return kept
}
