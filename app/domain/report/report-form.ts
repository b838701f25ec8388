/**
 * The form of a report: which, of whose people, and when. Years and days from the first kept (01/08/2008) up to today: a
 * report tells what was. A year that is not over is told up to today. Faults are keys of the catalogue `report`, by field.
 * Source: issue "Compliance" (official reports); certificates.md §2.
 */
import { type Day, parseVietnameseDate, partsOfDay } from '../kernel/day'
import { err, ok, type Result } from '../kernel/result'
import type { ReportRequest } from '../export-file/export-request'
import type { ReportStructure } from './official-sheet'

export const reportKinds = ['training_results', 'commune_quality', 'eligible_learners'] as const
export type ReportKind = (typeof reportKinds)[number]

const FIRST_DAY: Day = '2008-08-01'

export type ReportFaults = Partial<Record<'unit' | 'year' | 'on' | 'course' | 'from' | 'to', string>>
/** What the address or the form holds; blank is what is not given. */
export type ReportTyped = Readonly<Record<string, string>>

/** Fields of a report beside its unit. Total. */
export function reportFields(kind: ReportKind): readonly ('year' | 'on' | 'course' | 'from' | 'to')[] {
  switch (kind) {
    case 'training_results':
      return ['year']
    case 'commune_quality':
      return ['on']
    case 'eligible_learners':
      return ['course', 'from', 'to']
  }
}

/** What the form says before anything is typed: this year, today, the year so far. */
export function reportDefaults(kind: ReportKind, today: Day, format: (day: Day) => string): ReportTyped {
  const { year } = partsOfDay(today)
  const all = { year: String(year), on: format(today), course: '', from: format(`${year}-01-01`), to: format(today) }
  return Object.fromEntries(reportFields(kind).map((field) => [field, all[field]]))
}

/** The structure asked for; that of the day where nothing is. */
function reportStructure(typed: ReportTyped): ReportStructure {
  return typed['structure'] === 'today' ? 'today' : 'then'
}

/** The day of the unit tree that a typed form speaks of: the last day of its figures as far as it can be read, or today by the structure of today. */
export function reportDay(kind: ReportKind, typed: ReportTyped, today: Day): Day {
  if (reportStructure(typed) === 'today') return today
  const parsed = readWhen(kind, typed, today)
  return parsed.ok ? parsed.value.asOf : today
}

/** Reads the form. In: the unit chosen, '' when none is. Out: the request, or faults by field. */
export function parseReport(kind: ReportKind, typed: ReportTyped, today: Day): Result<ReportRequest, ReportFaults> {
  const when = readWhen(kind, typed, today)
  const faults: ReportFaults = { ...unitFault(typed['unit']), ...courseFault(kind, typed['course']), ...(when.ok ? {} : when.reason) }
  if (!when.ok || Object.keys(faults).length > 0) return err(faults)
  return ok(requestOf(kind, typed, when.value))
}

const UNIT = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const LONGEST_CODE = 40

const unitFault = (unitId = ''): ReportFaults => (UNIT.test(unitId) ? {} : { unit: 'fault_unit' })

function courseFault(kind: ReportKind, course = ''): ReportFaults {
  const code = course.trim()
  return kind === 'eligible_learners' && (code === '' || code.length > LONGEST_CODE) ? { course: 'fault_course' } : {}
}

function requestOf(kind: ReportKind, typed: ReportTyped, { asOf, from, year }: When): ReportRequest {
  const whose = { unitId: typed['unit'] ?? '', asOf, ...(reportStructure(typed) === 'today' ? { structure: 'today' as const } : {}) }
  switch (kind) {
    case 'training_results':
      return { kind, ...whose, year }
    case 'commune_quality':
      return { kind, ...whose }
    case 'eligible_learners':
      return { kind, ...whose, from, courseCode: (typed['course'] ?? '').trim() }
  }
}

type When = { readonly asOf: Day; readonly from: Day; readonly year: number }

function readWhen(kind: ReportKind, typed: ReportTyped, today: Day): Result<When, ReportFaults> {
  switch (kind) {
    case 'training_results':
      return readYear(typed['year'], today)
    case 'commune_quality': {
      const day = readDay(typed['on'], today)
      return day.ok ? ok({ asOf: day.value, from: day.value, year: partsOfDay(day.value).year }) : err({ on: day.reason })
    }
    case 'eligible_learners':
      return readPeriod(typed, today)
  }
}

function readYear(typed: string | undefined, today: Day): Result<When, ReportFaults> {
  const text = (typed ?? '').trim()
  const year = /^\d{4}$/.test(text) ? Number(text) : 0
  const { year: thisYear } = partsOfDay(today)
  if (year < partsOfDay(FIRST_DAY).year || year > thisYear) return err({ year: 'fault_year' })
  return ok({ year, from: `${year}-01-01`, asOf: year === thisYear ? today : `${year}-12-31` })
}

function readPeriod(typed: ReportTyped, today: Day): Result<When, ReportFaults> {
  const [from, to] = [readDay(typed['from'], today), readDay(typed['to'], today)]
  if (!from.ok || !to.ok) return err({ ...(from.ok ? {} : { from: from.reason }), ...(to.ok ? {} : { to: to.reason }) })
  return from.value > to.value ? err({ to: 'fault_order' }) : ok({ asOf: to.value, from: from.value, year: partsOfDay(to.value).year })
}

function readDay(typed: string | undefined, today: Day): Result<Day, string> {
  const day = parseVietnameseDate(typed ?? '')
  if (day === undefined) return err('fault_day')
  return day < FIRST_DAY || day > today ? err('fault_range') : ok(day)
}
