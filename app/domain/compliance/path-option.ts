/**
 * A thing that can be done to close requirements, as the search sees it, and the laws of sets of such things.
 * Some requirements add up (yearly tiết): they are closed when what the set gives reaches the amount missing. Where a
 * standard tolerates one competency one level below, a set may leave open one goal that is proven that far.
 * A set may be done when everything its members need is in it (a required earlier course). Its cost is its learning
 * minutes, then the days one must wait (waits run side by side, so the longest counts), then the number of steps.
 * Source: issue "Compliance" (shortest path: learning minutes, then waiting days).
 */
export type PathOption = {
  readonly id: string
  /** Ids of the requirements that are met once it is done. */
  readonly closes: readonly string[]
  /** Ids of the requirements that are then proven one level below what is asked, where that may be tolerated. */
  readonly closesBelow?: readonly string[]
  /** What it gives towards requirements that add up, by their ids; whole > 0. */
  readonly adds?: Readonly<Record<string, number>>
  /** Learning and testing time, whole minutes ≥ 0. */
  readonly minutes: number
  /** Days from today before it can be finished, whatever the pace; ≥ 0. */
  readonly waitDays: number
  /** Ids of options that must be done before it. */
  readonly needs: readonly string[]
}

/** A requirement as the search sees it. */
export type PathGoal = {
  readonly id: string
  /** What is missing of one that adds up; whole > 0. Left out: one option closes it whole. */
  readonly amount?: number
  /** May be the one that is tolerated one level below: `held`, proven that far already; `open`, not yet. Left out: not. */
  readonly below?: 'held' | 'open'
  /** Taken as tolerated: one level below closes it. */
  readonly lowered?: true
}

export type PathCost = { readonly minutes: number; readonly waitDays: number; readonly steps: number }
export type OptionsById<Option extends PathOption> = ReadonlyMap<string, Option>

/** What a set of options costs. Total. */
export function costOf(options: Iterable<PathOption>): PathCost {
  let [minutes, waitDays, steps] = [0, 0, 0]
  for (const option of options) {
    minutes += option.minutes
    waitDays = Math.max(waitDays, option.waitDays)
    steps++
  }
  return { minutes, waitDays, steps }
}

/** Negative when `a` is cheaper: by minutes, then waiting days, then steps. */
export function compareCost(a: PathCost, b: PathCost): number {
  return a.minutes - b.minutes || a.waitDays - b.waitDays || a.steps - b.steps
}

/** Options that can be done at all, by id in order: all they need, and what that needs, is there and goes in no circle. */
export function feasible<Option extends PathOption>(options: readonly Option[]): OptionsById<Option> {
  const known = new Map([...options].sort(byId).map((option) => [option.id, option]))
  const state = new Map<string, boolean>()
  const possible = (id: string, under: readonly string[]): boolean => {
    const option = known.get(id)
    if (option === undefined || under.includes(id)) return false
    const before = state.get(id)
    if (before !== undefined) return before
    const answer = option.needs.every((need) => possible(need, [...under, id]))
    state.set(id, answer)
    return answer
  }
  return new Map([...known].filter(([id]) => possible(id, [])))
}

/** The option with all it needs. In: feasible options. */
export function withNeeds<Option extends PathOption>(option: Option, options: OptionsById<Option>, found = new Set<Option>()): ReadonlySet<Option> {
  if (found.has(option)) return found
  found.add(option)
  for (const need of option.needs) {
    const needed = options.get(need)
    if (needed !== undefined) withNeeds(needed, options, found)
  }
  return found
}

/** What can still be done of a set when one member is left out: what needs it falls with it. */
export function without<Option extends PathOption>(chosen: ReadonlySet<Option>, left: Option): Set<Option> {
  const rest = new Set(chosen)
  const gone = new Set([left.id])
  rest.delete(left)
  for (let fell = true; fell; ) {
    fell = false
    for (const option of rest) {
      if (!option.needs.some((need) => gone.has(need))) continue
      rest.delete(option)
      gone.add(option.id)
      fell = true
    }
  }
  return rest
}

/** What an option gives towards a goal: all of it, a part of what adds up, or nothing. Total. */
export function given({ closes, closesBelow, adds }: PathOption, { id, amount = 1, lowered }: PathGoal): number {
  if (closes.includes(id) || (lowered === true && closesBelow?.includes(id) === true)) return amount
  return adds?.[id] ?? 0
}

/** What a set leaves missing of a goal, one level below not counted; 0 = closed. Total. */
export function lackOf(goal: PathGoal, chosen: Iterable<PathOption>): number {
  let lack = goal.amount ?? 1
  for (const option of chosen) {
    lack -= given(option, goal)
    if (lack <= 0) return 0
  }
  return lack
}

/** The goals that a set leaves open, in their order, less the first of them that may be tolerated. */
export function openGoals(goals: readonly PathGoal[], chosen: Iterable<PathOption>): string[] {
  const set = [...chosen]
  const open = goals.filter((goal) => lackOf(goal, set) > 0)
  const spared = open.find((goal) => isBelow(goal, set))
  return open.flatMap((goal) => (goal === spared ? [] : [goal.id]))
}

/** Whether the set proves the goal one level below, or it is so already. */
export function isBelow(goal: PathGoal, chosen: Iterable<PathOption>): boolean {
  return goal.below === 'held' || (goal.below === 'open' && lackOf({ ...goal, lowered: true }, chosen) === 0)
}

function byId(a: PathOption, b: PathOption): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
