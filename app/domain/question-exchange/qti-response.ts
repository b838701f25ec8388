/** What a QTI item declares about its answers: what is right, what each is worth, and what is said to them. */
import type { Note } from './build-item'
import { lost } from './build-item'
import { type ReadText, readText } from './text-format'
import { type XmlElement, element, elements, elementsBelow, innerHtml, textIn } from './xml-tree'

export type QtiResponse = {
  readonly identifier: string
  readonly baseType: string
  readonly correct: readonly string[]
  /** by key; in the order of the file */
  readonly mapping: ReadonlyMap<string, number>
  readonly defaultValue: number
  readonly upperBound: number | null
  readonly caseSensitive: boolean
  /** the mapping decides the mark, not the right response as a whole */
  readonly mapped: boolean
}

/** Rules that we follow by what they come to; others are left behind. */
const RULES = ['responseCondition', 'responseIf', 'responseElseIf', 'responseElse', 'setOutcomeValue', 'match', 'variable', 'correct', 'baseValue', 'mapResponse', 'isNull', 'not', 'and', 'or', 'equal', 'stringMatch', 'member', 'sum', 'multiple', 'null']

/** Every declared response by its identifier. */
export function readResponses(item: XmlElement): { readonly responses: ReadonlyMap<string, QtiResponse>; readonly notes: readonly Note[] } {
  const processing = element(item, 'responseProcessing')
  const rules = processing === undefined ? [] : everyName(processing)
  const byTemplate = /map_response/.test(processing?.attributes['template'] ?? '')
  const maps = processing === undefined ? [] : elementsBelow(processing, ['mapResponse']).map((one) => one.attributes['identifier'] ?? '')
  const responses = elements(item, 'responseDeclaration').map((one) => responseOf(one, byTemplate || maps.includes(one.attributes['identifier'] ?? '')))
  const strange = [...new Set(rules.filter((name) => !RULES.includes(name)))]
  return { responses: new Map(responses.map((response) => [response.identifier, response])), notes: strange.length > 0 ? [lost('lostProcessing', { names: strange.slice(0, 5).join(', ') })] : [] }
}

function everyName(parent: XmlElement): string[] {
  return elements(parent).flatMap((child) => [child.name, ...everyName(child)])
}

function responseOf(declaration: XmlElement, mapped: boolean): QtiResponse {
  const mapping = element(declaration, 'mapping')
  const entries = elements(mapping, 'mapEntry')
  const bound = mapping?.attributes['upperBound']
  return {
    identifier: declaration.attributes['identifier'] ?? '',
    baseType: declaration.attributes['baseType'] ?? 'identifier',
    correct: elements(element(declaration, 'correctResponse'), 'value').map((value) => textIn(value).trim()),
    mapping: new Map(entries.map((entry) => [entry.attributes['mapKey'] ?? '', Number(entry.attributes['mappedValue'] ?? 0)] as const)),
    defaultValue: Number(mapping?.attributes['defaultValue'] ?? 0),
    upperBound: bound === undefined ? null : Number(bound),
    caseSensitive: entries.length === 0 ? true : entries.every((entry) => entry.attributes['caseSensitive'] === 'true'),
    mapped: mapped || (mapping !== undefined && elements(element(declaration, 'correctResponse'), 'value').length === 0),
  }
}

/** The part of the mark of one answer, of all that can be earned. */
export function partOf(response: QtiResponse, key: string, several: boolean): number {
  if (!response.mapped || response.mapping.size === 0) return response.correct.includes(key) ? 1 / (several ? response.correct.length : 1) : 0
  const earned = [...response.mapping.values()].filter((value) => value > 0)
  const most = several ? earned.reduce((sum, value) => sum + value, 0) : Math.max(0, ...earned)
  return most === 0 ? 0 : (response.mapping.get(key) ?? response.defaultValue) / most
}

export type QtiFeedback = { readonly byKey: ReadonlyMap<string, string>; readonly whenRight: string; readonly whenWrong: string; readonly general: string; readonly notes: readonly Note[] }

/** Remarks shown after the answer: to an answer by its identifier, to right and wrong ones by the usual names, else to all. */
export function readFeedback(item: XmlElement, keys: ReadonlySet<string>): QtiFeedback {
  const modals = elements(item, 'modalFeedback').map((one) => ({ key: one.attributes['identifier'] ?? '', read: htmlOf(element(one, 'contentBody') ?? one) }))
  const named = (pattern: RegExp) => modals.find(({ key }) => !keys.has(key) && pattern.test(key))?.read.text ?? ''
  const whenRight = named(/^(?:correct|right|true)$/i)
  const whenWrong = named(/^(?:incorrect|wrong|false)$/i)
  const others = modals.filter(({ key }) => !keys.has(key) && !/^(?:correct|right|true|incorrect|wrong|false)$/i.test(key))
  return {
    byKey: new Map(modals.filter(({ key }) => keys.has(key)).map(({ key, read }) => [key, read.text])),
    whenRight,
    whenWrong,
    general: others[0]?.read.text ?? '',
    notes: [...modals.flatMap(({ read }) => read.notes), ...(others.length > 1 ? [lost('lostFeedback')] : [])],
  }
}

/** What stands in an element as question text; `skip` as for innerHtml. */
export function htmlOf(holder: XmlElement | undefined, skip?: (child: XmlElement) => string | null): ReadText {
  return readText(innerHtml(holder, skip), 'html')
}
