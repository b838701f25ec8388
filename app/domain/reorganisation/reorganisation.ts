/**
 * A reorganisation from its mapping file to undoing: states, and what a plan of it says. planning → planned → applying →
 * applied → undoing → undone; planned → planning again (another file, or facts that changed); reading may end in failed; planned,
 * failed → discarded.
 * Source: issue "Compliance" (reorganisations); docs/decisions/043.
 */
import type { Day } from '../kernel/day'

export const REORGANISATION_STATES = ['planning', 'planned', 'applying', 'applied', 'undoing', 'undone', 'failed', 'discarded'] as const
export type ReorganisationState = (typeof REORGANISATION_STATES)[number]
/** States of a draft at rest: it can be edited, previewed anew and discarded. */
export const DRAFT: readonly ReorganisationState[] = ['planned', 'failed']
/** States in which somebody works, so that the page waits and nothing else of the tree may begin. */
export const REORGANISING: readonly ReorganisationState[] = ['planning', 'applying', 'undoing']
export type DiscardRefusal = 'running' | 'carriedOut' | 'undone' | 'discarded'

/** Why a reorganisation in this state cannot be discarded; null: it can. */
export function discardRefusal(state: ReorganisationState): DiscardRefusal | null {
  if (DRAFT.includes(state)) return null
  if (state === 'applied') return 'carriedOut'
  return state === 'undone' || state === 'discarded' ? state : 'running'
}

/** Whether the legal officer has confirmed the basis. */
export const BASIS_STATES = ['pending', 'sourced', 'reviewed'] as const
export type BasisState = (typeof BASIS_STATES)[number]

export const MAPPING_FIELDS = ['from', 'fromType', 'fromParent', 'to', 'toType', 'toParent', 'code', 'staff', 'positions', 'rest'] as const
export type MappingField = (typeof MAPPING_FIELDS)[number]

/** One line of the file: an old unit gives to a new one. No old unit: established; no new one: dissolved. */
export type MappingRow = {
  readonly row: number
  readonly from: string
  readonly fromParent: string
  readonly to: string
  readonly toParent: string
  readonly code: string | null
  /** of a unit that goes to several: whom this line takes, by staff code, by code of post, or all who are left */
  readonly staff: readonly string[]
  readonly positions: readonly string[]
  readonly rest: boolean
}

/** row 0: the file as a whole. key: of the catalogue, fault_<key>. */
export type MappingFault = { readonly row: number; readonly column: MappingField | null; readonly key: string; readonly values: Readonly<Record<string, string | number>> }

/** A unit as it is before the day. validTo: when this version ends already, without this reorganisation. */
export type ExistingUnit = { readonly unitId: string; readonly parentId: string | null; readonly name: string; readonly type: string; readonly level: string; readonly code: string | null; readonly validTo: Day | null }

/** A unit as it will be from a day on or after the reorganisation's, by a change that is on record already. */
export type LaterUnit = Omit<ExistingUnit, 'level' | 'validTo'> & { readonly validFrom: Day }

/** How a unit is called and where it stands. parentKey: a unit's id, or the key of one that is to be made. */
export type UnitFace = { readonly name: string; readonly type: string; readonly level: string; readonly parentKey: string | null; readonly code: string | null }
export type UnitOutcome = {
  /** the unit's id, or `new:1` for one to be made */
  readonly key: string
  readonly kind: 'created' | 'closed' | 'changed' | 'along' | 'kept'
  readonly before: UnitFace | null
  readonly after: UnitFace | null
  readonly changes: readonly ('rename' | 'retype' | 'reparent' | 'recode')[]
}
export type PlannedEvent = { readonly type: 'merge' | 'split' | 'dissolve' | 'rename' | 'retype' | 'reparent'; readonly from: readonly string[]; readonly to: readonly string[] }
/** Where a unit goes, by line: the line says whom it takes when there are several. */
export type Destination = { readonly key: string; readonly row: number; readonly staff: readonly string[]; readonly positions: readonly string[]; readonly rest: boolean }
export type UnitPlan = {
  readonly outcomes: readonly UnitOutcome[]
  readonly events: readonly PlannedEvent[]
  /** by id of each unit named as an old one; no destination: dissolved */
  readonly destinations: ReadonlyMap<string, readonly Destination[]>
  readonly faults: readonly MappingFault[]
}
