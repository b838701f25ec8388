/**
 * The day by which a member of an assignment must be done, fixed when the person joins.
 * Who joins later than the others, or was appointed long ago, has at least fourteen days: nobody is overdue on arrival.
 * Those who are there when a fixed day is set have exactly that day. Source: product choice, decision 070.
 */
import { addDays, type Day } from '../kernel/day'
import type { Due } from './assignment-form'

export const LEAST_DAYS = 14

export type Joining = { readonly assignedOn: Day; /** first day in the present post */ readonly appointedOn: Day; /** whether the person is there from the beginning */ readonly first: boolean }

/** In: how the assignment counts, and the person's days. Out: the due day, never before `assignedOn`. Total. */
export function dueDayOf(due: Due, { assignedOn, appointedOn, first }: Joining): Day {
  const least = addDays(assignedOn, LEAST_DAYS)
  switch (due.kind) {
    case 'fixed':
      return first || due.on > least ? (due.on > assignedOn ? due.on : assignedOn) : least
    case 'from_assigned':
      return addDays(assignedOn, due.days)
    case 'from_appointed': {
      const day = addDays(appointedOn, due.days)
      return day > least ? day : least
    }
  }
}
