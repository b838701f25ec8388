/** A report as its page shows it before it is taken away: the first rows, the totals, and how long the whole is. */
import type { Refusal } from '~/domain/access/policy'
import type { Actor } from '~/domain/access/role'
import type { UnitOnDay } from '~/domain/compliance/overview'
import type { ReportRequest } from '~/domain/export-file/export-request'
import type { Day } from '~/domain/kernel/day'
import { ok, type Result } from '~/domain/kernel/result'
import type { ReportCell, ReportFrame } from '~/domain/report/official-sheet'
import { openReport } from './open-report.server'

export const PREVIEWED = 50

export type ReportPage = { readonly path: readonly UnitOnDay[]; readonly frame: ReportFrame; readonly rows: readonly (readonly ReportCell[])[]; readonly total: readonly ReportCell[]; readonly length: number }

export async function loadReportPage(question: { readonly actor: Actor; readonly request: ReportRequest; readonly today: Day }): Promise<Result<ReportPage, Refusal | 'not_found' | 'course'>> {
  const opened = await openReport(question)
  if (!opened.ok) return opened
  const { path, frame, length, total, read } = opened.value
  const rows = await read(async (each) => {
    const first: (readonly ReportCell[])[] = []
    while (first.length < PREVIEWED) {
      const next = await each.next()
      if (next.done) break
      first.push(next.value)
    }
    return first
  }, PREVIEWED)
  return ok({ path, frame, rows, total, length })
}
