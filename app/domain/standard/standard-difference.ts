/**
 * What one version of a standard says that another does not, line by line: requirements, then terms. The order of
 * requirements means nothing, and a transition is no difference: it speaks of the change from one version to the next.
 * Source: issue "Compliance" (draft, compare with the version in force).
 */
import { educationRank } from './education'
import { evidenceGrades } from './evidence-grade'
import { type StandardContent, type StandardRequirementContent, subjectKey } from './standard-content'

export type DifferenceLine =
  | { readonly change: 'added'; readonly after: StandardRequirementContent }
  | { readonly change: 'removed'; readonly before: StandardRequirementContent }
  /** `changed`: one part asks for more, another for less. */
  | { readonly change: 'raised' | 'lowered' | 'changed'; readonly before: StandardRequirementContent; readonly after: StandardRequirementContent }
export type TermLine =
  | { readonly term: 'toleratesOneBelow'; readonly before: boolean; readonly after: boolean }
  | { readonly term: 'graceDays'; readonly before: number; readonly after: number }
export type StandardDifference = { readonly lines: readonly DifferenceLine[]; readonly terms: readonly TermLine[] }

/** How much of the thing is asked for; only amounts of one thing are compared. */
function heightOf(one: StandardRequirementContent): number {
  switch (one.kind) {
    case 'competency':
      return one.level
    case 'education':
      return educationRank(one.education)
    case 'training_hours':
      return one.hours
    case 'certificate':
    case 'document':
      return 0
  }
}

/** A stronger grade is more: none 0, C 1, B 2, A 3. */
function gradeHeight({ minGrade }: StandardRequirementContent): number {
  return minGrade === undefined ? 0 : evidenceGrades.length - evidenceGrades.indexOf(minGrade)
}

/** In: what is said before (nothing: null) and after. Lines in the order of `after`, what is dropped last. */
export function standardDifference(before: StandardContent | null, after: StandardContent): StandardDifference {
  const old = new Map((before?.requirements ?? []).map((one) => [subjectKey(one), one]))
  const fresh = new Map(after.requirements.map((one) => [subjectKey(one), one]))
  const kept = [...fresh].flatMap(([key, one]): DifferenceLine[] => {
    const was = old.get(key)
    if (was === undefined) return [{ change: 'added', after: one }]
    const steps = [heightOf(one) - heightOf(was), gradeHeight(one) - gradeHeight(was)]
    if (steps.every((step) => step === 0)) return []
    return [{ change: steps.every((step) => step >= 0) ? 'raised' : steps.every((step) => step <= 0) ? 'lowered' : 'changed', before: was, after: one }]
  })
  const dropped = [...old].flatMap(([key, one]): DifferenceLine[] => (fresh.has(key) ? [] : [{ change: 'removed', before: one }]))
  const was = before ?? { toleratesOneBelow: false, graceDays: 0 }
  return {
    lines: [...kept, ...dropped],
    terms: [
      ...(was.toleratesOneBelow === after.toleratesOneBelow ? [] : [{ term: 'toleratesOneBelow' as const, before: was.toleratesOneBelow, after: after.toleratesOneBelow }]),
      ...(was.graceDays === after.graceDays ? [] : [{ term: 'graceDays' as const, before: was.graceDays, after: after.graceDays }]),
    ],
  }
}

/** Whether nothing differs. */
export function isSame(before: StandardContent, after: StandardContent): boolean {
  const { lines, terms } = standardDifference(before, after)
  return lines.length === 0 && terms.length === 0
}
