/**
 * The rows of one sheet of a workbook as they stream out of the ZIP file: at no time is more than a piece of the sheet in
 * memory, beside its shared strings. A formula gives the value it had when the file was saved; a cell merged downwards
 * gives its value to each row it covers; a number in the style of a date comes as dd/MM/yyyy. Source: ECMA-376 part 1 §18.3.
 */
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import { dayOfSerial } from '~/domain/roster/excel-day'
import type { RosterCell } from '~/domain/roster/roster-import'
import type { Workbook } from './open-workbook.server'
import { attributeOf, unescapeXml } from './xml-text.server'
import { TooBig, entryText } from './zip-directory.server'

/** A cell that holds something stands beyond the columns that were allowed. */
export class TooWide extends TooBig {}

export type NumberedRow = { readonly number: number; readonly cells: readonly RosterCell[] }

/** One row or one shared string longer than this is no roster. */
const MAX_PIECE = 1_000_000
const MAX_STRINGS = 3_000_000
const MAX_STRING_LETTERS = 120_000_000
const MAX_COLUMNS = 200
const LONGEST_CELL = 2000

/** Elements of one name, whole, as they come past. */
async function* elements(pieces: AsyncIterable<string>, name: string): AsyncGenerator<string[]> {
  const pattern = new RegExp(`<(?:\\w+:)?${name}(?=[\\s>/])(?:[^>]*/>|[^>]*>[\\s\\S]*?</(?:\\w+:)?${name}>)`, 'g')
  let rest = ''
  for await (const piece of pieces) {
    rest += piece
    const found: string[] = []
    let end = 0
    for (const match of rest.matchAll(pattern)) {
      found.push(match[0])
      end = match.index + match[0].length
    }
    rest = rest.slice(end)
    if (rest.length > MAX_PIECE) {
      // Before the first element there may be much else (columns, views); an element that does not end is refused.
      const open = rest.search(new RegExp(`<(?:\\w+:)?${name}[\\s>]`))
      if (open >= 0) throw new TooBig(name)
      rest = rest.slice(-50)
    }
    if (found.length > 0) yield found
  }
}

