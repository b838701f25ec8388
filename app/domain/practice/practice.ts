/**
 * Practice: an answer is judged at once, a wrong one may be tried again, each wrong try costs a part of the points, a hint
 * may be asked for, and when the tries are used up (or the officer asks) the whole explanation is shown. It proves nothing
 * and enters no standing. Source: issue "Assessment"; the figures are the course's (`practice` in course.yaml).
 */
export type PracticeRules = { readonly tries: number; readonly penaltyPercent: number }
export type PracticeTry = { readonly try: number; readonly fraction: number; readonly right: boolean; readonly hintShown: boolean }

/** open: may be answered; right: done; shown: the tries are used up, the explanation is shown. */
export type PracticeState = 'open' | 'right' | 'shown'

/** In: the tries at one question in their order. */
export function practiceState(tries: readonly PracticeTry[], rules: PracticeRules): PracticeState {
  if (tries.some(({ right }) => right)) return 'right'
  return (tries[tries.length - 1]?.try ?? 0) >= rules.tries ? 'shown' : 'open'
}

/** The number of the next try. Giving up is a try of the last number. */
export function nextTry(tries: readonly PracticeTry[], rules: PracticeRules, givesUp = false): number {
  return givesUp ? rules.tries : (tries[tries.length - 1]?.try ?? 0) + 1
}

/** Part of the points earned, 0 to 1: the best try, less the penalty for each wrong try before it. */
export function practiceEarned(tries: readonly PracticeTry[], { penaltyPercent }: PracticeRules): number {
  return tries.reduce((best, { fraction }, before) => Math.max(best, fraction * (1 - (before * penaltyPercent) / 100)), 0)
}

/** How well a question was remembered, in the four words of spaced repetition; `easy` is never concluded. */
export type Recall = 'again' | 'hard' | 'good'

/** In: the first try at a question of the day's review. Partly right, or right with a hint, is `hard`. */
export function recallOf({ right, fraction, hintShown }: PracticeTry): Recall {
  if (right) return hintShown ? 'hard' : 'good'
  return fraction >= 0.5 ? 'hard' : 'again'
}
