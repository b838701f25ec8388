/**
 * Whether a row of a sheet is data: which rows are judged, and which are only counted and shown. Every row of data ends up
 * created, changed, unchanged, asked or refused, however little it says. Source: issue "Compliance" (roster).
 */
import { cellText } from './read-entry'
import type { RosterCell, RosterSettings } from './roster-import'

/**
 * Passed over: a heading of a group, a total, a signature alone, the line of column numbers. At most one mapped cell of it
 * is filled, or none but those that a cell merged downwards may have filled. In: the cells and the columns. Total.
 */
export function rowSort(cells: readonly RosterCell[], columns: RosterSettings['columns']): 'empty' | 'skipped' | 'data' {
  const texts = cells.map((cell) => cellText(cell))
  if (texts.every((text) => text === '')) return 'empty'
  if (texts.every((text) => /^\(?\d{0,2}\)?$/.test(text))) return 'skipped'
  const filled = columns.flatMap(({ field }, at) => (field !== null && (texts[at] ?? '') !== '' ? [field] : []))
  return filled.length >= 2 && filled.some((field) => field !== 'unit' && field !== 'unitParent') ? 'data' : 'skipped'
}
