/** The mapping form of a roster: which sheet and heading row, what each column is, and what the file does not say. */
import { type Day, addMonths, parseVietnameseDate } from '~/domain/kernel/day'
import { formatDayTable } from '~/domain/kernel/vietnamese-format'
import { cleanText } from '~/domain/kernel/vietnamese-text'
import { detectEncoding } from '~/domain/roster/detect-encoding'
import type { TextEncodingOfColumn } from '~/domain/roster/legacy-text'
import { cellText } from '~/domain/roster/read-entry'
import { ROSTER_FIELDS, type RememberedFields, type RosterField, fieldOfHeading, findHeader, guessFields } from '~/domain/roster/roster-field'
import { type Inspection, type RosterSettings, checkSettings } from '~/domain/roster/roster-import'
import type { FormFaults } from './form'

export type Remembered = { readonly fields: RememberedFields; readonly codeWidth: number }
type Column<Field extends string> = { readonly field: Field | null; readonly encoding: TextEncodingOfColumn }
export type TypedColumns<Field extends string> = { readonly sheet: number; readonly headerRow: number; readonly columns: Column<Field>[] }
export type TypedMapping = TypedColumns<RosterField> & { readonly from: string; readonly decision: string; readonly codeWidth: string }
type Guess<Field> = { readonly fieldOf: (heading: string) => Field | null; readonly guess: (headings: readonly string[]) => (Field | null)[] }

/** What the page begins with: the sheet with most headings, its heading row, fields and width of codes as remembered or guessed, encodings as detected. */
export function startMapping(inspection: Inspection, { fields: remembered, codeWidth }: Remembered, query: URLSearchParams, today: Day): TypedMapping {
  const columns = startColumns(inspection, query, { fieldOf: fieldOfHeading, guess: (headings) => guessFields(headings, remembered) })
  return { ...columns, from: formatDayTable(today), decision: '', codeWidth: widthText(codeWidth) }
}

/** As the form shows it. */
export function widthText(codeWidth: number): string {
  return codeWidth === 0 ? '' : String(codeWidth)
}

/** The same for any list: how its headings are told is given. */
export function startColumns<Field extends string>(inspection: Inspection, query: URLSearchParams, { fieldOf, guess }: Guess<Field>): TypedColumns<Field> {
  const asked = Number(query.get('sheet') ?? NaN)
  const rowsOf = (sheet: number) => (inspection.sheets[sheet]?.rows ?? []).map((cells) => cells.map((cell) => cellText(cell, detectEncoding(cells.map(String)))))
  const named = inspection.sheets.map((_, sheet) => findHeader(rowsOf(sheet), fieldOf))
  const sheet = inspection.sheets[asked] ? asked : Math.max(0, named.findIndex((header) => header !== null))
  const askedHeader = Number(query.get('header') ?? NaN)
  const rows = inspection.sheets[sheet]?.rows ?? []
  const headerRow = Number.isInteger(askedHeader) && askedHeader >= 1 && askedHeader <= rows.length ? askedHeader - 1 : (named[sheet] ?? 0)
  const width = Math.max(0, ...rows.slice(headerRow).map((cells) => cells.length))
  const samples = Array.from({ length: width }, (_, at) => rows.slice(headerRow).flatMap((cells) => (typeof cells[at] === 'string' ? [cells[at]] : [])))
  // A column of codes or numbers says nothing of its font; its heading was typed in that of the other headings.
  const font = detectEncoding((rows[headerRow] ?? []).map(String))
  const below = Array.from({ length: width }, (_, at) => rows.slice(headerRow + 1).map((cells) => String(cells[at] ?? '')).join(''))
  const encodings = samples.map((texts, at) => (/[^\p{ASCII}]/u.test(below[at] ?? '') ? detectEncoding(texts) : font))
  const fields = guess(Array.from({ length: width }, (_, at) => cellText(rows[headerRow]?.[at], encodings[at])))
  return { sheet, headerRow, columns: fields.map((field, at) => ({ field, encoding: encodings[at] ?? 'unicode' })) }
}

const ENCODINGS = ['unicode', 'tcvn3', 'vni'] as const

