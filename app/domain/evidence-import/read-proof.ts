/**
 * One row of a list of proofs as it reads: whose, of which kind, which paper, from and to which day, each fault with its
 * column. What a proof by hand must have (compliance/fact-form) a row must have too: a paper, and a full day that is not
 * ahead. Source: issue "Compliance" (evidence); decision 023.
 */
import { type ProofKind, proofKinds } from '../evidence/proof-kind'
import { sourceLimit } from '../evidence/source-limit'
import type { Day } from '../kernel/day'
import { searchKey } from '../kernel/vietnamese-text'
import { readDay } from '../roster/excel-day'
import { cellText } from '../roster/read-entry'
import type { RosterCell } from '../roster/roster-import'
import type { EvidenceField } from './evidence-field'
import type { EvidenceSettings } from './evidence-settings'

export type ProofFault = { readonly column: EvidenceField | null; readonly key: string; readonly values: Readonly<Record<string, string | number>> }
export type ProofEntry = {
  readonly staffCode: string
  /** '' where the list does not say it */
  readonly fullName: string
  readonly kind: ProofKind | null
  /** code, name or schooling as written */
  readonly subject: string
  readonly level: number | null
  readonly hours: number | null
  readonly paper: string
  readonly from: Day | null
  /** last day on which it holds, as the row says; null: it does not say */
  readonly lastDay: Day | null
  readonly issuer: string
}

const LONGEST = { staffCode: 40, fullName: 120, subject: 300, paper: 200, issuer: 500 } as const
const EARLIEST = '1950-01-01'
const MOST_HOURS = 1000

const KINDS: readonly (readonly [ProofKind, RegExp])[] = [
  ['training_hours', /\btiet\b|^(boi duong|so gio|lop|lop boi duong)$/],
  ['competency', /^(nang luc|kn|muc nang luc)/],
  ['education', /^(van bang|bang|bang cap|bang tot nghiep|trinh do|hoc van|trinh do (hoc van|dao tao|chuyen mon))$/],
  ['certificate', /^(giay )?chung (chi|nhan)/],
  ['document', /^(giay to|tai lieu|van ban|giay to trong ho so)$/],
]

/** In: the cells of a row, the settings, the day it is. Out: the entry, and its faults (empty: it can be judged). */
export function readProof(cells: readonly RosterCell[], settings: EvidenceSettings, date1904: boolean, today: Day): { readonly entry: ProofEntry; readonly faults: readonly ProofFault[] } {
  const faults: ProofFault[] = []
  const fail: Fail = (column, key, values = {}) => void faults.push({ column, key, values })
  const at = (field: EvidenceField) => settings.columns.findIndex((column) => column.field === field)
  const text = (field: EvidenceField) => cellText(cells[at(field)], settings.columns[at(field)]?.encoding)
  const limited = (field: keyof typeof LONGEST) => {
    const value = text(field)
    if (value.length > LONGEST[field]) fail(field, 'tooLong', { limit: LONGEST[field] })
    return value.slice(0, LONGEST[field])
  }
  const staffCode = limited('staffCode')
  if (staffCode === '') fail('staffCode', 'empty')
  const kind = kindOf(text('kind'), settings.kind, fail)
  const paper = limited('paper') || settings.paper
  if (paper === '') fail('paper', 'empty')
  const day = (field: 'from' | 'lastDay') => dayOf(field, { cell: cells[at(field)], text: text(field), date1904, today }, fail)
  const [from, lastDay] = [day('from'), day('lastDay')]
  checkDays(from, lastDay, { today, stated: text('from') !== '' }, fail)
  const entry: ProofEntry = {
    staffCode, fullName: limited('fullName'), kind, subject: limited('subject'), paper, from, lastDay, issuer: limited('issuer'),
    level: kind === 'competency' ? numberOf('level', text('level'), sourceLimit('import'), fail) : null,
    hours: kind === 'training_hours' ? numberOf('hours', text('hours'), MOST_HOURS, fail) : null,
  }
  if (kind !== null && kind !== 'training_hours' && entry.subject === '') fail('subject', 'empty')
  return { entry, faults }
}

type Fail = (column: EvidenceField, key: string, values?: ProofFault['values']) => void

function kindOf(text: string, otherwise: ProofKind | null, fail: Fail): ProofKind | null {
  const key = searchKey(text)
  if (key === '') {
    if (otherwise === null) fail('kind', 'empty')
    return otherwise
  }
  const found = KINDS.find(([, pattern]) => pattern.test(key))?.[0] ?? proofKinds.find((kind) => kind === key)
  if (found === undefined) fail('kind', 'notAKind', { text: text.slice(0, 40) })
  return found ?? null
}

type DayCell = { readonly cell: RosterCell | undefined; readonly text: string; readonly date1904: boolean; readonly today: Day }

function dayOf(field: 'from' | 'lastDay', { cell, text, date1904, today }: DayCell, fail: Fail): Day | null {
  if (cell === undefined || text === '') return null
  // Two digits of a year: issued up to this year, valid up to twenty years on.
  const read = readDay(typeof cell === 'number' ? cell : text, date1904, Number(today.slice(0, 4)) + (field === 'from' ? 0 : 20))
  if (read === undefined) fail(field, 'notADay', { text: text.slice(0, 40) })
  else if (read.precision !== 'day') fail(field, 'dayIncomplete', { text: text.slice(0, 40) })
  return read?.precision === 'day' ? read.day : null
}

function checkDays(from: Day | null, lastDay: Day | null, { today, stated }: { readonly today: Day; readonly stated: boolean }, fail: Fail): void {
  if (!stated) fail('from', 'empty')
  if (from !== null && from > today) fail('from', 'fromFuture')
  if (from !== null && from < EARLIEST) fail('from', 'fromUnlikely', { text: from.slice(0, 4) })
  if (from !== null && lastDay !== null && lastDay < from) fail('lastDay', 'lastDayBefore')
}

/** A whole number from 1 on, also inside words: "Mức 3", "40 tiết". */
function numberOf(field: 'level' | 'hours', text: string, most: number, fail: Fail): number | null {
  const [, digits] = /^(?:\p{L}+ )?(\d{1,4})(?:[.,]0+)?(?: \p{L}+)?$/u.exec(text) ?? []
  const value = Number(digits ?? 0)
  if (text === '') fail(field, 'empty')
  else if (value < 1 || value > most) fail(field, 'notInRange', { text: text.slice(0, 40), most })
  return value >= 1 && value <= most ? value : null
}
