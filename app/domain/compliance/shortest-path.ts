/**
 * The cheapest steps that close every requirement which can be closed, in the order to take them, with the proof that
 * none of them can be left out. Exact up to EXACT_GOALS requirements with a choice and EXACT_NODES branches of the
 * search, greedy beyond; either way minimal. The same question gives the same answer, in whatever order it is put.
 * Source: issue "Compliance" (shortest path to the standard).
 */
import { exactCover } from './path-exact'
import { greedyCover, withoutIdle } from './path-greedy'
import { type PathOption, costOf, feasible, openGoals, without } from './path-option'

/** How steps stand in the list: what must come before, then what was begun, then by kind, then by id. */
export type Ordered = { readonly rank: number; /** Comes after these where they are in the path too. */ readonly after: readonly string[] }

export type PathStep<Option> = {
  readonly option: Option
  /** The goals it closes. */
  readonly closes: readonly string[]
  /** The proof: goals that stay open when it is left out, with all that needs it. Never empty. */
  readonly openWithout: readonly string[]
}

export type ShortestPath<Option> = {
  readonly steps: readonly PathStep<Option>[]
  readonly minutes: number
  readonly waitDays: number
  /** No cheaper set exists; false where the search was too large and the answer is only good. */
  readonly isExact: boolean
  /** Goals that no option closes. */
  readonly unclosed: readonly string[]
}

/** In: ids of the requirements to close, and all that can be done. Out: the path; without goals it has no steps. Total. */
export function shortestPath<Option extends PathOption & Ordered>(goals: readonly string[], options: readonly Option[]): ShortestPath<Option> {
  const sorted = [...new Set(goals)].sort()
  const possible = feasible(options)
  const unclosed = openGoals(sorted, possible.values())
  const reachable = sorted.filter((goal) => !unclosed.includes(goal))
  const { chosen, proven } = exactCover(reachable, possible, greedyCover(reachable, possible))
  const kept = withoutIdle(reachable, chosen)
  const steps = inOrder(kept).map((option): PathStep<Option> => ({
    option,
    closes: reachable.filter((goal) => option.closes.includes(goal)),
    openWithout: openGoals(reachable, without(kept, option)),
  }))
  const { minutes, waitDays } = costOf(kept)
  return { steps, minutes, waitDays, isExact: proven, unclosed }
}

/** Each after what it needs and what it had better follow; of those free to go, by rank and id. Advice in a circle is dropped. */
function inOrder<Option extends PathOption & Ordered>(chosen: ReadonlySet<Option>): Option[] {
  const waiting = [...chosen].sort((a, b) => a.rank - b.rank || (a.id < b.id ? -1 : 1))
  const ordered: Option[] = []
  while (waiting.length > 0) {
    const held = (ids: readonly string[]) => waiting.some(({ id }) => ids.includes(id))
    let at = waiting.findIndex(({ needs, after }) => !held(needs) && !held(after))
    if (at < 0) at = waiting.findIndex(({ needs }) => !held(needs))
    ordered.push(...waiting.splice(Math.max(at, 0), 1))
  }
  return ordered
}
