/**
 * The sentence behind each leaf, step and cause: a message key of the namespace `standing` and its values.
 * Every switch is exhaustive: a new state without a sentence does not compile.
 * Days are written as in running text (05/3/2024). The day named with "hết hạn" is the first day that no longer counts.
 */
import { addDays } from '../kernel/day'
import { formatDay } from '../kernel/vietnamese-format'
import type { Requirement } from '../standard/standard'
import type { Cause, Mover } from './cause'
import type { NextStep } from './next-steps'
import type { Leaf, MetLeaf, MissingLeaf, Near, StandingTree } from './standing-tree'

export type Explanation = { readonly key: string; readonly values: Readonly<Record<string, string | number>> }

const say = (key: string, values: Explanation['values'] = {}): Explanation => ({ key, values })

/** Why a requirement is met, is about to lapse, or is missing. */
export function explainLeaf(leaf: Leaf): Explanation {
  switch (leaf.state) {
    case 'met':
      return explainMet(leaf)
    case 'expiring':
      return say('leafExpiring', { days: leaf.daysLeft ?? 0, to: leaf.validTo === null ? '' : formatDay(leaf.validTo) })
    case 'missing':
      return explainMissing(leaf)
  }
}

function explainMet({ evidence, validTo }: MetLeaf): Explanation {
  const end = validTo === null ? '' : 'Until'
  const to: Record<string, string> = validTo === null ? {} : { to: formatDay(addDays(validTo, -1)) }
  switch (evidence.kind) {
    case 'competency':
      return say(`competencyMet${end}`, { level: evidence.level, ...to })
    case 'certificate':
      return say(`certificateMet${end}`, to)
    case 'education':
      return say(`educationMet${end}`, { have: evidence.education, ...to })
  }
}

function explainMissing({ requirement, near }: MissingLeaf): Explanation {
  return near === null ? say('noEvidence') : explainNear(requirement, near)
}

function explainNear(requirement: Requirement, near: Near): Explanation {
  switch (near.reason) {
    case 'expired':
    case 'revoked':
    case 'upcoming':
      return explainDay(requirement, near)
    case 'level':
      return say('competencyLevelLow', { have: near.evidence.level, need: requirement.kind === 'competency' ? requirement.level : '' })
    case 'education':
      return say('educationLow', { have: near.evidence.education, need: requirement.kind === 'education' ? requirement.education : '' })
  }
}

const endings = { expired: 'Expired', revoked: 'Revoked', upcoming: 'Upcoming' } as const

function explainDay(requirement: Requirement, near: Near & { reason: keyof typeof endings; on: string }): Explanation {
  const on = formatDay(near.on)
  switch (requirement.kind) {
    case 'certificate':
      return say(`certificate${endings[near.reason]}`, { code: requirement.code, on })
    case 'competency':
      return say(`competency${endings[near.reason]}`, { level: near.evidence.kind === 'competency' ? near.evidence.level : '', on })
    case 'education':
      return say(`education${endings[near.reason]}`, { on })
  }
}

/** What a requirement asks for, without its name: "Mức 3 trở lên", "Còn giá trị", "Trung cấp trở lên". */
export function explainRequirement(requirement: Requirement): Explanation {
  switch (requirement.kind) {
    case 'competency':
      return say('requirementCompetency', { level: requirement.level })
    case 'certificate':
      return say('requirementCertificate')
    case 'education':
      return say('requirementEducation', { need: requirement.education })
  }
}

/** The sentence that opens a person's page: complies, how many are left, or why nothing can be judged. */
export function explainTree(tree: StandingTree): Explanation {
  switch (tree.status) {
    case 'no_post':
      return say('treeNoPost', { on: formatDay(tree.asOf) })
    case 'no_standard':
      return say('treeNoStandard', { on: formatDay(tree.asOf) })
    case 'judged':
      return tree.meets ? say('treeMeets', { total: tree.totalCount }) : say('treeMissing', { missing: tree.totalCount - tree.metCount, total: tree.totalCount })
  }
}

/** What to do next about one requirement. */
export function explainStep(step: NextStep): Explanation {
  switch (step.kind) {
    case 'course':
      return say('stepCourse', { course: step.courseCode, minutes: step.minutes })
    case 'document':
      return say('stepDocument')
    case 'assessment':
      return say('stepAssessment')
    case 'ask_hr':
      return say('stepAskHr')
  }
}

/** A cause as a line of the overview. */
export function explainCause(cause: Cause): Explanation {
  switch (cause) {
    case 'never_trained':
      return say('causeNeverTrained')
    case 'standard_changed':
      return say('causeStandardChanged')
    case 'new_post':
      return say('causeNewPost')
    case 'exam_failed':
      return say('causeExamFailed')
    case 'expired':
      return say('causeExpired')
    case 'document_missing':
      return say('causeDocumentMissing')
    case 'no_standard':
      return say('causeNoStandard')
  }
}

/** Whose move it is. */
export function explainMover(mover: Mover): Explanation {
  switch (mover) {
    case 'officer':
      return say('moverOfficer')
    case 'head':
      return say('moverHead')
    case 'hr':
      return say('moverHr')
    case 'system':
      return say('moverSystem')
  }
}
