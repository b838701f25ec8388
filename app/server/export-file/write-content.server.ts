/** The bytes of a file that was asked for, by its kind. The words of a list of officers are made where catalogues are. */
import type { Actor } from '~/domain/access/role'
import { readOfficerQuery } from '~/domain/compliance/officer-query'
import type { OfficerRow, UnitOnDay } from '~/domain/compliance/overview'
import type { OfficerLine, SheetWords } from '~/domain/compliance/standing-sheet'
import { type ExportFault, MOST_PAPER_ROWS, plainName } from '~/domain/export-file/export-file'
import type { ExportFormat, ExportRequest, OfficersRequest } from '~/domain/export-file/export-request'
import { type Day, dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { searchKey } from '~/domain/kernel/vietnamese-text'
import { db } from '~/server/db.server'
import { CONTENT_TYPES, writeReport, type WrittenFile } from '~/server/export/write-report.server'
import { openOfficers } from '~/server/compliance/open-officers.server'
import { openReport } from '~/server/report/open-report.server'
import { writeOfficers } from './write-officers.server'

export type OfficersHead = { readonly unit: UnitOnDay; readonly reporting: UnitOnDay; readonly asOf: Day; readonly query: OfficersRequest['query']; readonly positionName: string | null }
/** By language: the words above the list, those of a line, and of the total. */
export type OfficersWords = (locale: string) => {
  readonly head: (head: OfficersHead) => SheetWords
  readonly line: (row: OfficerRow) => OfficerLine
  readonly total: (met: number, people: number) => string
}

export type WriteContent = {
  readonly actor: Actor
  readonly request: ExportRequest
  readonly format: ExportFormat
  readonly locale: string
  readonly now: Date
  readonly words: OfficersWords
  readonly onProgress: (done: number, total: number) => Promise<void>
}

export async function writeContent(content: WriteContent): Promise<Result<WrittenFile, ExportFault>> {
  const { actor, request, format, now, onProgress } = content
  const today = dayOfInstant(now)
  if (request.kind === 'officers') return officersContent({ ...content, request })
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
  const position = filter.positionId === undefined ? null : await db().position.findUnique({ where: { id: filter.positionId }, select: { name: true } })
  const said = words(locale)
  await onProgress(0, length)
  const bytes = await read((rows) => writeOfficers({ rows, words: said.head({ unit, reporting, asOf, query: request.query, positionName: position?.name ?? null }), line: said.line, total: said.total, format: format === 'csv' ? 'csv' : 'xlsx', onRow: (row) => onProgress(row, length) }))
  return ok({ bytes, name: plainName(['dat chuan can bo', unit.name, asOf].map((word) => searchKey(word)), format), contentType: CONTENT_TYPES[format] })
}
