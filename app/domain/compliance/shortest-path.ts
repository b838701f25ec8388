/**
 * The cheapest steps that close every requirement which can be closed, in the order to take them, with the proof that
 * none of them can be left out. Where one competency may stay one level below, the search is made once for each that may
 * be the one and once for none, and the cheapest of these is taken, fewest left unclosed first. Exact up to EXACT_GOALS
 * requirements with a choice and EXACT_NODES branches of all searches together, greedy beyond; either way minimal. The
 * same question gives the same answer, in whatever order it is put.
 * Source: issue "Compliance" (shortest path to the standard).
 */
import { EXACT_NODES, exactCover } from './path-exact'
import { greedyCover, withoutIdle } from './path-greedy'
import { type OptionsById, type PathGoal, type PathOption, compareCost, costOf, feasible, given, isBelow, lackOf, openGoals, without } from './path-option'

/** How steps stand in the list: what must come before, then what was begun, then by kind, then by id. */
export type Ordered = { readonly rank: number; /** Comes after these where they are in the path too. */ readonly after: readonly string[] }

export type PathStep<Option> = {
  readonly option: Option
  /** The goals it closes, or gives a part of. */
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
  /** Goals that the options do not close. */
  readonly unclosed: readonly string[]
  /** The goal that stays one level below; null = none does. */
  readonly tolerated: string | null
}

/** In: the requirements to close, and all that can be done. Out: the path; without goals it has no steps. Total. */
export function shortestPath<Option extends PathOption & Ordered>(goals: readonly PathGoal[], options: readonly Option[]): ShortestPath<Option> {
  const sorted = [...new Map(goals.map((goal) => [goal.id, goal])).values()].sort((a, b) => (a.id < b.id ? -1 : 1))
  const possible = feasible(options)
  const choices = [null, ...sorted.filter(({ below }) => below !== undefined)]
  const found = choices.map((spared) => searchWith(sorted, spared, possible, Math.ceil(EXACT_NODES / choices.length)))
  const best = found.reduce((a, b) => (compareFound(b, a) < 0 ? b : a))
  const reachable = sorted.filter(({ id }) => !best.unclosed.includes(id))
  const kept = withoutIdle(reachable, best.chosen)
  const tolerated = reachable.find((goal) => lackOf(goal, kept) > 0 && isBelow(goal, kept))?.id ?? null
  const lowered = reachable.map((goal): PathGoal => (goal.id === tolerated && goal.below === 'open' ? { ...goal, lowered: true } : goal))
  const steps = inOrder(kept).map((option): PathStep<Option> => ({
    option,
    closes: lowered.flatMap((goal) => (given(option, goal) > 0 ? [goal.id] : [])),
    openWithout: openGoals(reachable, without(kept, option)),
  }))
  const { minutes, waitDays } = costOf(kept)
  return { steps, minutes, waitDays, isExact: found.every(({ proven }) => proven), unclosed: best.unclosed, tolerated }
}

type Found<Option> = { readonly chosen: ReadonlySet<Option>; readonly proven: boolean; readonly unclosed: readonly string[] }

/** The cheapest set with this goal one level below; with none such where it is null. */
function searchWith<Option extends PathOption>(goals: readonly PathGoal[], spared: PathGoal | null, possible: OptionsById<Option>, most: number): Found<Option> {
  const asked = goals.flatMap(({ id, amount, below }): PathGoal[] => (id !== spared?.id ? [{ id, amount }] : below === 'held' ? [] : [{ id, amount, lowered: true }]))
  const unclosed = openGoals(asked, possible.values())
  const reachable = asked.filter(({ id }) => !unclosed.includes(id))
  return { ...exactCover(reachable, possible, greedyCover(reachable, possible), most), unclosed }
}

function compareFound<Option extends PathOption>(a: Found<Option>, b: Found<Option>): number {
  return a.unclosed.length - b.unclosed.length || compareCost(costOf(a.chosen), costOf(b.chosen))
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
