/**
 * What to do first about each requirement that is not met: one next step a leaf, by the rules of evidence.
 * A course when a current one proves it (the shortest first); else the paper that proves it, where a paper does;
 * else an assessment by the head or at the counter, which alone reaches levels no course teaches. Yearly hours are closed
 * by a course only where what it gives is all that is missing; how several add up is the path's (path-hours.ts).
 * A revoked certificate without a course, or no post or standard to be judged by, is for HR to settle.
 * Source: positions.md §5 (evidence accepted for a level); design.md §2, idea 2.
 */
import type { Requirement } from '../standard/standard'
import { type Leaf, type LeafOutlook, type MissingLeaf, type StandingTree, leavesOf } from './standing-tree'

/** What a current course proves when it is passed. */
export type ProvingCourse = {
  readonly courseCode: string
  readonly certificateTypeId: string
  readonly competencies: readonly { readonly competencyId: string; readonly level: number }[]
  /** Tiết that a first pass gives towards the yearly hours. */
  readonly periods: number
  /** Length of its lessons in minutes. */
  readonly minutes: number
}

/** `requirement` is null only when nothing can be judged: no post, or no standard in force. */
export type NextStep =
  | { readonly kind: 'course'; readonly requirement: Requirement; readonly courseCode: string; readonly minutes: number }
  | { readonly kind: 'document' | 'assessment'; readonly requirement: Requirement }
  | { readonly kind: 'ask_hr'; readonly requirement: Requirement | null }

/** One step for each missing leaf of the main post, in the order of the tree; one for HR when it cannot be judged. */
export function nextSteps(tree: StandingTree, courses: readonly ProvingCourse[]): NextStep[] {
  if (tree.status !== 'judged') return [{ kind: 'ask_hr', requirement: null }]
  return leavesOf(tree).flatMap((leaf) => (leaf.state === 'missing' ? [stepFor(leaf, courses, leavesOf(tree))] : []))
}

function stepFor(leaf: MissingLeaf & LeafOutlook, courses: readonly ProvingCourse[], leaves: readonly Leaf[]): NextStep {
  const { requirement, near } = leaf
  const course = courses
    .filter((one) => proves(one, requirement) || fillsHours(one, leaf, leaves))
    .sort((a, b) => a.minutes - b.minutes || (a.courseCode < b.courseCode ? -1 : 1))[0]
  if (course !== undefined) return { kind: 'course', requirement, courseCode: course.courseCode, minutes: course.minutes }
  if (near?.reason === 'revoked') return { kind: 'ask_hr', requirement }
  return { kind: requirement.kind === 'competency' ? 'assessment' : 'document', requirement }
}

/** Whether the tiết of the course are all that the year still lacks. Whose certificate of the course holds has had them. */
function fillsHours({ certificateTypeId, periods }: ProvingCourse, { requirement, gained = 0 }: MissingLeaf & LeafOutlook, leaves: readonly Leaf[]): boolean {
  if (requirement.kind !== 'training_hours' || gained + periods < requirement.hours) return false
  return !leaves.some((leaf) => leaf.evidence !== null && leaf.requirement.kind === 'certificate' && leaf.requirement.certificateTypeId === certificateTypeId)
}

/** Whether passing the course meets the requirement by itself; hours are never met so, they add up (givesHours). Total. */
export function proves(course: Pick<ProvingCourse, 'certificateTypeId' | 'competencies'>, requirement: Requirement): boolean {
  switch (requirement.kind) {
    case 'certificate':
      return course.certificateTypeId === requirement.certificateTypeId
    case 'competency':
      return course.competencies.some(({ competencyId, level }) => competencyId === requirement.competencyId && level >= requirement.level)
    case 'education':
    case 'training_hours':
    case 'document':
      return false
  }
}

/** Whether passing the course gives tiết towards the requirement. Total. */
export function givesHours({ periods }: Pick<ProvingCourse, 'periods'>, { kind }: Pick<Requirement, 'kind'>): boolean {
  return kind === 'training_hours' && periods > 0
}
