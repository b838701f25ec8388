/**
 * Which notices about a member are due on a day: of being assigned, 30, 7 and 1 days before the due day, when it is over,
 * and then to who answers for the unit. Each step is told once for each due day (of being assigned: once for each time), so
 * that a later due day has reminders of its own; nothing is told of who is done, exempt or out.
 * A reminder that was not told on its day is told on the next, unless a nearer one is due by then; one that lies before the
 * person was told of the due day is never due. Source: issue "Compliance"; decisions 070, 095.
 */
import { type Day, diffDays } from '../kernel/day'
import type { MemberState } from './member-state'

export const reminderDays = [30, 7, 1] as const
export type NoticeStep = 'assigned' | 'due_30' | 'due_7' | 'due_1' | 'overdue' | 'escalated'

export type NoticeFacts = {
  readonly state: MemberState
  readonly assignedOn: Day
  /** when the due day was told: on being assigned, or by the last extension */
  readonly toldOn: Day
  readonly dueOn: Day
  /** keys of the steps told */
  readonly told: ReadonlySet<string>
}
export type DueNotice = { readonly step: NoticeStep; /** what it is kept under, so that it is told once */ readonly key: string }

/** In: a member and what was told. Out: the steps to tell today, in order. Total. */
export function noticesDue({ state, assignedOn, toldOn, dueOn, told }: NoticeFacts, today: Day): DueNotice[] {
  const fresh = (steps: readonly NoticeStep[]) => steps.map((step): DueNotice => ({ step, key: `${step}:${step === 'assigned' ? assignedOn : dueOn}` })).filter(({ key }) => !told.has(key))
  if (state === 'overdue') return fresh(['overdue', 'escalated'])
  if (state !== 'open') return []
  const assigned = fresh(['assigned'])
  if (assigned.length > 0) return assigned
  const left = diffDays(today, dueOn)
  const step = [...reminderDays].reverse().find((days) => left <= days)
  return step !== undefined && diffDays(toldOn, dueOn) > step ? fresh([`due_${step}`]) : []
}
