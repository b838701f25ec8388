/**
 * How strongly a proof was gained: A proctored, simulated or observed; B timed randomised exam; C content seen or paper
 * shown. A standard may ask for a grade "or stronger". Source: product choice (decision 020).
 */
export const evidenceGrades = ['A', 'B', 'C'] as const
export type EvidenceGrade = (typeof evidenceGrades)[number]

/** What everything shown on paper is recorded with, by hand and from lists. */
export const PAPER_GRADE: EvidenceGrade = 'C'

/** Whether a grade is as strong as the weakest one allowed; null or undefined allows every grade. Total. */
export function gradeReaches(have: EvidenceGrade, weakest: EvidenceGrade | null | undefined): boolean {
  return weakest === null || weakest === undefined || evidenceGrades.indexOf(have) <= evidenceGrades.indexOf(weakest)
}
