import type { TFunction } from 'i18next'
import type { Requirement } from '~/domain/standard/standard'

/** The name of what is asked for: of the competency, certificate or document, or what stands for schooling and hours. */
export function requirementName(requirement: Requirement, t: TFunction): string {
  if (requirement.kind === 'training_hours') return t('compliance:trainingHoursName')
  return requirement.kind === 'education' ? t('compliance:educationName') : requirement.name
}

/** Its code in the catalogue, where it has one. */
export function requirementCode(requirement: Requirement): string | undefined {
  return requirement.kind === 'competency' || requirement.kind === 'certificate' ? requirement.code : undefined
}
