/**
 * A stored question as an item of our own file: the way back of read-item. What has its default, and what was computed
 * when it was read (a procedure's card, what a part takes from its case), is left out. Source: writing-guide §11.
 */
import { snakeKey } from '../content/camel-keys'
import type { QuestionDefinition } from '../question/question-definition'
import type { RawItem } from './exchange-item'

const FIRST = ['id', 'type', 'objective', 'level', 'mustBeRight', 'points', 'purpose', 'legal', 'procedures', 'procedure', 'asOf', 'stem', 'hint'] as const
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
  const keys = [...FIRST, ...Object.keys(fields).filter((key) => !(FIRST as readonly string[]).includes(key))]
  const kept = keys.filter((key) => key in fields && !without.includes(key) && !isDefault(key, fields[key]))
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
  const entries = Object.entries(value).filter(([key, one]) => !((key === 'correct' || key === 'fatal') && one === false))
  return Object.fromEntries(entries.map(([key, one]) => [snakeKey(key), snakeKeys(one)]))
}
