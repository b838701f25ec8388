/**
 * Which notices about a member are due on a day: of being assigned, 30, 7 and 1 days before the due day, when it is over,
 * and then to the head of the unit. Each step is told once ever; nothing is told of who is done, exempt or out.
 * A reminder that was not told on its day is told on the next, unless a nearer one is due by then; one that lies before
 * the day of assignment is never due, for the person was just told. Source: issue "Compliance"; decision 070.
 */
import { type Day, diffDays } from '../kernel/day'
import type { MemberState } from './member-state'

export const reminderDays = [30, 7, 1] as const
export type NoticeStep = 'assigned' | 'due_30' | 'due_7' | 'due_1' | 'overdue' | 'escalated'

export type NoticeFacts = { readonly state: MemberState; readonly assignedOn: Day; readonly dueOn: Day; readonly told: ReadonlySet<string> }

/** In: a member and what was told. Out: the steps to tell today, in order. Total. */
export function noticesDue({ state, assignedOn, dueOn, told }: NoticeFacts, today: Day): NoticeStep[] {
  const steps: NoticeStep[] = []
  if (state === 'overdue') steps.push('overdue', 'escalated')
  if (state === 'open') {
    if (!told.has('assigned')) return ['assigned']
    const left = diffDays(today, dueOn)
    const step = [...reminderDays].reverse().find((days) => left <= days)
    if (step !== undefined && diffDays(assignedOn, dueOn) > step) steps.push(`due_${step}`)
  }
  return steps.filter((step) => !told.has(step))
}
