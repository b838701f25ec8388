/**
 * One question as its author wrote it, wherever it comes from (a file of the content folder, the editor, an import): read
 * by its kind, held against its course, its texts read, and its weekdays held against its dates. Paths are the item's.
 */
import { type DataFault, fault } from '~/domain/content/fault'
import { weekdayFaults } from '~/domain/content/weekday-claims'
import { wordingWarnings } from '~/domain/content/wording'
import type { CourseFile } from '~/domain/course/course-definition'
import { checkQuestion } from '~/domain/question/check-question'
import type { KindContext } from '~/domain/question/kind'
import type { QuestionDefinition } from '~/domain/question/question-definition'
import { type TextContext, checkQuestionTexts, questionTexts } from '~/domain/question/question-texts'
import { kindNames, kindOf } from '~/domain/question/registry'

export type CheckedItem = { readonly definition: QuestionDefinition | null; readonly faults: readonly DataFault[] }

/** What an item is checked against besides its course. */
export type ItemContext = KindContext & { readonly texts: TextContext }

export function checkQuestionItem(item: unknown, course: CourseFile, context: ItemContext): CheckedItem {
  const type = typeOf(item)
  const kind = kindOf(type)
  if (kind === undefined) return { definition: null, faults: [fault(['type'], 'kindUnknown', { type, allowed: kindNames().join(', ') })] }
  const { definition, faults } = kind.parse(item, context)
  const found = [...faults, ...weekdayClaims(item)]
  return { definition, faults: definition === null ? found : [...found, ...checkQuestion(definition, course), ...checkQuestionTexts(definition, context.texts), ...wordingOf(definition)] }
}

/** Remarks on the writing of its texts. */
function wordingOf(definition: QuestionDefinition): DataFault[] {
  return questionTexts(definition).flatMap(({ text, at }) => wordingWarnings(text).map((one) => ({ ...one, at })))
}

function typeOf(item: unknown): string {
  const type = item !== null && typeof item === 'object' && 'type' in item ? item.type : undefined
  return typeof type === 'string' ? type : ''
}

/** Weekdays beside dates in every text of an item; a date without a year is in one of the years that the item names. */
function weekdayClaims(item: unknown): DataFault[] {
  const texts = textsOf(item, [])
  const years = texts.flatMap(({ text }) => [...text.matchAll(/(?<!\d)20\d\d(?!\d)/g)].map(([year]) => Number(year)))
  return texts.flatMap(({ text, path }) => weekdayFaults(text, [...new Set(years)]).map((one) => ({ ...one, at: path })))
}

function textsOf(value: unknown, path: readonly (string | number)[]): { text: string; path: readonly (string | number)[] }[] {
  if (typeof value === 'string') return [{ text: value, path }]
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) => textsOf(item, [...path, Array.isArray(value) ? Number(key) : key]))
}
