/**
 * How far a fact of law has been confirmed: `pending` from memory, `sourced` seen in a named public source, `reviewed`
 * signed by the legal officer. Nothing is better than its weakest part. Source: writing-guide §30.
 */
export const REVIEW_STATES = ['pending', 'sourced', 'reviewed'] as const
export type ReviewState = (typeof REVIEW_STATES)[number]

/** The weakest of the states; `reviewed` when there are none. */
export function weakestState(states: readonly ReviewState[]): ReviewState {
  return REVIEW_STATES.find((state) => states.includes(state)) ?? 'reviewed'
}
