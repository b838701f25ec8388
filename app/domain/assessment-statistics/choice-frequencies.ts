/**
 * How often each answer to a question was given, in all and by top, middle and bottom third of the set. A category is an
 * option (one answer may hold several) or, where one does not choose, the answer in words; answers in the same words are
 * one category. Of what is written only the most frequent are named, and the right ones; the rest are counted together.
 * Source: issue "Assessment".
 */
import type { Third } from './thirds'

export type Counts = Readonly<Record<Third | 'all', number>>

/** One kind of answer with how many gave it. `chosen`: the categories it holds; none: left open. */
export type GivenAnswer = { readonly chosen: readonly string[]; readonly counts: Counts }
/** A category that may be chosen. `partly`: an answer in words that earns something, but not all. */
export type Category = { readonly id: string; readonly text: string; readonly right: boolean; readonly partly?: boolean }

export type ChoiceFrequencies = {
  readonly categories: readonly (Category & { readonly counts: Counts })[]
  /** Answers in words that are not named one by one; null where there are none. */
  readonly others: { readonly kinds: number; readonly counts: Counts } | null
  readonly unanswered: Counts
  /** attempts that drew the question */
  readonly attempts: Counts
}

/** How many different answers in words are named. */
export const NAMED_ANSWERS = 12

const NONE: Counts = { all: 0, top: 0, middle: 0, bottom: 0 }

/** Sums two counts. */
export function addCounts(a: Counts, b: Counts): Counts {
  return { all: a.all + b.all, top: a.top + b.top, middle: a.middle + b.middle, bottom: a.bottom + b.bottom }
}

/** Counts of one third alone. */
export function countsOf(third: Third, count: number): Counts {
  return { ...NONE, all: count, [third]: count }
}

/**
 * The table of answers. In: every category once, what was given; `named`: how many are shown, the most frequent first;
 * null: all of them, in their own order, also those that nobody chose (options).
 */
export function choiceFrequencies(categories: readonly Category[], given: readonly GivenAnswer[], named: number | null): ChoiceFrequencies {
  const counts = new Map<string, Counts>()
  let [unanswered, attempts] = [NONE, NONE]
  for (const { chosen, counts: own } of given) {
    attempts = addCounts(attempts, own)
    if (chosen.length === 0) unanswered = addCounts(unanswered, own)
    for (const id of new Set(chosen)) counts.set(id, addCounts(counts.get(id) ?? NONE, own))
  }
  const all = categories.map((category) => ({ ...category, counts: counts.get(category.id) ?? NONE }))
  if (named === null) return { categories: all, others: null, unanswered, attempts }
  const ordered = [...all].sort((a, b) => b.counts.all - a.counts.all || (a.text < b.text ? -1 : 1))
  const shown = new Set([...ordered.filter(({ right }) => right), ...ordered].slice(0, named))
  const rest = ordered.filter((category) => !shown.has(category))
  return {
    categories: ordered.filter((category) => shown.has(category)),
    others: rest.length === 0 ? null : { kinds: rest.length, counts: rest.reduce((sum, { counts: own }) => addCounts(sum, own), NONE) },
    unanswered,
    attempts,
  }
}
