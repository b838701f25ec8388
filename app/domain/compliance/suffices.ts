/**
 * Whether a proof is of the thing a requirement asks for, and whether it is enough of it. Days play no part here.
 * A certificate or document of the type is enough; a competency at the level or above, as far as its source can show;
 * schooling of the level or higher; all of a grade that is strong enough. Hours are never enough one by one: they add
 * up (training-year.ts). Source: positions.md §5 (rule "đạt chuẩn"); decision 020.
 */
import type { Evidence } from '../evidence/evidence'
import { provenLevel } from '../evidence/source-limit'
import { educationReaches } from '../standard/education'
import { gradeReaches } from '../standard/evidence-grade'
import type { Requirement } from '../standard/standard'

/** The thing asked for or proven, as text: requirement and evidence about the same thing have the same subject. */
export function subjectOf(item: Requirement | Evidence): string {
  switch (item.kind) {
    case 'competency':
      return `competency:${item.competencyId}`
    case 'certificate':
      return `certificate:${item.certificateTypeId}`
    case 'education':
      return 'education'
    case 'training_hours':
      return 'training_hours'
    case 'document':
      return `document:${item.documentType}`
  }
}

const bySubject = new WeakMap<readonly Evidence[], Map<string, Evidence[]>>()

/** The evidence about a subject. Sorted once for a list, which is not changed afterwards: judging asks some thousand times a person. */
export function evidenceAbout(evidence: readonly Evidence[], subject: string): readonly Evidence[] {
  let groups = bySubject.get(evidence)
  if (groups === undefined) {
    groups = new Map()
    for (const one of evidence) {
      const about = subjectOf(one)
      const found = groups.get(about)
      if (found) found.push(one)
      else groups.set(about, [one])
    }
    bySubject.set(evidence, groups)
  }
  return groups.get(subject) ?? []
}

/** Whether the evidence, on a day on which it counts, is enough for the requirement. Total. */
export function suffices(requirement: Requirement, evidence: Evidence): boolean {
  return enoughButForGrade(requirement, evidence) && gradeReaches(evidence.grade, requirement.minGrade)
}

/** Whether it would be enough if every grade were. By kind, without building subjects: asked some thousand times a person. Total. */
export function enoughButForGrade(requirement: Requirement, evidence: Evidence): boolean {
  if (requirement.kind === 'competency' && evidence.kind === 'competency') return requirement.competencyId === evidence.competencyId && provenLevel(evidence) >= requirement.level
  if (requirement.kind === 'certificate' && evidence.kind === 'certificate') return requirement.certificateTypeId === evidence.certificateTypeId
  if (requirement.kind === 'education' && evidence.kind === 'education') return educationReaches(evidence.education, requirement.education)
  return requirement.kind === 'document' && evidence.kind === 'document' && requirement.documentType === evidence.documentType
}

/** The same requirement one level lower, for a standard that tolerates it; null where there is none. */
export function oneBelow(requirement: Requirement): Requirement | null {
  return requirement.kind === 'competency' && requirement.level > 1 ? { ...requirement, level: requirement.level - 1 } : null
}