/** In: the form, the file and the day it is. Out: what was typed, the settings when all is well, and faults as keys of the catalogue. */
export function readMapping(form: FormData, inspection: Inspection, today: Day): { readonly typed: TypedMapping; readonly settings: RosterSettings | null; readonly faults: FormFaults } {
  const said = saidIn(form)
  const typed = { ...readColumns(form, ROSTER_FIELDS), from: said('from').slice(0, 20), decision: said('decision').slice(0, 300), codeWidth: said('codeWidth').slice(0, 4) }
  const from = parseVietnameseDate(typed.from)
  const codeWidth = typed.codeWidth === '' ? 0 : whole(typed.codeWidth)
  const faults: FormFaults = {}
  if (from === undefined) faults['from'] = 'settings_fromUnread'
  else if (Number(from.slice(0, 4)) < 1950 || from > addMonths(today, 24)) faults['from'] = 'settings_fromUnlikely'
  if (typed.decision === '') faults['decision'] = 'settings_decisionMissing'
  if (!/^\d{0,2}$/.test(typed.codeWidth) || codeWidth > 20) faults['codeWidth'] = 'settings_codeWidth'
  if (from === undefined) return { typed, settings: null, faults }
  const settings: RosterSettings = { sheet: typed.sheet, headerRow: typed.headerRow, columns: typed.columns, from, decision: typed.decision, codeWidth }
  for (const { fault, field } of checkSettings(settings, inspection)) faults[field === undefined ? 'form' : `${fault}-${field}`] = `settings_${fault}`
  return { typed, settings: Object.keys(faults).length === 0 ? settings : null, faults }
}

/** The clean text of a field; '' for none. */
export function saidIn(form: FormData): (name: string) => string {
  return (name) => (typeof form.get(name) === 'string' ? cleanText(String(form.get(name))) : '')
}

const whole = (text: string) => (/^\d{1,4}$/.test(text) ? Number(text) : 0)

/** Sheet, heading row and what each column is said to be. */
export function readColumns<Field extends string>(form: FormData, fields: readonly Field[]): TypedColumns<Field> {
  const said = saidIn(form)
  const columns = Array.from({ length: Math.min(200, whole(said('columns'))) }, (_, at) => ({
    field: fields.find((field) => field === said(`field-${at}`)) ?? null,
    encoding: ENCODINGS.find((encoding) => encoding === said(`encoding-${at}`)) ?? ('unicode' as const),
  }))
  return { sheet: whole(said('sheet')), headerRow: whole(said('headerRow')), columns }
}

const SAMPLES = 3

type ShownColumns = { readonly sheet: number; readonly headerRow: number; readonly columns: readonly Column<string>[] }

/** The columns as the mapping page shows them: heading, some cells as they are and as they are read. Empty ones are left out. */
export function columnsShown(inspection: Inspection, { sheet, headerRow, columns }: ShownColumns, twice: readonly string[]) {
  const rows = inspection.sheets[sheet]?.rows ?? []
  const short = (text: string) => text.slice(0, 60)
  return columns.flatMap(({ field, encoding }, at) => {
    const below = rows.slice(headerRow + 1).flatMap((cells) => (cells[at] === undefined || cellText(cells[at]) === '' ? [] : [cells[at]])).slice(0, SAMPLES)
    const heading = cellText(rows[headerRow]?.[at], encoding)
    if (heading === '' && below.length === 0) return []
    return [{ at, letter: columnLetter(at), heading: short(heading), samples: below.map((cell) => ({ raw: short(cellText(cell)), read: short(cellText(cell, encoding)) })), field, encoding, bad: field !== null && twice.includes(field) }]
  })
}

/** The rows of a sheet that can be chosen as its headings: all that were read at the upload, each with what it says. */
export function headingsShown({ sheets }: Inspection, sheet: number): { readonly at: number; readonly text: string }[] {
  return (sheets[sheet]?.rows ?? []).map((cells, at) => ({ at, text: cells.map((cell) => cellText(cell)).filter((text) => text !== '').join(' | ').slice(0, 90) }))
}

function columnLetter(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnLetter(Math.floor(at / 26) - 1) + columnLetter(at % 26)
}
