/**
 * What the daily evaluation of an assignment changes. Newcomers join; who is no longer meant is closed; who is meant
 * again is opened again. Whoever has the certificate, or is under way with the same course in another assignment, does
 * not join: one course is asked of a person once. A list gains nobody. Source: issue "Compliance"; decision 070.
 */
import type { Day } from '../kernel/day'
import type { AssignmentRule, Due } from './assignment-form'
import { dueDayOf } from './due-day'

export type MeantPerson = { readonly officerId: string; readonly appointedOn: Day }
export type KnownMember = { readonly officerId: string; readonly closed: 'left' | 'met' | null; /** exempt or certified: nothing more is asked */ readonly settled: boolean }
export type Evaluation = {
  readonly rule: AssignmentRule
  readonly due: Due
  readonly today: Day
  /** the first evaluation: everybody is there from the beginning */
  readonly first: boolean
  /** those the rule means today (of a list: those named who are in the unit) */
  readonly meant: readonly MeantPerson[]
  /** all who hold a main post in the unit today */
  readonly present: ReadonlySet<string>
  readonly certified: ReadonlySet<string>
  readonly elsewhere: ReadonlySet<string>
  readonly members: readonly KnownMember[]
}
export type Changes = {
  readonly join: readonly { readonly officerId: string; readonly dueOn: Day }[]
  readonly close: readonly { readonly officerId: string; readonly because: 'left' | 'met' }[]
  readonly reopen: readonly string[]
}

/** In: who is meant and who is known on a day. Out: the changes; none when asked again with them made. Total. */
export function reconcile({ rule, due, today, first, meant, present, certified, elsewhere, members }: Evaluation): Changes {
  const known = new Set(members.map(({ officerId }) => officerId))
  const wanted = new Set(meant.map(({ officerId }) => officerId))
  const asked = members.filter(({ settled }) => !settled)
  return {
    join: meant
      .filter(({ officerId }) => (first || rule !== 'list') && !known.has(officerId) && !certified.has(officerId) && !elsewhere.has(officerId))
      .map(({ officerId, appointedOn }) => ({ officerId, dueOn: dueDayOf(due, { assignedOn: today, appointedOn, first }) })),
    close: asked.flatMap(({ officerId, closed }) => {
      if (wanted.has(officerId)) return []
      const because = rule === 'gap' && present.has(officerId) ? 'met' : 'left'
      return closed === because ? [] : [{ officerId, because } as const]
    }),
    reopen: asked.filter(({ officerId, closed }) => closed !== null && wanted.has(officerId)).map(({ officerId }) => officerId),
  }
}
