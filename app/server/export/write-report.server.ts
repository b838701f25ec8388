/** A report in the format asked for, and what its file is called. */
import type { ExportFormat } from '~/domain/export-file/export-request'
import { plainName } from '~/domain/export-file/export-file'
import { searchKey } from '~/domain/kernel/vietnamese-text'
import type { ReportFrame } from '~/domain/report/official-sheet'
import type { OpenReport, ReportRows } from '~/server/report/open-report.server'
import { toOfficialCsv } from './official-csv.server'

export const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8', pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}

export type WrittenFile = { readonly bytes: Buffer; readonly name: string; readonly contentType: string }
export type WriteReport = { readonly report: OpenReport; readonly format: ExportFormat; readonly asOf: string; readonly now: Date; readonly onRow?: (row: number) => Promise<void> }

export async function writeReport({ report, format, asOf, now, onRow }: WriteReport): Promise<WrittenFile> {
  const { frame, path, read } = report
  const bytes = await read((rows) => write(frame, onRow ? told(rows, onRow) : rows, format, now))
  return { bytes, name: plainName([frame.name, path[0]?.name ?? '', asOf].map((word) => searchKey(word)), format), contentType: CONTENT_TYPES[format] }
}

/** Paper and sheets are loaded when first needed: they would take a sixth of a worker's start. */
async function write(frame: ReportFrame, rows: ReportRows, format: ExportFormat, now: Date): Promise<Buffer> {
  switch (format) {
    case 'csv':
      return toOfficialCsv(frame, rows)
    case 'xlsx':
      return (await import('./official-xlsx.server')).toOfficialXlsx(frame, rows)
    case 'pdf':
      return (await import('./official-pdf.server')).toOfficialPdf(frame, rows, now)
  }
}

/** The same rows, with a word to somebody after each. */
async function* told(rows: ReportRows, onRow: (row: number) => Promise<void>): ReportRows {
  let next = await rows.next()
  for (let count = 1; !next.done; count += 1) {
    yield next.value
    await onRow(count)
    next = await rows.next()
  }
  return next.value
}
