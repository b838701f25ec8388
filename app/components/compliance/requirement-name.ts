import type { TFunction } from 'i18next'
import type { Requirement } from '~/domain/standard/standard'

/** The name of what is asked for: of the competency, of the certificate, or "Trình độ chuyên môn". */
export function requirementName(requirement: Requirement, t: TFunction): string {
  return requirement.kind === 'education' ? t('compliance:educationName') : requirement.name
}

/** Its code in the catalogue, where it has one. */
export function requirementCode(requirement: Requirement): string | undefined {
  return requirement.kind === 'education' ? undefined : requirement.code
}
