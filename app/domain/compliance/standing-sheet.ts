/**
 * The two files that HR takes away, as rows of cells: units with their figures, people with their standing. Above the
 * head stand title, unit, day and reporting unit; every row is numbered; the last row is the total; numbers stay
 * numbers. No rate for fewer than five people, as on the page. Source: issue "HR"; requirements.md (reports).
 */
import { addDays } from '../kernel/day'
import { formatDayTable } from '../kernel/vietnamese-format'
import type { OfficerRow, UnitCounts } from './overview'
import { sharePercent } from './share-class'

export type SheetCell = string | number | null
export type SheetColumn = { readonly header: string; readonly width: number; readonly align?: 'left' | 'right' }
export type StandingSheet = {
  readonly name: string
  readonly lines: readonly string[]
  readonly columns: readonly SheetColumn[]
  readonly rows: readonly (readonly SheetCell[])[]
}

/** Words in the reader's language; `name` and `lines` are whole sentences. */
export type SheetWords = {
  readonly name: string
  readonly lines: readonly string[]
  readonly headers: readonly string[]
  readonly total: string
  readonly fewPeople: string
}

const UNIT_COLUMNS = [{ width: 6 }, { width: 10 }, { width: 34 }, { width: 12 }, { width: 12 }, { width: 12 }, { width: 14 }, { width: 16 }] as const
const OFFICER_COLUMNS = [{ width: 6 }, { width: 12 }, { width: 28 }, { width: 12 }, { width: 28 }, { width: 8 }, { width: 44 }, { width: 18 }, { width: 10 }, { width: 10 }, { width: 10 }, { width: 14 }] as const

/** Columns whose cells are figures, from 0: they go right. */
const UNIT_FIGURES = [0, 3, 4, 5, 6, 7]
const OFFICER_FIGURES = [0, 8, 9, 10]

function columnsOf(widths: readonly { readonly width: number }[], words: SheetWords, figures: readonly number[]): SheetColumn[] {
  return widths.map(({ width }, index) => ({ header: words.headers[index] ?? '', width, align: figures.includes(index) ? 'right' : 'left' }))
}

export type UnitLine = Pick<UnitCounts, 'code' | 'people' | 'met' | 'expiring'> & { readonly name: string }

/** Rate in percent with one decimal, cut like on the page (99,96 is 99.9), or the word for too few. */
function rate(met: number, people: number, words: SheetWords): SheetCell {
  const percent = sharePercent(met, people)
  if (percent === null) return people === 0 ? null : words.fewPeople
  return Math.floor(percent * 10 + 1e-9) / 10
}

/** Units in the order given; headers: number, code, unit, people, met, not met, share, expiring. */
export function unitSheet(units: readonly UnitLine[], words: SheetWords): StandingSheet {
  const cells = ({ people, met, expiring }: Omit<UnitLine, 'code' | 'name'>): SheetCell[] => [people, met, people - met, rate(met, people, words), expiring]
  const sum = (key: 'people' | 'met' | 'expiring') => units.reduce((total, unit) => total + unit[key], 0)
  const rows: SheetCell[][] = units.map((unit, index) => [index + 1, unit.code, unit.name, ...cells(unit)])
  rows.push([null, null, words.total, ...cells({ people: sum('people'), met: sum('met'), expiring: sum('expiring') })])
  return { name: words.name, lines: words.lines, columns: columnsOf(UNIT_COLUMNS, words, UNIT_FIGURES), rows }
}

export type OfficerLine = OfficerRow & { readonly unit: string; readonly state: string }

/** Head of a list of people: number, staff code, name, birth, unit, post code, post, standing, met, all, missing, next expiry. */
export function officerColumns(words: SheetWords): SheetColumn[] {
  return columnsOf(OFFICER_COLUMNS, words, OFFICER_FIGURES)
}

/** One line of a list of people. */
export function officerCells(one: OfficerLine, number: number): SheetCell[] {
  const expiry = one.nextExpiry === null ? null : formatDayTable(addDays(one.nextExpiry, -1))
  return [number, one.staffCode, one.fullName, one.birth, one.unit, one.positionCode, one.positionName, one.state, one.metCount, one.totalCount, one.totalCount - one.metCount, expiry]
}

export type OfficerSum = { readonly people: number; readonly met: number; readonly metCount: number; readonly totalCount: number }
export const NO_OFFICERS: OfficerSum = { people: 0, met: 0, metCount: 0, totalCount: 0 }

/** The sum with one more person. */
export function addOfficer(sum: OfficerSum, { meets, metCount, totalCount }: Pick<OfficerRow, 'meets' | 'metCount' | 'totalCount'>): OfficerSum {
  return { people: sum.people + 1, met: sum.met + Number(meets), metCount: sum.metCount + metCount, totalCount: sum.totalCount + totalCount }
}

/** The last line: how many people, and their requirements together. */
export function officerTotalCells({ people, metCount, totalCount }: OfficerSum, total: string, state: string): SheetCell[] {
  return [people, null, total, null, null, null, null, state, metCount, totalCount, totalCount - metCount, null]
}

/** People in the order given, with their total. */
export function officerSheet(officers: readonly OfficerLine[], words: SheetWords & { readonly totalState: string }): StandingSheet {
  const sum = officers.reduce(addOfficer, NO_OFFICERS)
  const rows = [...officers.map((one, index) => officerCells(one, index + 1)), officerTotalCells(sum, words.total, words.totalState)]
  return { name: words.name, lines: words.lines, columns: officerColumns(words), rows }
}
