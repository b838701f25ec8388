/**
 * The standard of a position: which competencies at which level, which certificates, which schooling.
 * It changes by versions; each is in force over a half-open day span, and no two of one position overlap
 * (constraint position_standard_no_overlap). A day without a version is a day without a standard.
 * Source: positions.md §5; design.md §2, idea 1.
 */
import type { Day } from '../kernel/day'
import { type DaySpan, contains } from '../kernel/day-span'
import type { Education } from './education'
import { type EvidenceGrade, PAPER_GRADE, evidenceGrades } from './evidence-grade'

type Numbered = {
  readonly id: string
  /** Place in the standard, the order in which requirements are shown. */
  readonly ordinal: number
  /** Weakest grade of evidence that is enough; null or left out = any. */
  readonly minGrade?: EvidenceGrade | null
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

/** So many tiết of training in a calendar year; see compliance/training-year.ts. */
export type TrainingHoursRequirement = Numbered & { readonly kind: 'training_hours'; readonly hours: number }
export type DocumentRequirement = Numbered & { readonly kind: 'document'; readonly documentType: string; readonly name: string }

export type Requirement = CompetencyRequirement | CertificateRequirement | EducationRequirement | TrainingHoursRequirement | DocumentRequirement
export type RequirementKind = Requirement['kind']

/** The grades a standard may ask for: schooling and documents are shown on paper alone, so nobody would meet a stronger one. Total. */
export function gradesFor(kind: RequirementKind): readonly EvidenceGrade[] {
  return kind === 'education' || kind === 'document' ? [PAPER_GRADE] : evidenceGrades
}

export type StandardVersion = {
  readonly id: string
  readonly positionId: string
  readonly number: number
  readonly span: DaySpan
  /** The decision by which this version was issued, as it is cited. */
  readonly decision: string
  readonly requirements: readonly Requirement[]
  /** One competency may be one level below what is asked. Left out = no. */
  readonly toleratesOneBelow?: boolean
  /** Days from the first day in the post during which a new appointee is not yet in default. Left out = 0. */
  readonly graceDays?: number
  /** Whoever held the post the day before `span.from` is judged by the version before on [span.from, transitionUntil). */
  readonly transitionUntil?: Day | null
}

/** Versions of standards by position id. */
export type StandardsByPosition = ReadonlyMap<string, readonly StandardVersion[]>

/** The version of a position's standard that is in force on a day, or null when there is none. */
export function standardInForce(standards: StandardsByPosition, positionId: string, day: Day): StandardVersion | null {
  return standards.get(positionId)?.find((version) => contains(version.span, day)) ?? null
}
