/** What a file in the background is asked with, read from an address or a form: the parameters of the page that offers it. */
import { parseAsOf, parseKnown } from '~/domain/compliance/as-of'
import { isId, officerParameters, readOfficerQuery } from '~/domain/compliance/officer-query'
import { peopleParams, readPeopleFilter } from '~/domain/compliance/people-filter'
import { parsePlanStart } from '~/domain/compliance/plan-start'
import { readPace } from '~/domain/compliance/study-days'
import { exportFormats, type ExportFormat, type ExportRequest, type SignedRequest } from '~/domain/export-file/export-request'
import type { Day } from '~/domain/kernel/day'
import { parseReport, reportKinds, type ReportKind, type ReportTyped } from '~/domain/report/report-form'

const REPORT_NAMES = ['unit', 'year', 'on', 'course', 'from', 'to', 'structure'] as const

export type FileAsked = { readonly request: ExportRequest; readonly format: ExportFormat; /** what it was read from, for a form or a link */ readonly values: Record<string, string> }

export function reportKindOf(text: string | null): ReportKind | null {
  return reportKinds.find((kind) => kind === text) ?? null
}

/** What was typed about a report. */
export function reportTyped(read: (name: string) => string | null): ReportTyped {
  return given(REPORT_NAMES, read)
}

/** Null when it cannot be read: such an address is made by hand. */
export function readFileAsked(read: (name: string) => string | null, today: Day): FileAsked | null {
  const format = exportFormats.find((one) => one === read('format'))
  const kind = read('kind') ?? ''
  if (format === undefined) return null
  if (kind === 'officers') return format === 'pdf' ? null : officersAsked(read, format, today)
  if (kind === 'known_standing') return format === 'pdf' ? null : knownAsked(read, format, today)
  if (kind === 'training_plan') return format === 'pdf' ? null : planAsked(read, format, today)
  if (kind === 'signed_rows' || kind === 'signed_differences') return format === 'pdf' ? null : signedAsked(kind, read, format, today)
  const report = reportKindOf(kind)
  if (report === null) return null
  const typed = reportTyped(read)
  const parsed = parseReport(report, typed, today)
  return parsed.ok ? { request: parsed.value, format, values: { kind, format, ...typed } } : null
}

function officersAsked(read: (name: string) => string | null, format: ExportFormat, today: Day): FileAsked | null {
  const asOf = parseAsOf(read('on'), today)
  const { unitId } = readOfficerQuery(read)
  if (!asOf.ok || unitId === undefined) return null
  const query = given(officerParameters, read)
  return { request: { kind: 'officers', unitId, asOf: asOf.value, query }, format, values: { kind: 'officers', format, unit: unitId, on: asOf.value, ...query } }
}

function knownAsked(read: (name: string) => string | null, format: ExportFormat, today: Day): FileAsked | null {
  const asOf = parseAsOf(read('on'), today)
  const known = parseKnown(read('known'), today)
  const { unitId } = readOfficerQuery(read)
  if (!asOf.ok || !known.ok || known.value === null || unitId === undefined) return null
  const asked = { unitId, asOf: asOf.value, known: known.value }
  return { request: { kind: 'known_standing', ...asked }, format, values: { kind: 'known_standing', format, unit: unitId, on: asOf.value, known: known.value } }
}

function signedAsked(kind: SignedRequest['kind'], read: (name: string) => string | null, format: ExportFormat, today: Day): FileAsked | null {
  const asOf = parseAsOf(read('on'), today)
  const { unitId } = readOfficerQuery(read)
  const snapshotId = read('snapshot')
  if (!asOf.ok || unitId === undefined || !isId(snapshotId)) return null
  return { request: { kind, unitId, asOf: asOf.value, snapshotId }, format, values: { kind, format, unit: unitId, on: asOf.value, snapshot: snapshotId } }
}

function planAsked(read: (name: string) => string | null, format: ExportFormat, today: Day): FileAsked | null {
  const start = parsePlanStart(read('start'), today)
  const pace = readPace(read('pace'))
  const { unitId } = readOfficerQuery(read)
  if (!start.ok || unitId === undefined) return null
  const query = peopleParams({ ...readPeopleFilter(read), structure: undefined })
  return { request: { kind: 'training_plan', unitId, asOf: today, start: start.value, pace, query }, format, values: { kind: 'training_plan', format, unit: unitId, start: start.value, pace: String(pace), ...query } }
}

function given(names: readonly string[], read: (name: string) => string | null): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => {
    const value = (read(name) ?? '').normalize('NFC').slice(0, 300)
    return value === '' ? [] : [[name, value]]
  }))
}
