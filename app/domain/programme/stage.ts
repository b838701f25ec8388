/**
 * The stages of a member of the reserve programme (công chức nguồn): selected → studying → graduated → appointed, and dropped
 * from any of them; who was dropped may be selected again. A stage is a dated fact with its decision; the last one may be
 * taken back with a reason, none is erased. "Retained" is nobody's entry: it follows from the post that is still held.
 * Source: requirements.md N5 and §5 (people who completed; second line: appointed; drop-outs, double enrolment).
 */
import { type Day, addMonths } from '../kernel/day'
import { type DaySpan, contains } from '../kernel/day-span'

export const stages = ['selected', 'studying', 'graduated', 'appointed', 'dropped'] as const
export type Stage = (typeof stages)[number]

/**
 * What a list of members may be asked for on a day: a stage, or what follows from stages and posts. `completed`: whoever
 * completed training by then, whatever came later; `retained`: see isRetained, a part of the appointed.
 */
export const askedStages = [...stages, 'completed', 'retained'] as const
export type AskedStage = (typeof askedStages)[number]

/** An entry that stands. */
export type StageEntry = { readonly stage: Stage; readonly on: Day }

/** An appointed member who still holds a post in a commune after so many months is retained (product choice). */
export const RETAINED_MONTHS = 12

const NEXT: Readonly<Record<Stage, readonly Stage[]>> = {
  selected: ['studying', 'dropped'],
  studying: ['graduated', 'dropped'],
  graduated: ['appointed', 'dropped'],
  appointed: ['dropped'],
  dropped: ['selected'],
}

/** The stages that may follow; in: the last stage, or null for somebody who is no member yet. */
export function nextStages(last: Stage | null): readonly Stage[] {
  return last === null ? ['selected'] : NEXT[last]
}

export type StageFault = 'not_next' | 'before_last' | 'in_future'

/** What stands against an entry, or null. In: the entries that stand, in their order; the new one; today. */
export function stageFault(entries: readonly StageEntry[], { stage, on }: StageEntry, today: Day): StageFault | null {
  const last = entries.at(-1)
  if (!nextStages(last?.stage ?? null).includes(stage)) return 'not_next'
  if (on > today) return 'in_future'
  return last !== undefined && on < last.on ? 'before_last' : null
}

/** The stage of a day: the last entry on or before it; null before the first. Entries in their order. */
export function stageOn(entries: readonly StageEntry[], day: Day): Stage | null {
  return entries.filter(({ on }) => on <= day).at(-1)?.stage ?? null
}

/** The day on which training was completed, as far as it was by that day; a later drop-out does not undo it. Null: not. */
export function completedOn(entries: readonly StageEntry[], day: Day): Day | null {
  return entries.find(({ stage, on }) => stage === 'graduated' && on <= day)?.on ?? null
}

/**
 * Whether an appointed member is retained on a day: appointed for RETAINED_MONTHS, and holding a main post in a commune on
 * the day. In: the entries, and the days on which such posts were held.
 */
export function isRetained(entries: readonly StageEntry[], communePosts: readonly DaySpan[], day: Day): boolean {
  if (stageOn(entries, day) !== 'appointed') return false
  const appointed = entries.filter(({ stage, on }) => stage === 'appointed' && on <= day).at(-1)
  return appointed !== undefined && addMonths(appointed.on, RETAINED_MONTHS) <= day && communePosts.some((span) => contains(span, day))
}
