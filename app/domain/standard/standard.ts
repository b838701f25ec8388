/**
 * The standard of a position: which competencies at which level, which certificates, which schooling.
 * It changes by versions; each is in force over a half-open day span, and no two of one position overlap
 * (constraint position_standard_no_overlap). A day without a version is a day without a standard.
 * Source: positions.md §5; design.md §2, idea 1.
 */
import type { Day } from '../kernel/day'
import { type DaySpan, contains } from '../kernel/day-span'
import type { Education } from './education'

type Numbered = {
  readonly id: string
  /** Place in the standard, the order in which requirements are shown. */
  readonly ordinal: number
}

export type CompetencyRequirement = Numbered & {
  readonly kind: 'competency'
  readonly competencyId: string
  readonly code: string
  readonly name: string
  /** Lowest level that is enough, 1–5. */
  readonly level: number
}
export type CertificateRequirement = Numbered & {
  readonly kind: 'certificate'
  readonly certificateTypeId: string
  readonly code: string
  readonly name: string
}
export type EducationRequirement = Numbered & { readonly kind: 'education'; readonly education: Education }

export type Requirement = CompetencyRequirement | CertificateRequirement | EducationRequirement
export type RequirementKind = Requirement['kind']

export type StandardVersion = {
  readonly id: string
  readonly positionId: string
  readonly number: number
  readonly span: DaySpan
  /** The decision by which this version was issued, as it is cited. */
  readonly decision: string
  readonly requirements: readonly Requirement[]
}

/** Versions of standards by position id. */
export type StandardsByPosition = ReadonlyMap<string, readonly StandardVersion[]>

/** The version of a position's standard that is in force on a day, or null when there is none. */
export function standardInForce(standards: StandardsByPosition, positionId: string, day: Day): StandardVersion | null {
  return standards.get(positionId)?.find((version) => contains(version.span, day)) ?? null
}