function textIn(xml: string): string {
  const plain = xml.includes('rPh') ? xml.replace(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml
  let text = ''
  for (const match of plain.matchAll(/<(?:\w+:)?t(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?t>/g)) text += match[1]
  return unescapeXml(text)
}

/** `most`: how many are wanted; reading stops there. `unpacked`: bytes they may take, at most; more throws TooBig. */
export async function sharedStrings({ bytes, entries }: Workbook, most = Infinity, unpacked?: number): Promise<string[]> {
  const entry = entries.get('xl/sharedStrings.xml')
  const strings: string[] = []
  let letters = 0
  if (!entry) return strings
  for await (const found of elements(entryText(bytes, entry, unpacked), 'si')) {
    for (const one of found) {
      const text = textIn(one).slice(0, LONGEST_CELL)
      letters += text.length
      strings.push(text)
    }
    if (strings.length > MAX_STRINGS || letters > MAX_STRING_LETTERS) throw new TooBig('sharedStrings')
    if (strings.length >= most) break
  }
  return strings
}

type Merge = { readonly column: number; readonly from: number; readonly to: number }

/** Cells merged over several rows, by the row they begin in. */
export async function downwardMerges({ bytes, sheets }: Workbook, sheet: number): Promise<Map<number, Merge[]>> {
  const merges = new Map<number, Merge[]>()
  const entry = sheets[sheet]?.entry
  if (!entry) return merges
  for await (const found of elements(entryText(bytes, entry), 'mergeCell')) {
    for (const one of found) {
      const [, first = '', from = '', , to = ''] = /ref="([A-Z]+)(\d+):([A-Z]+)(\d+)"/.exec(one) ?? []
      if (Number(to) > Number(from)) merges.set(Number(from), [...(merges.get(Number(from)) ?? []), { column: columnOf(first), from: Number(from), to: Number(to) }])
    }
  }
  return merges
}

function columnOf(letters: string): number {
  let column = 0
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64
  return column - 1
}

/** Left out: cells beyond column 200 are passed over, and a sheet may be as large as that of the largest roster. */
type Limits = { readonly columns: number; readonly unpacked: number }

export type RowsOf = { readonly book: Workbook; readonly sheet: number; readonly strings: readonly string[] | null; readonly merges?: ReadonlyMap<number, readonly Merge[]>; readonly limits?: Limits }

/** Rows in order, a batch for each piece of the file. `strings` null: shared ones come as numbers in a text "\u0000n". */
export async function* sheetRows({ book, sheet, strings, merges, limits }: RowsOf): AsyncGenerator<NumberedRow[]> {
  const entry = book.sheets[sheet]?.entry
  if (!entry) return
  const open = new Map<number, { to: number; value: RosterCell }>()
  let number = 0
  for await (const found of elements(entryText(book.bytes, entry, limits?.unpacked), 'row')) {
    const rows = found.map((xml): NumberedRow => {
      number = Number(attributeOf(/<(?:\w+:)?row\b([^>]*)>/.exec(xml)?.[1] ?? '', 'r')) || number + 1
      const cells = cellsOf(xml, book, strings, limits?.columns)
      if (merges && merges.size > 0) spread(cells, number, merges, open)
      return { number, cells }
    })
    yield rows
  }
}

function spread(cells: RosterCell[], number: number, merges: ReadonlyMap<number, readonly Merge[]>, open: Map<number, { to: number; value: RosterCell }>): void {
  for (const [column, { to, value }] of open) {
    if (number > to) open.delete(column)
    else if (cells[column] === undefined || cells[column] === '') {
      while (cells.length < column) cells.push('')
      cells[column] = value
    }
  }
  for (const { column, to } of merges.get(number) ?? []) if (cells[column] !== undefined && cells[column] !== '') open.set(column, { to, value: cells[column] })
}

const CELL = /<(?:\w+:)?c(?=[\s>/])([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g
const VALUE = /<(?:\w+:)?v(?:\s[^>]*)?>([\s\S]*?)<\/(?:\w+:)?v>/
const PLACE = /\br="([A-Z]+)\d+"/
const TYPE = /\bt="(\w+)"/
const STYLE = /\bs="(\d+)"/

function cellsOf(xml: string, book: Workbook, strings: readonly string[] | null, most?: number): RosterCell[] {
  const cells: RosterCell[] = []
  for (const [, attributes = '', inner = ''] of xml.matchAll(CELL)) {
    const column = columnOf(PLACE.exec(attributes)?.[1] ?? '') 
    const at = column < 0 ? cells.length : column
    if (most !== undefined && at >= most && inner !== '') throw new TooWide('columns')
    if (at >= MAX_COLUMNS) continue
    while (cells.length < at) cells.push('')
    cells[at] = valueOf(TYPE.exec(attributes)?.[1] ?? 'n', inner, Number(STYLE.exec(attributes)?.[1] ?? -1), book, strings)
  }
  return cells
}

function valueOf(type: string, inner: string, style: number, book: Workbook, strings: readonly string[] | null): RosterCell {
  if (type === 'inlineStr') return textIn(inner).slice(0, LONGEST_CELL)
  const raw = VALUE.exec(inner)?.[1] ?? ''
  if (raw === '') return ''
  if (type === 's') return strings === null ? `\u0000${raw}` : (strings[Number(raw)] ?? '')
  if (type !== 'n') return type === 'd' ? raw.slice(0, 10) : unescapeXml(raw).slice(0, LONGEST_CELL)
  const value = Number(raw)
  if (!Number.isFinite(value)) return raw.slice(0, LONGEST_CELL)
  if (!book.dateStyles.has(style)) return value
  const day = dayOfSerial(value, book.date1904)
  return day === undefined ? value : formatDayTable(day)
}
