/**
 * Whether an answer is added to a gap, asked for each gap of a post, one or many. The page says what it saw of the gap; what
 * was said since is never answered over unseen. The same answer sent twice by the same person counts once and is no fault.
 * Source: product choice (decision 104).
 */
import type { Decision } from '../access/policy'
import type { Day } from '../kernel/day'
import { type ItemFacts, mayAnswer } from './sheet-item'
import type { AnswerForm } from './answer-form'

/** signed: the sheet was. changed: something was said, or it climbed, since the page was made. noneAbove: nothing to pass it on to. gone: not on this sheet. */
export const answerRefusals = ['gone', 'role', 'scope', 'signed', 'changed', 'noneAbove'] as const
export type AnswerRefusal = (typeof answerRefusals)[number]

export type SaidBefore = ItemFacts['acts'][number] & { readonly actorId: string | null; readonly note: string; readonly plannedOn: Day | null }
export type AnswerQuestion = {
  readonly item: Omit<ItemFacts, 'acts'> & { readonly acts: readonly SaidBefore[] }
  /** how many acts the page showed; null: it was not said */
  readonly seen: number | null
  readonly form: AnswerForm
  readonly userId: string
  /** the policy's word about the unit whose move it is */
  readonly right: Decision
  readonly signed: boolean
  /** a unit that goes on is above the one whose move it is */
  readonly hasAbove: boolean
}

/** `add`: write the act; `repeated`: it stands there already, from the same person. Total. */
export function decideAnswer({ item, seen, form, userId, right, signed, hasAbove }: AnswerQuestion): 'add' | 'repeated' | AnswerRefusal {
  const changed = seen !== null && seen !== item.acts.length
  if (changed && isSame(item.acts.at(-1), form, userId)) return 'repeated'
  if (!right.ok) return right.reason
  if (!mayAnswer(item, signed)) return 'signed'
  if (changed) return 'changed'
  return form.kind === 'escalated' && !hasAbove ? 'noneAbove' : 'add'
}

function isSame(last: SaidBefore | undefined, form: AnswerForm, userId: string): boolean {
  return last !== undefined && last.actorId === userId && last.kind === form.kind && last.note === form.note && last.plannedOn === form.plannedOn
}
