/**
 * The sentence behind each leaf, step and cause: a message key of the namespace `standing` and its values.
 * Every switch is exhaustive: a new state without a sentence does not compile.
 * Days are written as in running text (05/3/2024). Whatever ends is
 * named by its last good day, as on its paper and in the list of what is due.
 */
import { addDays, type Day } from '../kernel/day'
import { formatDay } from '../kernel/vietnamese-format'
import { provenLevel } from '../evidence/source-limit'
import type { Requirement } from '../standard/standard'
import type { Cause, Mover } from './cause'
import type { NextStep } from './next-steps'
import { daysToLastDay, type Leaf, type MetLeaf, type MissingLeaf, type Near, type StandingTree } from './standing-tree'

export type Explanation = { readonly key: string; readonly values: Readonly<Record<string, string | number>> }

const say = (key: string, values: Explanation['values'] = {}): Explanation => ({ key, values })

/** Why a requirement is met, is about to lapse, or is missing. */
export function explainLeaf(leaf: Leaf): Explanation {
  switch (leaf.state) {
    case 'met':
      return leaf.tolerated ? explainTolerated(leaf.requirement) : explainMet(leaf)
    case 'expiring':
      return explainLastDays(leaf.validTo, leaf.daysLeft, 'leafExpiring')
    case 'waived':
      return leaf.validTo === null ? say('leafWaived', { decision: leaf.waiver.decision }) : say('leafWaivedUntil', { decision: leaf.waiver.decision, to: formatDay(addDays(leaf.validTo, -1)) })
    case 'grace':
      return explainLastDays(leaf.validTo, leaf.daysLeft, 'leafGrace')
    case 'missing':
      return explainMissing(leaf)
  }
}

function explainTolerated(requirement: Requirement): Explanation {
  const need = requirement.kind === 'competency' ? requirement.level : 0
  return say('competencyTolerated', { have: need - 1, need })
}

function explainMet({ evidence, validTo, hours }: MetLeaf): Explanation {
  const end = validTo === null ? '' : 'Until'
  const to: Record<string, string> = validTo === null ? {} : { to: formatDay(addDays(validTo, -1)) }
  switch (evidence.kind) {
    case 'competency':
      return say(`competencyMet${end}`, { level: provenLevel(evidence), ...to })
    case 'certificate':
      return say(`certificateMet${end}`, to)
    case 'education':
      return say(`educationMet${end}`, { have: evidence.education, ...to })
    case 'training_hours':
      return say(`hoursMet${end}`, { ...yearOf(hours), ...to })
    case 'document':
      return say(`documentMet${end}`, to)
  }
}

function explainLastDays(validTo: Day | null, daysLeft: number | null, key: 'leafExpiring' | 'leafGrace'): Explanation {
  const days = daysToLastDay(daysLeft ?? 1)
  const to = validTo === null ? '' : formatDay(addDays(validTo, -1))
  return days === 0 ? say(`${key}Today`) : say(key, { days, to })
}

const yearOf = (hours: MetLeaf['hours']): Record<string, string | number> => (hours === undefined ? {} : { have: hours.have, year: String(hours.year) })

function explainMissing({ requirement, near }: MissingLeaf): Explanation {
  return near === null ? say('noEvidence') : explainNear(requirement, near)
}

function explainNear(requirement: Requirement, near: Near): Explanation {
  switch (near.reason) {
    case 'expired':
    case 'revoked':
    case 'upcoming':
      return explainDay(requirement, near)
    default:
      return explainShort(requirement, near)
  }
}

/** There is something, but too little or too weak. */
function explainShort(requirement: Requirement, near: Exclude<Near, { reason: keyof typeof endings }>): Explanation {
  switch (near.reason) {
    case 'level':
      return say('competencyLevelLow', { have: provenLevel(near.evidence), need: needOf(requirement) })
    case 'education':
      return say('educationLow', { have: near.evidence.education, need: needOf(requirement) })
    case 'grade':
      return say('gradeLow', { have: near.evidence.grade, need: requirement.minGrade ?? '' })
    case 'hours':
      return say('hoursLow', { have: near.have, year: String(near.year), need: needOf(requirement) })
  }
}

function needOf(requirement: Requirement): string | number {
  switch (requirement.kind) {
    case 'competency':
      return requirement.level
    case 'education':
      return requirement.education
    case 'training_hours':
      return requirement.hours
    default:
      return ''
  }
}

const endings = { expired: 'Expired', revoked: 'Revoked', upcoming: 'Upcoming' } as const

function explainDay(requirement: Requirement, near: Near & { reason: keyof typeof endings; on: string }): Explanation {
  const on = formatDay(near.reason === 'expired' ? addDays(near.on, -1) : near.on)
  switch (requirement.kind) {
    case 'certificate':
      return say(`certificate${endings[near.reason]}`, { code: requirement.code, on })
    case 'competency':
      return say(`competency${endings[near.reason]}`, { level: near.evidence.kind === 'competency' ? provenLevel(near.evidence) : '', on })
    case 'education':
      return say(`education${endings[near.reason]}`, { on })
    case 'training_hours': // hours are never over or to come one by one
    case 'document':
      return say(`document${endings[near.reason]}`, { on })
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
    case 'training_hours':
      return say('requirementHours', { need: requirement.hours })
    case 'document':
      return say('requirementDocument')
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
