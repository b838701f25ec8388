/**
 * One row of a roster as facts: the cells of the mapped columns read, cleaned and checked, each fault with its column.
 * Text is NFC without no-break or zero-width signs; columns of an old font are decoded first, because one of its letters is
 * a sign (soft hyphen) that cleaning takes away. Source: issue "Compliance" (roster); certificates.md §3.
 */
import type { Day } from '../kernel/day'
import { cleanText, searchKey } from '../kernel/vietnamese-text'
import { type ReadDay, readDay } from './excel-day'
import { decodeLegacy } from './legacy-text'
import type { RosterField } from './roster-field'
import type { RosterCell, RosterSettings } from './roster-import'

export type RowFault = { readonly column: RosterField | null; readonly key: string; readonly values: Readonly<Record<string, string | number>> }
export type RosterEntry = {
  readonly staffCode: string
  readonly fullName: string
  readonly birth: ReadDay | null
  readonly sex: 'female' | 'male' | null
  readonly email: string | null
  readonly phone: string | null
  readonly unit: string
  readonly unitParent: string
  readonly position: string
  readonly kind: 'main' | 'concurrent'
  readonly from: Day
  /** whether the row itself said since when */
  readonly fromStated: boolean
  readonly to: Day | null
  readonly decision: string
}

const LONGEST = { fullName: 120, staffCode: 40, unit: 300, position: 300, decision: 300, email: 200, phone: 40 } as const

/** What exports and spreadsheets put before a text so that it is not taken for a formula; no part of the text. */
const GUARD = /^'+(?=[=+\-@])/

/** The text of a cell as it should have been typed, out of the column's font. */
export function cellText(cell: RosterCell | undefined, encoding: 'unicode' | 'tcvn3' | 'vni' = 'unicode'): string {
  if (cell === undefined) return ''
  const text = typeof cell === 'number' ? String(cell) : cell
  return cleanText(encoding === 'unicode' ? text : decodeLegacy(text, encoding)).replace(GUARD, '')
}

/** In: the cells of a row, the settings, the year it is. Out: the entry, and its faults (empty: it can be judged). */
export function readEntry(cells: readonly RosterCell[], settings: RosterSettings, date1904: boolean, year: number): { readonly entry: RosterEntry; readonly faults: readonly RowFault[] } {
  const faults: RowFault[] = []
  const fail: Fail = (column, key, values = {}) => void faults.push({ column, key, values })
  const at = (field: RosterField) => settings.columns.findIndex((column) => column.field === field)
  const text = (field: RosterField) => cellText(cells[at(field)], settings.columns[at(field)]?.encoding)
  const limited = (field: keyof typeof LONGEST) => {
    const value = text(field)
    if (value.length > LONGEST[field]) fail(field, 'tooLong', { limit: LONGEST[field] })
    return value.slice(0, LONGEST[field])
  }
  const day = (field: DayField, latestYear: number) => dayOf(field, cells[at(field)], settings.columns[at(field)]?.encoding, date1904, latestYear, fail)
  const present = (field: 'unit' | 'position') => {
    const value = limited(field)
    if (value === '') fail(field, 'empty')
    return value
  }
  const birth = birthOf(day('birth', year - 16), year, fail)
  const span = spanOf(day('from', year + 1), day('to', year + 10), settings.from, fail)
  const email = emailOf(limited('email'), fail)
  const fullName = nameOf(limited('fullName'), fail)
  const legacyName = settings.columns[at('fullName')]?.encoding !== 'unicode'
  const entry: RosterEntry = {
    unit: present('unit'), position: present('position'),
    staffCode: padded(limited('staffCode'), settings.codeWidth), fullName: legacyName ? withCapitals(fullName) : fullName, birth, sex: sexOf(text('sex'), fail), email, phone: phoneOf(limited('phone')),
    unitParent: text('unitParent'), kind: kindOf(text('kind'), fail), ...span, decision: limited('decision') || settings.decision,
  }
  return { entry, faults }
}

type DayField = 'birth' | 'from' | 'to'

function dayOf(field: DayField, cell: RosterCell | undefined, encoding: Parameters<typeof cellText>[1], date1904: boolean, latestYear: number, fail: Fail): ReadDay | null {
  if (cell === undefined || cellText(cell) === '') return null
  const read = readDay(typeof cell === 'number' ? cell : cellText(cell, encoding), date1904, latestYear)
  if (read === undefined) fail(field, 'notADay', { text: cellText(cell).slice(0, 40) })
  else if (field !== 'birth' && read.precision !== 'day') fail(field, 'dayIncomplete', { text: cellText(cell) })
  return read ?? null
}

/** Nobody under 16 or over 100 is in office. */
function birthOf(birth: ReadDay | null, year: number, fail: Fail): ReadDay | null {
  const born = birth === null ? null : Number(birth.day.slice(0, 4))
  if (born !== null && (born < year - 100 || born > year - 16)) fail('birth', 'birthUnlikely', { text: String(born) })
  return birth
}

function spanOf(from: ReadDay | null, to: ReadDay | null, otherwise: Day, fail: Fail): Pick<RosterEntry, 'from' | 'fromStated' | 'to'> {
  const start = from?.day ?? otherwise
  if (to !== null && to.day <= start) fail('to', 'endBeforeStart')
  return { from: start, fromStated: from !== null, to: to?.day ?? null }
}

function emailOf(email: string, fail: Fail): string | null {
  if (email !== '' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) fail('email', 'notAnEmail', { text: email.slice(0, 40) })
  return email === '' ? null : email
}

function nameOf(fullName: string, fail: Fail): string {
  if (fullName === '') fail('fullName', 'empty')
  else if (/\d/.test(fullName) || !/\p{L}/u.test(fullName)) fail('fullName', 'notAName', { text: fullName.slice(0, 40) })
  return fullName
}

/** Codes of digits lose their leading zeros when a spreadsheet takes them for numbers. */
function padded(code: string, width: number): string {
  return /^\d+$/.test(code) ? code.padStart(width, '0') : code
}

/**
 * Numbers for phones lose their zero when a spreadsheet takes them for numbers: nine digits of a mobile one, ten of a fixed
 * one. Others stay as they were typed. Source: telephone numbering plan (mobile 03, 05, 07–09; fixed 02), since 2018.
 */
function phoneOf(phone: string): string | null {
  const digits = phone.replace(/[ .-]/g, '')
  if (/^(?:[35789]\d{8}|2\d{9})$/.test(digits)) return `0${phone}`
  return phone === '' ? null : phone
}

/** Old fonts have no capital with a tone: "ánh" at the beginning of a name was Ánh. */
function withCapitals(name: string): string {
  return name.replace(/(^| )(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}

type Fail = (column: RosterField, key: string, values?: RowFault['values']) => void

function sexOf(text: string, fail: Fail): 'female' | 'male' | null {
  const key = searchKey(text)
  if (key === '') return null
  if (/^(nu|female|f|x)$/.test(key)) return 'female'
  if (/^(nam|male|m)$/.test(key)) return 'male'
  fail('sex', 'notASex', { text: text.slice(0, 20) })
  return null
}

function kindOf(text: string, fail: Fail): 'main' | 'concurrent' {
  const key = searchKey(text)
  if (/^(|chinh|chinh thuc|main|khong|0)$/.test(key)) return 'main'
  if (/^(kiem nhiem|kiem|concurrent|co|x|1)$/.test(key)) return 'concurrent'
  fail('kind', 'notAKind', { text: text.slice(0, 20) })
  return 'main'
}
