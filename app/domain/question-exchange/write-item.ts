/**
 * A stored question as an item of our own file: the way back of read-item. What has its default, and what was computed
 * when it was read (a procedure's card, what a part takes from its case), is left out. Source: writing-guide §11.
 */
import { snakeKey } from '../content/camel-keys'
import type { QuestionDefinition } from '../question/question-definition'
import type { RawItem } from './exchange-item'

/** The order in which files have their keys, at any depth; the database keeps none. */
const ORDER = [
  'id', 'type', 'kind', 'code', 'objective', 'level', 'mustBeRight', 'points', 'purpose', 'floor', 'procedure', 'asOf', 'legal', 'procedures', 'state', 'stem', 'hint', 'date', 'n', 'from', 'to', 'left', 'right', 'name', 'brought', 'verdict',
  'fatal', 'text', 'maximum', 'fraction', 'correct', 'match', 'value', 'received', 'limit', 'unit', 'unitAlso', 'stops', 'restart', 'options', 'pairs', 'extraRight', 'items', 'gaps', 'accept', 'ignore', 'answer', 'tolerance', 'count', 'note',
  'complete', 'missing', 'invalid', 'notToAsk', 'verdicts', 'papers', 'decision', 'minWords', 'maxWords', 'criteria', 'guidance', 'markers', 'feedback', 'feedbackRight', 'feedbackByAnswer', 'feedbackWrong', 'parts', 'grading',
]
const INHERITED = ['level', 'mustBeRight', 'purpose']

type Fields = Readonly<Record<string, unknown>>

/** In: a checked definition. Out: keys as files write them, the common ones first. Reading it gives the definition again. */
export function writeItem(definition: QuestionDefinition): RawItem {
  return written(definition as unknown as Fields, [])
}

function written(definition: Fields, without: readonly string[]): RawItem {
  const { kind, card: _card, parts, ...rest } = definition
  const fields: Record<string, unknown> = { ...rest, type: kind, ...(Array.isArray(parts) ? { parts: parts.map((part) => written(part as Fields, INHERITED)) } : {}) }
  fields['procedures'] = restsOn(fields)
  const kept = inOrder(Object.keys(fields)).filter((key) => !without.includes(key) && !isDefault(key, fields[key]))
  return Object.fromEntries(kept.map((key) => [snakeKey(key), snakeKeys(fields[key])]))
}

/** Without what the question itself or its parts say in their own keys. */
function restsOn({ procedures, procedure, asOf, parts }: Fields): unknown[] {
  const said = [{ procedure, as_of: asOf }, ...(Array.isArray(parts) ? (parts as Fields[]) : [])].flatMap((one: Fields) => [
    `${String(one['procedure'])} ${String(one['as_of'])}`,
    ...(Array.isArray(one['procedures']) ? (one['procedures'] as Fields[]).map((row) => `${String(row['code'])} ${String(row['as_of'])}`) : []),
  ])
  const rows = Array.isArray(procedures) ? (procedures as Fields[]) : []
  return rows.filter((row) => !said.includes(`${String(row['code'])} ${String(row['asOf'])}`))
}

function isDefault(key: string, value: unknown): boolean {
  if (key === 'hint') return value === ''
  if (key === 'purpose') return value === 'exam'
  return key === 'procedures' && Array.isArray(value) && value.length === 0
}

/** Keys as files write them, at any depth; `correct: false` and `fatal: false` go without saying. */
function snakeKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(snakeKeys)
  if (value === null || typeof value !== 'object') return value
  const fields = value as Fields
  const said = inOrder(Object.keys(fields)).filter((key) => !((key === 'correct' || key === 'fatal') && fields[key] === false))
  return Object.fromEntries(said.map((key) => [snakeKey(key), snakeKeys(fields[key])]))
}

/** Keys of files are in their order already; one that is not in the list goes last. */
function inOrder(keys: readonly string[]): string[] {
  const place = (key: string) => {
    const at = ORDER.findIndex((one) => one === key || snakeKey(one) === key)
    return at < 0 ? ORDER.length : at
  }
  return [...keys].sort((a, b) => place(a) - place(b))
}
