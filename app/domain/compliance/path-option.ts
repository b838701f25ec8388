/**
 * A thing that can be done to close requirements, as the search sees it, and the laws of sets of such things.
 * A set may be done when everything its members need is in it (a required earlier course). Its cost is its learning
 * minutes, then the days one must wait (waits run side by side, so the longest counts), then the number of steps.
 * Source: issue "Compliance" (shortest path: learning minutes, then waiting days).
 */
export type PathOption = {
  readonly id: string
  /** Ids of the requirements that are met once it is done. */
  readonly closes: readonly string[]
  /** Learning and testing time, whole minutes ≥ 0. */
  readonly minutes: number
  /** Days from today before it can be finished, whatever the pace; ≥ 0. */
  readonly waitDays: number
  /** Ids of options that must be done before it. */
  readonly needs: readonly string[]
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

/** The goals that a set leaves open, in their order. */
export function openGoals(goals: readonly string[], chosen: Iterable<PathOption>): string[] {
  const closed = new Set<string>()
  for (const { closes } of chosen) for (const goal of closes) closed.add(goal)
  return goals.filter((goal) => !closed.has(goal))
}

function byId(a: PathOption, b: PathOption): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}
