/** The bytes of a file that was asked for, by its kind. The words of a list of officers are made where catalogues are. */
import type { Actor } from '~/domain/access/role'
import { readOfficerQuery } from '~/domain/compliance/officer-query'
import type { KnownHead, KnownLine } from '~/domain/compliance/known-sheet'
import { type KnownSummary, summaryOf } from '~/domain/compliance/known-summary'
import type { KnownTotals } from '~/domain/compliance/known-totals'
import type { PositionName } from '~/domain/compliance/officer-standing'
import type { OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import { type PeopleFilter, readPeopleFilter } from '~/domain/compliance/people-filter'
import type { OfficerLine, SheetWords, StandingSheet } from '~/domain/compliance/standing-sheet'
import { type Pace, readPace } from '~/domain/compliance/study-days'
import type { TrainingPlan } from '~/domain/compliance/training-plan'
import { type ExportFault, MOST_PAPER_ROWS, plainName } from '~/domain/export-file/export-file'
import { type ExportFormat, type ExportRequest, isSignedRequest, type KnownRequest, type OfficersRequest, type PlanRequest, type SignedRequest } from '~/domain/export-file/export-request'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { searchKey } from '~/domain/kernel/vietnamese-text'
import { CONTENT_TYPES, writeReport, type WrittenFile } from '~/server/export/write-report.server'
import { findSubjectNames } from '~/server/compliance/find-subject-names.server'
import { getPosition } from '~/server/compliance/get-position.server'
import { openKnownStanding } from '~/server/compliance/open-known-standing.server'
import { openOfficers } from '~/server/compliance/open-officers.server'
import { tallyTrainingPlan } from '~/server/compliance/tally-training-plan.server'
import { openReport } from '~/server/report/open-report.server'
import type { Difference } from '~/server/snapshot/find-differences.server'
import { openSnapshot } from '~/server/snapshot/open-snapshot.server'
import { writeSheet } from '~/server/export/write-sheet.server'
import { writeKnown } from './write-known.server'
import { writeOfficers } from './write-officers.server'
import { type SignedWords, writeSigned } from './write-signed.server'

export type OfficersHead = { readonly unit: UnitOnDay; readonly reporting: UnitOnDay; readonly asOf: Day; readonly query: OfficersRequest['query']; readonly position: PositionName | null; readonly lackedName: string | null }
export type KnownTitle = { readonly unit: UnitOnDay; readonly asOf: Day; readonly known: Day; readonly today: Day; readonly totals: KnownTotals }
export type PlanTitle = { readonly unit: UnitOnDay; readonly reporting: UnitOnDay; readonly today: Day; readonly start: Day; readonly pace: Pace; readonly filter: PeopleFilter; readonly position: PositionName | null; readonly plan: TrainingPlan }
/** By language: the words above a list of officers, those of a line, and of the total; the same of a comparison of two times, and of a signed standing; a training plan whole. */
export type FileWords = (locale: string) => {
  readonly head: (head: OfficersHead) => SheetWords
  readonly line: (row: OfficerRow) => OfficerLine
  readonly total: (met: number, people: number) => string
  readonly knownHead: (title: KnownTitle) => KnownHead
  readonly knownLine: (row: Difference) => KnownLine
  readonly planSheet: (title: PlanTitle) => StandingSheet
  readonly signed: SignedWords
}

export type WriteContent = {
  readonly actor: Actor
  readonly request: ExportRequest
  readonly format: ExportFormat
  readonly locale: string
  readonly now: Date
  readonly words: FileWords
  readonly onProgress: (done: number, total: number) => Promise<void>
}

/** summary: what the page of the comparison shows of it. */
export type WrittenContent = WrittenFile & { readonly summary?: KnownSummary }

export async function writeContent(content: WriteContent): Promise<Result<WrittenContent, ExportFault>> {
  const { actor, request, format, now, onProgress } = content
  const today = dayOfInstant(now)
  if (request.kind === 'officers') return officersContent({ ...content, request })
  if (request.kind === 'known_standing') return knownContent({ ...content, request })
  if (request.kind === 'training_plan') return planContent({ ...content, request })
  if (isSignedRequest(request)) return signedContent({ ...content, request })
  const opened = await openReport({ actor, request, today })
  if (!opened.ok) return err(opened.reason === 'course' ? 'course' : opened.reason === 'not_found' ? 'unit' : 'right')
  const report = opened.value
  if (format === 'pdf' && report.length > MOST_PAPER_ROWS) return err('tooLongForPdf')
  await onProgress(0, report.length)
  return ok(await writeReport({ report, format, asOf: request.asOf, now, onRow: (row) => onProgress(row, report.length) }))
}

async function officersContent({ actor, request, format, locale, now, words, onProgress }: WriteContent & { readonly request: OfficersRequest }): Promise<Result<WrittenFile, ExportFault>> {
  const { unitId, asOf } = request
  const { filter, structure } = readOfficerQuery((name) => request.query[name] ?? null)
  const opened = await openOfficers({ actor, unitId, asOf, filter, structure, today: dayOfInstant(now) })
  if (!opened.ok) return err(opened.reason === 'not_found' ? 'unit' : 'right')
  const { unit, reporting, length, read } = opened.value
  const position = await getPosition(filter.positionId)
  const lackedName = filter.lacks === undefined ? null : ((await findSubjectNames([filter.lacks])).get(filter.lacks) ?? null)
  const said = words(locale)
  await onProgress(0, length)
  const bytes = await read((rows) => writeOfficers({ rows, words: said.head({ unit, reporting, asOf, query: request.query, position, lackedName }), line: said.line, total: said.total, format: format === 'csv' ? 'csv' : 'xlsx', onRow: (row) => onProgress(row, length) }))
  return ok({ bytes, name: plainName(['dat chuan can bo', unit.name, asOf].map((word) => searchKey(word)), format), contentType: CONTENT_TYPES[format] })
}

async function knownContent({ actor, request, format, locale, now, words, onProgress }: WriteContent & { readonly request: KnownRequest }): Promise<Result<WrittenContent, ExportFault>> {
  const { unitId, asOf, known } = request
  const today = dayOfInstant(now)
  const opened = await openKnownStanding({ actor, unitId, asOf, known, today })
  if (!opened.ok) return err(opened.reason === 'not_found' ? 'unit' : 'right')
  const { unit, read } = opened.value
  const said = words(locale)
  let people = 0
  const judged = (done: number, total: number) => onProgress(done, (people = total))
  const { bytes, summary } = await read(judged, async ({ totals, different, rows }) => ({
    summary: summaryOf(totals, different),
    // Most of the time goes into judging: while rows are written it stays said that all are judged.
    bytes: await writeKnown({ rows, head: said.knownHead({ unit, asOf, known, today, totals }), line: said.knownLine, format: format === 'csv' ? 'csv' : 'xlsx', onPage: () => onProgress(people, people) }),
  }))
  return ok({ bytes, summary, name: plainName(['hai thoi diem', unit.name, asOf, known].map((word) => searchKey(word)), format), contentType: CONTENT_TYPES[format] })
}

async function signedContent({ actor, request, format, locale, now, words, onProgress }: WriteContent & { readonly request: SignedRequest }): Promise<Result<WrittenFile, ExportFault>> {
  const today = dayOfInstant(now)
  const opened = await openSnapshot({ by: actor, id: request.snapshotId, what: request.kind === 'signed_rows' ? 'rows' : 'differences', today })
  if (!opened.ok) return err(opened.reason === 'not_found' ? 'unit' : 'right')
  const { length } = opened.value
  await onProgress(0, length)
  return ok(await writeSigned({ opened: opened.value, words: words(locale).signed, format: format === 'csv' ? 'csv' : 'xlsx', today, onRow: (row) => onProgress(row, length) }))
}

/** Figures of the day on which it is written: a plan begins where people stand. */
async function planContent({ actor, request, format, locale, now, words, onProgress }: WriteContent & { readonly request: PlanRequest }): Promise<Result<WrittenFile, ExportFault>> {
  const { unitId, start, query } = request
  const pace = readPace(String(request.pace))
  const today = dayOfInstant(now)
  const { structure: _, ...filter } = readPeopleFilter((name) => query[name] ?? null)
  const made = await tallyTrainingPlan({ actor, unitId, filter, start: start < today ? today : start, pace, now, onProgress })
  if (!made.ok) return err(made.reason === 'not_found' ? 'unit' : 'right')
  const position = await getPosition(filter.positionId)
  const { rows, ...sheet } = words(locale).planSheet({ ...made.value, today, start: start < today ? today : start, pace, filter, position })
  async function* cells() {
    yield* rows
  }
  return ok({ bytes: await writeSheet({ ...sheet, rows: cells(), format: format === 'csv' ? 'csv' : 'xlsx' }), name: plainName(['ke hoach boi duong', made.value.unit.name, today].map((word) => searchKey(word)), format), contentType: CONTENT_TYPES[format] })
}
