/**
 * The answer to "does this person meet the standard of the post, on this day, and why (not)?", as a tree:
 * post → groups of requirements → leaves with their evidence. Shown to the officer, to HR, and printed.
 * Counted is the main post alone; concurrent posts stand beside it and change no figure.
 * Source: design.md §2, idea 2; requirements.md (100 %: count persons once, by main position).
 */
import type { Day } from '../kernel/day'
import type { CompetencyEvidence, EducationEvidence, Evidence, TrainingHoursEvidence } from '../evidence/evidence'
import type { Requirement, RequirementKind, StandardVersion } from '../standard/standard'
import type { Absence } from './absence'
import type { PostingFact } from './person-facts'
import type { Waiver } from './waiver'

/** What exists but is not enough. `on`: the first day on which it no longer held, or from which it will. */
export type Near =
  | { readonly reason: 'expired' | 'revoked' | 'upcoming'; readonly evidence: Evidence; readonly on: Day }
  | { readonly reason: 'level'; readonly evidence: CompetencyEvidence }
  | { readonly reason: 'education'; readonly evidence: EducationEvidence }
  /** Enough, but proven too weakly for the grade asked. */
  | { readonly reason: 'grade'; readonly evidence: Evidence }
  /** Tiết of this year, or of the year before if that had more. */
  | { readonly reason: 'hours'; readonly evidence: TrainingHoursEvidence; readonly year: number; readonly have: number }

export type MetLeaf = {
  readonly requirement: Requirement
  /** expiring: met today, but lapses within the days asked about. */
  readonly state: 'met' | 'expiring'
  /** The best proof of the day: latest end, then highest level. */
  readonly evidence: Evidence
  /** First day on which the requirement is no longer met if nothing new comes; null = no end known. */
  readonly validTo: Day | null
  /** Days from the day asked about to `validTo`; at least 1; null = no end known. */
  readonly daysLeft: number | null
  readonly near: null
  /** Only for training hours: the year by which it is met, and the tiết counted in it. */
  readonly hours?: { readonly year: number; readonly have: number }
  /** One level below what is asked, which this standard tolerates for one competency. */
  readonly tolerated?: true
}
/** Not asked of this officer on this day, by decision; counts as met. */
export type WaivedLeaf = {
  readonly requirement: Requirement
  readonly state: 'waived'
  readonly evidence: null
  readonly waiver: Waiver
  readonly validTo: Day | null
  readonly daysLeft: number | null
  readonly near: null
}
/** Not met, but a new appointee still has time; counts as met until then. */
export type GraceLeaf = {
  readonly requirement: Requirement
  readonly state: 'grace'
  readonly evidence: null
  readonly validTo: Day
  readonly daysLeft: number
  readonly near: Near | null
}
export type MissingLeaf = {
  readonly requirement: Requirement
  readonly state: 'missing'
  readonly evidence: null
  readonly validTo: null
  readonly daysLeft: null
  readonly near: Near | null
}
/** What the shortest path asks beyond the state; left out where only states are asked. */
export type LeafOutlook = {
  /** A competency that this standard could tolerate, proven one level below (or better) until this day; null = no end known. */
  readonly below?: { readonly validTo: Day | null }
  /** Of yearly hours: tiết gained in the year of the day. */
  readonly gained?: number
}
export type Leaf = (MetLeaf | WaivedLeaf | GraceLeaf | MissingLeaf) & LeafOutlook

export type Group = {
  readonly kind: RequirementKind
  readonly metCount: number
  readonly totalCount: number
  readonly leaves: readonly Leaf[]
}

/** The order in which groups are shown. */
export const groupOrder: readonly RequirementKind[] = ['certificate', 'competency', 'education', 'training_hours', 'document']

type Counts = { readonly meets: boolean; readonly metCount: number; readonly totalCount: number }

/** One post judged. Without a standard in force nothing can be met: `meets` is false, counts are 0. */
export type PostTree =
  | (Counts & { readonly status: 'no_standard'; readonly posting: PostingFact; readonly standard: null; readonly groups: readonly [] })
  | (Counts & { readonly status: 'judged'; readonly posting: PostingFact; readonly standard: StandardVersion; readonly groups: readonly Group[]; /** `standard` is the version before the one in force, by its transition. */ readonly transitional: boolean })

export type StandingTree = {
  readonly asOf: Day
  readonly concurrent: readonly PostTree[]
  /** The absence of the day; null = present. */
  readonly absence: Absence | null
  /** The rows that are one absence with it, itself among them, in order of days: several for a leave that was extended. */
  readonly absenceRows: readonly Absence[]
  /** Whether the person is in the figures of the day: false for an absence that the counting rule takes out. */
  readonly counted: boolean
} & (
  | (Counts & { readonly status: 'no_post'; readonly posting: null; readonly standard: null; readonly groups: readonly [] })
  | PostTree
)

/** Days to the last one on which something still counts, 0 on that day itself: of `daysLeft`, which counts to the first on which it does not. */
export function daysToLastDay(daysLeft: number): number {
  return daysLeft - 1
}

/** What a new appointee still has time for: the leaves, and the first day of default; null where there are none. */
export function graceOf(tree: { readonly groups: readonly Group[] }): { readonly leaves: readonly GraceLeaf[]; readonly due: Day } | null {
  const leaves = leavesOf(tree).flatMap((leaf) => (leaf.state === 'grace' ? [leaf] : []))
  const due = leaves.map(({ validTo }) => validTo).sort()[0]
  return due === undefined ? null : { leaves, due }
}

/** Every leaf of a tree or post, group after group. */
export function leavesOf(tree: { readonly groups: readonly Group[] }): Leaf[] {
  return tree.groups.flatMap((group) => group.leaves)
}
