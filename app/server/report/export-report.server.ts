/** A short report as a file at once: who took it, of which unit and day, stands in the audit log first. Long ones are made in the background. */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import { LONG_LIST } from '~/domain/export-file/export-file'
import type { ExportFormat, ReportRequest } from '~/domain/export-file/export-request'
import { dayOfInstant } from '~/domain/kernel/day'
import { err, ok, type Result } from '~/domain/kernel/result'
import { recordEvent } from '~/server/audit/record-event.server'
import { db } from '~/server/db.server'
import { writeReport, type WrittenFile } from '~/server/export/write-report.server'
import { openReport } from './open-report.server'

export type ExportReport = { readonly actor: Actor; readonly request: ReportRequest; readonly format: ExportFormat; readonly now: Date }

export async function exportReport({ actor, request, format, now }: ExportReport): Promise<Result<WrittenFile, Refusal | 'not_found' | 'course' | 'too_long'>> {
  const opened = await openReport({ actor, request, today: dayOfInstant(now) })
  if (!opened.ok) return opened
  const report = opened.value
  if (report.length > LONG_LIST) return err('too_long')
  await db().$transaction((tx) => recordEvent(tx, { at: now, actor: { userId: actor.userId, name: actor.username }, action: 'report.export', subjectType: 'unit', subjectId: request.unitId, detail: { ...request, format, rows: report.length } }))
  return ok(await writeReport({ report, format, asOf: request.asOf, now }))
}
