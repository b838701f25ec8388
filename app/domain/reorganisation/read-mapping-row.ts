/**
 * One line of a mapping file as facts: names of units with their types before them, codes, and whom the line takes.
 * Lists of codes are separated by comma, semicolon, blank or line break. Source: docs/decisions/043.
 */
import { searchKey } from '../kernel/vietnamese-text'
import { MAPPING_FIELDS, type MappingFault, type MappingField, type MappingRow } from './reorganisation'

const LONGEST = 300
const MOST_CODES = 5000

export type ReadMappingRow = { readonly entry: MappingRow; readonly faults: readonly MappingFault[] }

/** In: the number of the row and the text of each of its fields. Out: the line and its faults; null for a line that says nothing. */
export function readMappingRow(row: number, textOf: (field: MappingField) => string): ReadMappingRow | null {
  const text = Object.fromEntries(MAPPING_FIELDS.map((field) => [field, textOf(field).trim()])) as Record<MappingField, string>
  if (MAPPING_FIELDS.every((field) => text[field] === '') || isNumbering(text)) return null
  const staff = codesOf(text.staff)
  const entry = {
    row, from: typed(text.fromType, text.from), fromParent: text.fromParent, to: typed(text.toType, text.to), toParent: text.toParent,
    code: text.code === '' ? null : text.code, staff: staff.slice(0, MOST_CODES), positions: codesOf(text.positions).map((code) => code.toUpperCase()), rest: text.rest !== '',
  }
  return { entry, faults: faultsOf(row, text, staff.length) }
}

function faultsOf(row: number, text: Record<MappingField, string>, staff: number): MappingFault[] {
  const faults: MappingFault[] = []
  const fail = (column: MappingField, key: string, values: MappingFault['values'] = {}) => void faults.push({ row, column, key, values })
  for (const field of ['from', 'fromParent', 'to', 'toParent'] as const) if (text[field].length > LONGEST) fail(field, 'tooLong', { limit: LONGEST })
  if (text.from === '' && text.to === '') fail('from', 'noUnit')
  if (text.code !== '' && !/^\d{2,5}$/.test(text.code)) fail('code', 'codeUnread', { text: text.code.slice(0, 20) })
  if (!/^(|x|co|yes|1|phan con lai|con lai)$/.test(searchKey(text.rest))) fail('rest', 'restUnread', { text: text.rest.slice(0, 20) })
  if (staff > MOST_CODES) fail('staff', 'tooManyCodes', { limit: MOST_CODES })
  return faults
}

/** The line under the headings that numbers the columns: (1) (2) (3). */
function isNumbering(text: Record<MappingField, string>): boolean {
  return MAPPING_FIELDS.every((field) => /^\(?\d{0,2}\)?$/.test(text[field])) && text.from !== '' && text.to !== ''
}

function codesOf(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((code) => code !== ''))]
}

/** The type in a column of its own goes before the name, unless the name begins with it. */
function typed(type: string, name: string): string {
  return type === '' || name === '' || searchKey(name).startsWith(`${searchKey(type)} `) ? name : `${type} ${name}`
}
