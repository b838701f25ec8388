/** What is shown of one person: who, where, the judged tree, what to do next, all proof and the standing over time. */
import type { Evidence } from '../evidence/evidence'
import type { Absence } from './absence'
import type { Day } from '../kernel/day'
import type { StandingRun } from './met-spans'
import type { NextStep } from './next-steps'
import type { UnitOnDay } from './overview'
import type { StandingTree } from './standing-tree'
import type { Waiver } from './waiver'

export type PositionName = { readonly positionId: string; readonly code: string; readonly name: string }

export type OfficerHeader = {
  readonly officerId: string
  readonly staffCode: string
  readonly fullName: string
  /** As far as known: 05/03/1985, 03/1985, 1985 or empty. */
  readonly birth: string
  readonly sex: 'female' | 'male' | null
  /** Unit of the main post on the day with its ancestors, nearest first; empty without a post. */
  readonly unitPath: readonly UnitOnDay[]
  readonly position: PositionName | null
}

/** revoked and superseded (a mistake) never count again; expired is over. */
export type EvidenceState = 'superseded' | 'revoked' | 'expired' | 'valid'

export type EvidenceItem = Evidence & {
  readonly state: EvidenceState
  /** Code and name of the competency or certificate; null for schooling. */
  readonly code: string | null
  readonly name: string | null
  readonly note: string | null
  readonly supersededReason: string | null
  readonly paper: string | null
  /** Who recorded it by hand, and when; null for what tests, imports and the demo bring. */
  readonly recorded: { readonly by: string; readonly on: Day } | null
  /** Recorded by hand and still standing: withdrawn with a reason, not by revoking a certificate. */
  readonly mayWithdraw: boolean
  /** The paper behind it when it was issued here. */
  readonly certificate: { readonly code: string; readonly registryBook: string; readonly registryNumber: number; readonly issuedOn: Day } | null
}

export type StandingHistoryRun = StandingRun & { readonly unitName: string; readonly unitType: string; readonly positionName: string }

export type PostingItem = {
  readonly id: string
  readonly unitName: string
  readonly unitType: string
  readonly positionName: string
  readonly kind: 'main' | 'concurrent'
  readonly from: Day
  readonly to: Day | null
  readonly decision: string
}

/** One test taken. `percent` and `passed`: of the result that counts, null while there is none. */
export type AttemptItem = { readonly id: string; readonly courseCode: string; readonly courseTitle: string; readonly on: Day; readonly state: 'passed' | 'failed' | 'marking' | 'abandoned' | 'open'; readonly percent: number | null }

export type OfficerStanding = {
  readonly asOf: Day
  readonly header: OfficerHeader
  readonly tree: StandingTree
  readonly steps: readonly NextStep[]
  /** Titles of current courses by code. */
  readonly courseTitles: Readonly<Record<string, string>>
  /** What had begun by the day asked about, latest first. */
  readonly evidence: readonly EvidenceItem[]
  /** Those on record, of whatever day, latest first. */
  readonly waivers: readonly (Waiver & { readonly name: string | null })[]
  readonly absences: readonly Absence[]
  /** Posts that had begun by the day, latest first. */
  readonly postings: readonly PostingItem[]
  /** Runs that had begun by the day, oldest first, and those still to come in the post of the day. */
  readonly history: readonly StandingHistoryRun[]
  /** The day on which the wording of competencies was changed last, if that was after the day asked about. */
  readonly rewordedOn: Day | null
}

/** How a piece of evidence stands on a day on or after its first. */
export function evidenceState(evidence: Evidence, asOf: Day): EvidenceState {
  const { revokedOn, span, supersededAt } = evidence
  const lapsed = span.to !== null && span.to <= asOf
  if (revokedOn !== null && revokedOn <= asOf && (span.to === null || revokedOn < span.to)) return 'revoked'
  if (supersededAt !== null) return 'superseded'
  return lapsed ? 'expired' : 'valid'
}

/** Runs that had begun by a day, and the later ones of the same unbroken post: what lies beyond it is another unit's matter. */
export function historyUntil<Run extends StandingRun>(runs: readonly Run[], asOf: Day): Run[] {
  const shown: Run[] = []
  for (const run of runs) {
    const last = shown[shown.length - 1]
    const carriesOn = last !== undefined && last.to === run.from && last.unitId === run.unitId && last.positionId === run.positionId
    if (run.from > asOf && !carriesOn) break
    shown.push(run)
  }
  return shown
}
