/**
 * CSV as RFC 4180 writes it, separated as the setting CSV_SEPARATOR says, with a byte order mark so that Excel reads UTF-8.
 * A text cell that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers (a decimal comma where the separator is a semicolon,
 * which is what a Vietnamese Excel expects). Source: RFC 4180; OWASP "CSV Injection".
 */
import { env } from '~/server/env.server'

export type Cell = string | number | null
export type CsvOptions = { separator?: ';' | ',' }

const FORMULA = /^[=+\-@\t\r\n]/

/** A text that no spreadsheet runs. */
function neutralise(text: string): string {
  return FORMULA.test(text) ? `'${text}` : text
}

function field(cell: Cell, separator: string): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return separator === ';' ? String(cell).replace('.', ',') : String(cell)
  const text = neutralise(cell)
  return /["\r\n]/.test(text) || text.includes(separator) || text !== text.trim() ? `"${text.replace(/"/g, '""')}"` : text
}

/** Excel takes a semicolon where the decimal mark is a comma, as in Vietnamese settings of Windows; elsewhere a comma. */
const ofSetting = () => (env().CSV_SEPARATOR === 'comma' ? ',' : ';')

/** What a file begins with. */
export const CSV_START = '\uFEFF'

export function csvLine(row: readonly Cell[], { separator = ofSetting() }: CsvOptions = {}): string {
  return `${row.map((cell) => field(cell, separator)).join(separator)}\r\n`
}

/** The whole file as text: the first row is the head. */
export function toCsv(rows: Iterable<readonly Cell[]>, options: CsvOptions = {}): string {
  let text = CSV_START
  for (const row of rows) text += csvLine(row, options)
  return text
}
