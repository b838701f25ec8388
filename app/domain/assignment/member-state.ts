/**
 * Where a person stands in an assignment on a day. Nobody sets "done": it follows from the certificate got since the
 * assignment, or from one that lasts beyond the due day, or from the gap being closed by other proof. A revoked certificate
 * makes the course open again; one that lapses does, where the rule is asked anew each day (reconcile).
 * Order: an exemption holds whatever else; then done; then what ended without being done; then late or under way.
 * find-members counts the same in the database; a test keeps the two equal. Source: decisions 070, 095.
 */
export const memberStates = ['open', 'overdue', 'done', 'exempt', 'left', 'cancelled'] as const
export type MemberState = (typeof memberStates)[number]

export type MemberFacts = {
  readonly exempt: boolean
  /** has a certificate of the course, not revoked: got since being assigned, or lasting beyond the due day */
  readonly certified: boolean
  readonly closed: 'left' | 'met' | null
  readonly cancelled: boolean
  /** the due day is over: it counts itself as in time */
  readonly pastDue: boolean
}

/** The state of a member. Total. */
export function memberState({ exempt, certified, closed, cancelled, pastDue }: MemberFacts): MemberState {
  if (exempt) return 'exempt'
  if (certified || closed === 'met') return 'done'
  if (closed === 'left') return 'left'
  if (cancelled) return 'cancelled'
  return pastDue ? 'overdue' : 'open'
}
