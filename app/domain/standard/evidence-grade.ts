/**
 * How strongly a proof was gained: A proctored, simulated or observed; B timed randomised exam; C content seen or paper
 * shown. A standard may ask for a grade "or stronger". Source: product choice (decision 020).
 */
import type { RequirementKind } from './standard'

export const evidenceGrades = ['A', 'B', 'C'] as const
export type EvidenceGrade = (typeof evidenceGrades)[number]

/** What everything shown on paper is recorded with, by hand and from lists. */
export const PAPER_GRADE: EvidenceGrade = 'C'

/** The grades a standard may ask for: schooling and documents are shown on paper alone, so nobody would meet a stronger one. Total. */
export function gradesFor(kind: RequirementKind): readonly EvidenceGrade[] {
  return kind === 'education' || kind === 'document' ? [PAPER_GRADE] : evidenceGrades
}

/** Whether a grade is as strong as the weakest one allowed; null or undefined allows every grade. Total. */
export function gradeReaches(have: EvidenceGrade, weakest: EvidenceGrade | null | undefined): boolean {
  return weakest === null || weakest === undefined || evidenceGrades.indexOf(have) <= evidenceGrades.indexOf(weakest)
}
