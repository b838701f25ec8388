import type { TFunction } from 'i18next'
import type { Requirement } from '~/domain/standard/standard'
import type { StandardRequirementContent } from '~/domain/standard/standard-content'

export interface Named { readonly code: string; readonly name: string }
export interface CatalogueNames { readonly competencies: readonly Named[]; readonly certificates: readonly Named[]; readonly documents: readonly Named[] }

/** The thing asked for, with its code: "CH1 Đạo đức và bản lĩnh". */
export function contentName(one: StandardRequirementContent, { competencies, certificates, documents }: CatalogueNames, t: TFunction): string {
  switch (one.kind) {
    case 'education':
      return t('standard:education')
    case 'training_hours':
      return t('standard:hours')
    case 'certificate':
      return named(certificates, one.certificate)
    case 'document':
      return documents.find(({ code }) => code === one.document)?.name ?? one.document
    case 'competency':
      return named(competencies, one.competency)
  }
}

function named(rows: readonly Named[], code: string): string {
  const name = rows.find((row) => row.code === code)?.name
  return name === undefined ? code : `${code} ${name}`
}

/** How much of it, with the weakest grade that is enough: "mức 3, bằng chứng hạng B trở lên". */
export function contentAmount(one: StandardRequirementContent, t: TFunction): string {
  const amount = amountText(one, t)
  return one.minGrade === undefined ? amount : t('standard:withGrade', { amount, grade: t(`standard:grade_${one.minGrade}`) })
}

function amountText(one: StandardRequirementContent | Requirement, t: TFunction): string {
  switch (one.kind) {
    case 'education':
      return t(`standard:education_${one.education}`)
    case 'training_hours':
      return t('standard:hoursAmount', { hours: one.hours })
    case 'certificate':
    case 'document':
      return t('standard:required')
    case 'competency':
      return t('standard:level', { level: one.level })
  }
}

/** Both in one line, for a requirement of the rules. */
export function requirementText(one: Requirement, t: TFunction): string {
  const grade = one.minGrade ? ` (${t(`standard:grade_${one.minGrade}`)})` : ''
  switch (one.kind) {
    case 'education':
      return `${t('standard:education')}: ${amountText(one, t)}${grade}`
    case 'training_hours':
      return `${t('standard:hours')}: ${amountText(one, t)}${grade}`
    case 'certificate':
      return `${one.code} ${one.name}${grade}`
    case 'document':
      return `${one.name}${grade}`
    case 'competency':
      return `${one.code} ${one.name}: ${amountText(one, t)}${grade}`
  }
}
