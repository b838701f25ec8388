/** The words of cells and heads of the matrix of standards, in the reader's language. */
import type { i18n } from 'i18next'
import { educations } from '~/domain/standard/education'
import type { CellWords } from '~/domain/standard/standard-cell'
import type { Education } from '~/domain/standard/education'

const FIELDS = ['education', 'hours', 'certificates', 'documents', 'tolerance', 'grace', 'transition'] as const

export function cellWords(t: i18n['t']): CellWords {
  return { educations: Object.fromEntries(educations.map((one) => [one, t(`standard:education_${one}`)])) as Record<Education, string>, yes: t('standard:yes'), no: t('standard:no') }
}

export function sheetWords(t: i18n['t']) {
  return { ...cellWords(t), code: t('standard:sheetCode'), position: t('standard:position'), headers: Object.fromEntries(FIELDS.map((one) => [one, t(`standard:column_${one}`)])) }
}
