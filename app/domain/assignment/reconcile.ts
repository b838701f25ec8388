/**
 * What the daily evaluation of an assignment changes. Newcomers join; who is no longer meant is closed; who is meant again
 * is asked again, and so is who had passed and whose certificate ends: a duty to hold a certificate is not done by having
 * held one. Asked again, a person has at least fourteen days. Whose certificate lasts beyond the due day, who is under way
 * with the course in another assignment, or is exempt from it there, does not join: one course is asked of a person once.
 * A list gains nobody; it is asked once, and naming somebody goes before an exemption. Source: issue "Compliance"; decisions 070, 095.
 */
import { mayRenew } from '../enrolment/enrol-rules'
import { addDays, type Day } from '../kernel/day'
import type { AssignmentRule, Due } from './assignment-form'
import { dueDayOf } from './due-day'

export type MeantPerson = { readonly officerId: string; readonly appointedOn: Day }
export type KnownMember = { readonly officerId: string; readonly closed: 'left' | 'met' | null; readonly exempt: boolean; /** by the certificate, for the due day there is */ readonly done: boolean; readonly dueOn: Day }
/** What stands against asking officers for the course, beside this assignment. */
export type Apart = {
  /** until when (that day excluded; null = without end) those who hold its certificate today hold it */
  readonly held: ReadonlyMap<string, Day | null>
  /** under way with it in another assignment */
  readonly elsewhere: ReadonlySet<string>
  /** exempt from it in another assignment that is not cancelled */
  readonly excused: ReadonlySet<string>
}
export type Evaluation = Apart & {
  readonly rule: AssignmentRule
  readonly due: Due
  readonly today: Day
  /** the first evaluation: everybody is there from the beginning */
  readonly first: boolean
  /** those the rule means today (of a list: those named who are in the unit) */
  readonly meant: readonly MeantPerson[]
  /** all who hold a main post in the unit today */
  readonly present: ReadonlySet<string>
  readonly members: readonly KnownMember[]
}
export type Duty = { readonly officerId: string; readonly dueOn: Day }
export type Changes = {
  readonly join: readonly Duty[]
  readonly close: readonly { readonly officerId: string; readonly because: 'left' | 'met' }[]
  /** members from today on until a day of their own */
  readonly again: readonly Duty[]
}

/** In: who is meant and who is known on a day. Out: the changes; none when asked again with them made. Total. */
export function reconcile({ rule, due, today, first, meant, present, held, elsewhere, excused, members }: Evaluation): Changes {
  const known = new Map(members.map((member) => [member.officerId, member]))
  const wanted = new Set(meant.map(({ officerId }) => officerId))
  const free = meant.filter(({ officerId }) => !elsewhere.has(officerId))
  const spared = ({ officerId, dueOn }: Duty) => isSpared(held.get(officerId), dueOn, rule, today)
  return {
    join: free
      .filter(({ officerId }) => (first || rule !== 'list') && !known.has(officerId) && !(rule !== 'list' && excused.has(officerId)))
      .map(({ officerId, appointedOn }): Duty => ({ officerId, dueOn: dueDayOf(due, { assignedOn: today, appointedOn, first }) }))
      .filter((duty) => !spared(duty)),
    close: members.flatMap(({ officerId, closed, exempt, done }) => {
      if (exempt || done || wanted.has(officerId)) return []
      const because = rule === 'gap' && present.has(officerId) ? 'met' : 'left'
      return closed === because ? [] : [{ officerId, because } as const]
    }),
    again: free
      .flatMap(({ officerId, appointedOn }): Duty[] => {
        const member = known.get(officerId)
        if (member === undefined || member.exempt || (member.done ? rule === 'list' : member.closed === null)) return []
        const dueOn = dueDayOf(due, { assignedOn: today, appointedOn, first: false })
        return [{ officerId, dueOn: dueOn > member.dueOn ? dueOn : member.dueOn }]
      })
      .filter((duty) => !spared(duty)),
  }
}

/** The certificate held lasts beyond the due day; or may not be renewed yet, and the rule is asked again before it ends. */
function isSpared(until: Day | null | undefined, dueOn: Day, rule: AssignmentRule, today: Day): boolean {
  if (until === undefined || until === null) return until === null
  return until > dueOn || (rule !== 'list' && !mayRenew(addDays(until, -1), today))
}
