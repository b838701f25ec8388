/**
 * Whether a proof is of the thing a requirement asks for, and whether it is enough of it. Days play no part here.
 * A certificate of the type is enough; a competency at the level or above; schooling of the level or higher.
 * Source: positions.md §5 (rule "đạt chuẩn"); no tolerance of one level below, as the product's default says.
 */
import { educationReaches } from '../standard/education'
import type { Requirement } from '../standard/standard'
import type { Evidence } from '../evidence/evidence'

/** The thing asked for or proven, as text: requirement and evidence about the same thing have the same subject. */
export function subjectOf(item: Requirement | Evidence): string {
  switch (item.kind) {
    case 'competency':
      return `competency:${item.competencyId}`
    case 'certificate':
      return `certificate:${item.certificateTypeId}`
    case 'education':
      return 'education'
  }
}

/** Whether the evidence, on a day on which it counts, is enough for the requirement. Total. */
export function suffices(requirement: Requirement, evidence: Evidence): boolean {
  // By kind, without building subjects: this is asked some thousand times a person.
  if (requirement.kind === 'competency' && evidence.kind === 'competency') return requirement.competencyId === evidence.competencyId && evidence.level >= requirement.level
  if (requirement.kind === 'certificate' && evidence.kind === 'certificate') return requirement.certificateTypeId === evidence.certificateTypeId
  return requirement.kind === 'education' && evidence.kind === 'education' && educationReaches(evidence.education, requirement.education)
}
