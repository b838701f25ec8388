/**
 * The way to the standard in few acts: the next steps of all missing requirements, put together where one act
 * serves several. A course stands for everything it proves; papers go to HR in one visit; the head assesses in
 * one sitting. Courses first, because they take longest; what only HR can settle last.
 */
import type { Requirement } from '../standard/standard'
import type { NextStep } from './next-steps'

export type WayStep =
  | { readonly kind: 'course'; readonly courseCode: string; readonly minutes: number; readonly requirements: readonly Requirement[] }
  | { readonly kind: 'document' | 'assessment' | 'ask_hr'; readonly requirements: readonly Requirement[] }

const order = ['course', 'document', 'assessment', 'ask_hr'] as const

/** Joins steps of one kind (courses: of one course). Out: at most one step a course and one of every other kind. */
export function wayOf(steps: readonly NextStep[]): WayStep[] {
  const courses = [...new Set(steps.flatMap((step) => (step.kind === 'course' ? [step.courseCode] : [])))]
  return order.flatMap((kind): WayStep[] => {
    if (kind === 'course') return courses.map((courseCode) => courseStep(steps, courseCode))
    const same = steps.filter((step) => step.kind === kind)
    return same.length === 0 ? [] : [{ kind, requirements: requirementsOf(same) }]
  })
}

function courseStep(steps: readonly NextStep[], courseCode: string): WayStep {
  const same = steps.filter((step) => step.kind === 'course' && step.courseCode === courseCode)
  const minutes = Math.max(...same.map((step) => (step.kind === 'course' ? step.minutes : 0)))
  return { kind: 'course', courseCode, minutes, requirements: requirementsOf(same) }
}

function requirementsOf(steps: readonly NextStep[]): Requirement[] {
  return steps.flatMap((step) => (step.requirement === null ? [] : [step.requirement]))
}
