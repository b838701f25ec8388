import type { TFunction } from 'i18next'
import type { Requirement } from '~/domain/standard/standard'
import type { StandardRequirementContent } from '~/domain/standard/standard-file'

export interface Named { readonly code: string; readonly name: string }
export interface CatalogueNames { readonly competencies: readonly Named[]; readonly certificates: readonly Named[] }

/** The thing asked for, with its code: "CH1 Đạo đức và bản lĩnh". */
export function contentName(one: StandardRequirementContent, { competencies, certificates }: CatalogueNames, t: TFunction): string {
  if (one.kind === 'education') return t('standard:education')
  const code = one.kind === 'competency' ? one.competency : one.certificate
  const name = (one.kind === 'competency' ? competencies : certificates).find((row) => row.code === code)?.name
  return name === undefined ? code : `${code} ${name}`
}

/** How much of it: "mức 3", "trung cấp trở lên", "phải có". */
export function contentAmount(one: StandardRequirementContent, t: TFunction): string {
  if (one.kind === 'education') return t(`standard:education_${one.education}`)
  return one.kind === 'competency' ? t('standard:level', { level: one.level }) : t('standard:required')
}

/** Both in one line, for a requirement of the rules. */
export function requirementText(one: Requirement, t: TFunction): string {
  if (one.kind === 'education') return `${t('standard:education')}: ${t(`standard:education_${one.education}`)}`
  return one.kind === 'competency' ? `${one.code} ${one.name}: ${t('standard:level', { level: one.level })}` : `${one.code} ${one.name}`
}
