/** What a plan keeps beside its moves: ids instead of keys, names as they are shown, and, once carried out, what undoing needs. */
import type { Day } from '~/domain/kernel/day'
import type { DaySpan } from '~/domain/kernel/day-span'
import type { Flow } from '~/domain/reorganisation/count-flows'
import type { FollowedDependent } from '~/domain/reorganisation/follow-dependents'
import type { MappingFault, PlannedEvent, UnitFace, UnitOutcome } from '~/domain/reorganisation/reorganisation'
import type { ReadMapping } from './read-mapping.server'

export type PlannedUnit = {
  readonly id: string
  readonly kind: UnitOutcome['kind']
  readonly changes: UnitOutcome['changes']
  /** null: ends */
  readonly after: UnitFace | null
  /** with what it stands under, before and after */
  readonly nameBefore: string | null
  readonly nameAfter: string | null
}
export type PlannedRole = { readonly id: string; readonly userId: string; readonly who: string; readonly role: 'hr' | 'head'; readonly unitId: string; readonly into: readonly { readonly unitId: string; readonly span: DaySpan }[]; /** units it goes on in, also where it was held before */ readonly goesOn: readonly string[] }
export type RoleEnd = { readonly id: string; readonly who: string; readonly validTo: Day | null }
export type CarriedQuota = { readonly programmeId: string; readonly from: string; readonly to: string; readonly quota: number; /** what the successor had; null: nothing */ readonly had: number | null }
/** What hung on units that ended and went to what took them over. */
export type CarriedDependents = {
  readonly quotas: readonly CarriedQuota[]
  readonly members: readonly { readonly id: string; readonly from: string; readonly to: string }[]
  readonly assignments: readonly { readonly id: string; readonly from: string; readonly to: string }[]
}
export type MadeByPlan = {
  readonly versions: readonly string[]
  readonly events: readonly string[]
  readonly endedVersions: readonly string[]
  /** Rights given, and their end as given. */
  readonly roles: readonly RoleEnd[]
  /** Rights ended on the day, and their end before. */
  readonly endedRoles: readonly RoleEnd[]
  /** missing: its day has not come */
  readonly carried?: CarriedDependents
}
export type StoredPlan = {
  readonly units: readonly PlannedUnit[]
  readonly events: readonly PlannedEvent[]
  /** ids of the units named as old ones */
  readonly sources: readonly string[]
  readonly flows: readonly Flow[]
  readonly roles: readonly PlannedRole[]
  /** missing: planned before this was looked at */
  readonly dependents?: readonly FollowedDependent[]
  /** of the plan; those of single lines stand with the lines */
  readonly faults: readonly MappingFault[]
  readonly officers: number
  readonly unassigned: number
  readonly made?: MadeByPlan
}

/** Whether nothing speaks against carrying a plan out. */
export function isReady(plan: StoredPlan, mapping: ReadMapping | null): boolean {
  return plan.faults.length === 0 && plan.unassigned === 0 && mapping !== null && mapping.lines.every(({ faults }) => faults.length === 0)
}

/** The units whose roles a plan looked at. */
export function involvedIn({ sources, units }: Pick<StoredPlan, 'sources' | 'units'>): string[] {
  return [...new Set([...sources, ...units.filter(({ kind }) => kind !== 'created').map(({ id }) => id)])]
}

/** Everything that is wrong, by number of row, in order; row 0 is the file as a whole. */
export function faultsByRow(plan: StoredPlan | null, mapping: ReadMapping | null): Map<number, MappingFault[]> {
  const faults = [...(mapping?.lines.flatMap((line) => line.faults) ?? []), ...(plan?.faults ?? [])].sort((a, b) => a.row - b.row)
  const byRow = new Map<number, MappingFault[]>()
  for (const fault of faults) byRow.set(fault.row, [...(byRow.get(fault.row) ?? []), fault])
  return byRow
}
