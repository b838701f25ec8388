import type { TFunction } from 'i18next'
import { explainCause, explainMover } from '~/domain/compliance/explain'
import { conditions, noConditions, officerNames } from '~/domain/compliance/officer-query'
import type { PositionName } from '~/domain/compliance/officer-standing'
import type { OfficerFilter } from '~/domain/compliance/overview'
import type { Structure } from '~/domain/compliance/people-filter'

/** What a filter names by an identifier. */
export interface FilterNames {
  readonly position: Pick<PositionName, 'code' | 'name'> | null
  /** What `filter.lacks` names, where it has a name of its own. */
  readonly lackedName?: string | null
}

/** One condition: its parameter in the address, and in words. */
export type FilterPart = { readonly name: string; readonly text: string }

/** The conditions that hold, each in words: the same on a page, on paper, in files and in the list of kept filters. */
export function filterParts(t: TFunction, filter: OfficerFilter, names: FilterNames): FilterPart[] {
  return conditions.flatMap((one) => (filter[one] === undefined ? [] : [{ name: officerNames[one], text: conditionText(t, one, filter, names) }]))
}

/** The tags of a page: each leads to the page without its condition, and one clears them all. */
export function filterTags(t: TFunction, filter: OfficerFilter, names: FilterNames, href: (values: Readonly<Record<string, string | undefined>>) => string) {
  return { tags: filterParts(t, filter, names).map(({ name, text }) => ({ text, href: href({ [name]: undefined }) })), remove: t('compliance:tagRemove'), clear: { text: t('compliance:tagsClear'), href: href(noConditions) } }
}

/** Conditions and whose structure, as texts. */
export function filterTexts(t: TFunction, filter: OfficerFilter, structure: Structure, names: FilterNames): string[] {
  const texts = filterParts(t, filter, names).map(({ text }) => text)
  return structure === 'today' ? [...texts, `${t('overview:structure')}: ${t('overview:structure_today')}`] : texts
}

/** "Điều kiện lọc: VT05 – …, Giới tính: Nữ", for papers and files; null where everybody is meant. */
export function filterLine(t: TFunction, filter: OfficerFilter, structure: Structure, names: FilterNames): string | null {
  const texts = filterTexts(t, filter, structure, names)
  return texts.length > 0 ? `${t('compliance:exportFilters')}: ${texts.join(', ')}` : null
}

function conditionText(t: TFunction, one: (typeof conditions)[number], filter: OfficerFilter, { position, lackedName = null }: FilterNames): string {
  switch (one) {
    case 'search':
      return t('compliance:tagQuery', { query: filter.search ?? '' })
    case 'positionId':
      return `${t('compliance:columnPosition')}: ${position === null ? t('compliance:positionUnknown') : `${position.code} – ${position.name}`}`
    case 'cause':
      return t('overview:tagCause', { cause: filter.cause === undefined ? '' : t(`standing:${explainCause(filter.cause).key}`) })
    case 'mover':
      return `${t('overview:mover')}: ${filter.mover === undefined ? '' : t(`standing:${explainMover(filter.mover).key}`)}`
    case 'lacks':
      return lackedText(t, filter.lacks ?? '', lackedName)
    case 'state':
      return t(`compliance:state_${filter.state ?? 'met'}`)
    case 'level':
    case 'sex':
    case 'age':
    case 'programme':
      return `${t(`overview:${one}`)}: ${t(`overview:${one}_${filter[one]}`)}`
  }
}

/** "Còn thiếu: CC-MC Chứng nhận …": what is lacked, by its name, or by its kind where that has none of its own. */
function lackedText(t: TFunction, subject: string, name: string | null): string {
  const kind = subject === 'education' ? t('compliance:educationName') : subject === 'training_hours' ? t('compliance:trainingHoursName') : t('overview:requirement')
  return t('overview:tagLacks', { code: name ?? kind })
}
