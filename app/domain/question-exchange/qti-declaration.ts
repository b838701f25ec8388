/** What the writers of QTI's kinds share: their parts, and how an answer is declared. */
import type { Note } from './build-item'
import type { WriteTag } from './qti-dialect'
import type { InlineText } from './write-context'

export type QtiWriter = { readonly tag: WriteTag; readonly text: InlineText; readonly feedback: (key: string, text: string) => string }
export type QtiBody = { readonly declarations: readonly string[]; readonly body: string; readonly rules: string; readonly feedback: readonly string[]; readonly losses: readonly Note[] }

export const RESPONSE = 'RESPONSE'

/** A declared response; `worth`: mapped values by key. */
export function declaration(tag: WriteTag, cardinality: string, baseType: string, correct: readonly string[], worth: readonly (readonly [string, number])[] = [], identifier = RESPONSE): string {
  const values = correct.map((value) => tag('value', {}, value.replace(/&/g, '&amp;').replace(/</g, '&lt;')))
  const entries = worth.map(([key, value]) => tag('mapEntry', { mapKey: key, mappedValue: Number(value.toFixed(6)), ...(baseType === 'string' ? { caseSensitive: false } : {}) }))
  return tag('responseDeclaration', { identifier, cardinality, baseType }, tag('correctResponse', {}, values.join('')) + (entries.length === 0 ? '' : tag('mapping', { lowerBound: 0, upperBound: 1, defaultValue: 0 }, entries.join(''))))
}
